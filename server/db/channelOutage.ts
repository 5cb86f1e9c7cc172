import type { Ending } from '#activities/activity.ts';
import type { Text } from '#workflows/text.ts';
import { recordAction } from './actions.ts';
import type { AnySql } from './anySql.ts';
import type { Sql } from './sql.ts';

/**
 * So many failures in a row, no two tries of one delivery's usual policy being nearer than a minute, within so many
 * seconds: the far end is out, not one message unlucky.
 */
const FAILURES = 5;
const WITHIN = 600;
/** Seconds until the first probe; each one that fails doubles them. */
const COOL_DOWN = 60;
const LONGEST_COOL_DOWN = 900;
/** Longer than any step may take: a probe that is not heard of by then has died with its worker. Seconds. */
const LOST_PROBE = 300;
/** Who acts where nobody does. */
const BREAKER = 'circuit breaker';

interface Passed {
  readonly issuerId: string;
  readonly channel: string;
  readonly key: string;
  /** Whether the channel had failures when the step passed: most have none, and then a good end has nothing to say. */
  readonly hadFailures: boolean;
  readonly isProbe: boolean;
}

/** Whether this step is the one that finds out whether the far end is back: one at a time, once it is time. */
export async function isProbe(
  sql: AnySql,
  { issuerId, channel, key }: Pick<Passed, 'issuerId' | 'channel' | 'key'>,
): Promise<boolean> {
  const { count } = await sql`
    update channel_outage
    set probe = ${key}, probe_at = clock_timestamp() + make_interval(secs => ${LOST_PROBE})
    where issuer_id = ${issuerId} and channel = ${channel} and probe_at <= clock_timestamp()
  `;
  return count > 0;
}

/**
 * Learns from how a step ended that passed: opens the circuit of its channel, closes it, or waits for the next probe. A far
 * end that refuses us is not asked again by itself: that is how accounts get locked.
 */
export async function learn(sql: Sql, passed: Passed, how: Ending): Promise<void> {
  if (typeof how === 'object') {
    await pause(sql, passed, how.refusesUs);
    await (passed.hadFailures ? close(sql, passed) : undefined);
  } else if (how === 'away')
    await (passed.isProbe ? waitOn(sql, passed) : countFailure(sql, passed));
  else if (how === 'answered') await (passed.hadFailures ? close(sql, passed) : undefined);
  else if (passed.isProbe) await letAnotherProbe(sql, passed);
}

async function countFailure(sql: Sql, { issuerId, channel }: Passed): Promise<void> {
  const isStale = sql`o.since < now() - make_interval(secs => ${WITHIN})`;
  await sql.begin(async (tx) => {
    const [outage] = await tx<{ failures: number; openedAt: string | null }[]>`
      insert into channel_outage as o (issuer_id, channel, failures)
      values (${issuerId}, ${channel}, 1)
      on conflict (issuer_id, channel) do update
        set failures = case when ${isStale} and o.opened_at is null then 1 else o.failures + 1 end,
          since = case when ${isStale} and o.opened_at is null then now() else o.since end
      returning failures, opened_at
    `;
    if (!outage || outage.openedAt !== null || outage.failures < FAILURES) return;
    await tx`
      update channel_outage
      set opened_at = now(), probe_at = now() + make_interval(secs => ${COOL_DOWN})
      where issuer_id = ${issuerId} and channel = ${channel}
    `;
    const { failures } = outage;
    await record(tx, 'channel-out', issuerId, channel, { failures });
  });
}

async function pause(sql: Sql, { issuerId, channel }: Passed, { fr, en }: Text): Promise<void> {
  const reason = fr === en ? fr : `${fr} / ${en}`;
  await sql.begin(async (tx) => {
    const { count } = await tx`
      update channel set paused_at = now(), paused_by = ${BREAKER}, pause_reason = ${reason.slice(0, 1000)}
      where issuer_id = ${issuerId} and name = ${channel} and paused_at is null
    `;
    if (count > 0) await record(tx, 'pause-channel', issuerId, channel, { reason });
  });
}

async function waitOn(sql: Sql, { issuerId, channel, key }: Passed): Promise<void> {
  await sql`
    update channel_outage
    set failures = failures + 1, probes = probes + 1, probe = null,
      probe_at = clock_timestamp()
        + make_interval(secs => least(${LONGEST_COOL_DOWN}, ${COOL_DOWN} * 2 ^ least(probes + 1, 10)))
    where issuer_id = ${issuerId} and channel = ${channel} and probe = ${key}
  `;
}

async function letAnotherProbe(sql: Sql, { issuerId, channel, key }: Passed): Promise<void> {
  await sql`
    update channel_outage set probe = null, probe_at = clock_timestamp()
    where issuer_id = ${issuerId} and channel = ${channel} and probe = ${key}
  `;
}

async function close(sql: Sql, { issuerId, channel }: Passed): Promise<void> {
  await sql.begin(async (tx) => {
    const [outage] = await tx<{ openedAt: string | null }[]>`
      delete from channel_outage where issuer_id = ${issuerId} and channel = ${channel}
      returning opened_at
    `;
    if (!outage?.openedAt) return;
    await tx`
      update channel set releases = releases + 1
      where issuer_id = ${issuerId} and name = ${channel}
    `;
    await record(tx, 'channel-back', issuerId, channel, { since: outage.openedAt });
  });
}

const record = (
  sql: AnySql,
  kind: 'channel-out' | 'channel-back' | 'pause-channel',
  issuerId: string,
  channel: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> => recordAction(sql, { kind, issuerId, actor: BREAKER, subject: channel, detail });
