import type { Claim, EffectLedger, Outcome } from '#activities/activity.ts';
import { jsonOf } from './anySql.ts';
import type { Sql } from './sql.ts';

interface Claimed {
  readonly claimedAt: string;
  readonly fence: number;
}

/**
 * The ledger of what was done to the outside world. Two claims at once: one of them gets to act, the
 * other is told to ask. Each takes a fence of its own, and the latest one alone may settle.
 */
export const effectLedger = (sql: Sql): EffectLedger => ({
  async claim(key, { delivery, node, hash }) {
    for (;;) {
      // `refused` is known not to have arrived, so it may be claimed anew; the row lock lets only one do so.
      const [free] = await sql<Claimed[]>`
        insert into effect (key, delivery_id, node, request_hash, state)
        values (${key}, ${delivery}, ${node}, ${hash}, 'attempting')
        on conflict (key) do update
          set state = 'attempting', request_hash = excluded.request_hash, settled_at = null,
            fence = effect.fence + 1
          where effect.state = 'refused'
        returning claimed_at, fence
      `;
      if (free) return { kind: 'perform', since: free.claimedAt, fence: free.fence };
      const claim = (await doubtful(sql, key)) ?? (await done(sql, key));
      // Refused just now, between the questions: it is free again.
      if (claim) return claim;
    }
  },

  async partDone(parts) {
    if (parts.length === 0) return undefined;
    const [row] = await sql<{ outcome: Outcome }[]>`
      select done.outcome
      from unnest(${parts.map(({ part }) => part)}::text[], ${parts.map(({ whole }) => whole)}::text[])
        as asked (part, whole)
      join effect done on done.key = asked.part and done.state = 'done'
      left join effect of on of.key = asked.whole
      where of.state is distinct from 'done'
      limit 1
    `;
    return row?.outcome;
  },

  async settle(key, fence, how) {
    const outcome = how.state === 'done' ? jsonOf(sql, how.outcome) : null;
    // A receipt counts from any try as long as nobody knows better: what arrived has arrived.
    const late = how.state === 'done' ? sql`state in ('attempting', 'uncertain')` : sql`false`;
    await sql`
      update effect
      set state = ${how.state}, outcome = ${outcome}, settled_at = now()
      where key = ${key}
        and state <> 'done'
        and (fence = ${fence} or ${late})
    `;
  },
});

async function doubtful(sql: Sql, key: string): Promise<Claim | undefined> {
  const [row] = await sql<Claimed[]>`
    update effect set fence = fence + 1
    where key = ${key} and state in ('attempting', 'uncertain')
    returning claimed_at, fence
  `;
  return row && { kind: 'ask', since: row.claimedAt, fence: row.fence };
}

async function done(sql: Sql, key: string): Promise<Claim | undefined> {
  const [row] = await sql<{ outcome: Outcome }[]>`
    select outcome from effect where key = ${key} and state = 'done'
  `;
  return row && { kind: 'done', outcome: row.outcome };
}
