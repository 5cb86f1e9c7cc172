import type { EffectLedger, Outcome } from '#activities/activity.ts';
import { jsonOf } from './anySql.ts';
import type { Sql } from './sql.ts';

interface Row {
  readonly state: 'attempting' | 'done' | 'refused' | 'uncertain';
  readonly outcome: Outcome | null;
  readonly claimedAt: string;
}

/**
 * The ledger of what was done to the outside world (house.md §3.7). Two claims at once: one of them gets to act, the
 * other is told to ask.
 */
export const effectLedger = (sql: Sql): EffectLedger => ({
  async claim(key, { delivery, node, hash }) {
    // `refused` is known not to have arrived, so it may be claimed anew; the row lock lets only one do so.
    const [claimed] = await sql<Pick<Row, 'claimedAt'>[]>`
      insert into effect (key, delivery_id, node, request_hash, state)
      values (${key}, ${delivery}, ${node}, ${hash}, 'attempting')
      on conflict (key) do update
        set state = 'attempting', request_hash = excluded.request_hash, settled_at = null
        where effect.state = 'refused'
      returning claimed_at
    `;
    if (claimed) return { kind: 'perform', since: claimed.claimedAt };

    const [row] = await sql<Row[]>`
      select state, outcome, claimed_at from effect where key = ${key}
    `;
    if (!row) throw new Error(`effect ${key} vanished`);
    return row.state === 'done' && row.outcome
      ? { kind: 'done', outcome: row.outcome }
      : { kind: 'ask', since: row.claimedAt };
  },

  async settle(key, how) {
    const outcome = how.state === 'done' ? jsonOf(sql, how.outcome) : null;
    // What is done stays done, whatever a try that was given up says later.
    await sql`
      update effect
      set state = ${how.state}, outcome = ${outcome}, settled_at = now()
      where key = ${key} and state <> 'done'
    `;
  },
});
