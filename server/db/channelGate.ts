import { setTimeout as pause } from 'node:timers/promises';
import type { Gate, Passage } from '#activities/activity.ts';
import type { Held } from '#workflows/held.ts';
import type { Pace } from '../api/contract/shapes.ts';
import { isProbe, learn } from './channelOutage.ts';
import { secondsBetween } from './pace.ts';
import type { Sql } from './sql.ts';

type Step = Parameters<Gate['pass']>[0];

/** A turn that is so near is waited for here; beyond, the workflow sleeps, and no worker has to. Milliseconds. */
const NEAR = 2000;
/**
 * A turn that passed by longer ago is void: after a pause all of them have, and would leave at once. Long enough for a
 * workflow that wakes on a busy engine.
 */
const VOID_AFTER = 30_000;
/** Whoever pauses a channel resumes it, and that wakes its steps. This is for the case that nothing does. */
const DAY = 86_400_000;
/** The same for a far end that is away: who waits for it is woken once it is back, or to find that out. */
const HOUR = 3_600_000;

interface Standing {
  readonly issuerId: string;
  readonly releases: number;
  readonly isPaused: boolean;
  readonly isDone: boolean;
  readonly hadFailures: boolean;
  readonly isOut: boolean;
  /** Whether it is time to find out. */
  readonly isProbeDue: boolean;
  readonly pace: Pace | null;
  readonly domainPace: Pace | null;
  readonly queue: Stage['queue'] | null;
  /** Milliseconds until the turn, negative once it has passed. */
  readonly turnIn: number | null;
}

/** One of the queues that a message stands in, one after another. */
interface Stage {
  readonly queue: 'domain' | 'channel';
  readonly pace: Pace;
  readonly domains: readonly string[];
}

/**
 * The gate that all workers share, in Postgres and by its clock. Who comes gets a turn of its own in one statement, so
 * that each waits once, however many wait.
 */
export const channelGate = (sql: Sql): Gate => ({
  async pass(step) {
    const { channel } = step;
    for (;;) {
      const standing = await standingOf(sql, step);
      if (!standing || standing.isDone) return unheeded;
      const { issuerId, releases, isOut, isProbeDue, hadFailures } = standing;
      const held = (because: Held['because'], wait: number): Passage => ({
        kind: 'held',
        held: { channel, because, releases, wait },
      });
      if (standing.isPaused) return held('paused', DAY);
      if (isOut && !isProbeDue) return held('outage', HOUR);
      const wait = await turnIn(sql, step, standing);
      if (wait > NEAR) return held('pace', wait);
      if (wait > 0) await pause(Math.ceil(wait));
      else {
        const passed = { issuerId, channel, key: step.key, hadFailures, isProbe: isOut };
        if (isOut && !(await isProbe(sql, passed))) return held('outage', HOUR);
        return { kind: 'free', ended: (how) => learn(sql, passed, how) };
      }
    }
  },
});

const unheeded: Passage = { kind: 'free', ended: async () => {} };

async function standingOf(
  sql: Sql,
  { key, delivery, channel }: Step,
): Promise<Standing | undefined> {
  const [standing] = await sql<Standing[]>`
    select c.issuer_id, c.releases, c.paused_at is not null as is_paused, c.pace, c.domain_pace,
      exists (select from effect e where e.key = ${key} and e.state = 'done') as is_done,
      o.failures is not null as had_failures, o.opened_at is not null as is_out,
      coalesce(o.probe_at <= clock_timestamp(), false) as is_probe_due,
      t.queue, (extract(epoch from t.at - clock_timestamp()) * 1000)::float8 as turn_in
    from delivery d
    join channel c on c.issuer_id = d.issuer_id and c.name = ${channel}
    left join channel_outage o on o.issuer_id = c.issuer_id and o.channel = c.name
    left join channel_turn t on t.key = ${key}
    where d.id = ${delivery}
  `;
  return standing;
}

/** Milliseconds until the step may go on, taking a turn where it has none yet. */
async function turnIn(sql: Sql, step: Step, standing: Standing): Promise<number> {
  const stages = stagesOf(step, standing);
  const { queue, turnIn: left } = standing;
  const at = stages.findIndex((stage) => stage.queue === queue);
  if (at >= 0 && left !== null && left > 0) return left;
  const isVoid = at < 0 || left === null || left < -VOID_AFTER;
  for (const stage of stages.slice(isVoid ? Math.max(0, at) : at + 1)) {
    const wait = await takeTurn(sql, step, standing.issuerId, stage);
    if (wait > 0) return wait;
  }
  if (queue !== null) await sql`delete from channel_turn where key = ${step.key}`;
  return 0;
}

/** The connection's own pace comes last, so that it is kept to the letter: a partner may count. */
function stagesOf({ domains }: Step, { pace, domainPace }: Standing): readonly Stage[] {
  return [
    ...(domainPace && domains.length > 0
      ? [{ queue: 'domain', pace: domainPace, domains } as const]
      : []),
    ...(pace ? [{ queue: 'channel', pace, domains: [''] } as const] : []),
  ];
}

/** A bucket holds one token: the next one is there as long after the last as the pace says. */
async function takeTurn(
  sql: Sql,
  { key, channel }: Step,
  issuerId: string,
  { queue, pace, domains }: Stage,
): Promise<number> {
  const between = sql`make_interval(secs => ${secondsBetween(pace)}::float8)`;
  // In the order of their names, or two steps that want the same two domains might wait for each other.
  const [turn] = await sql<{ wait: number }[]>`
    with taken as (
      insert into channel_bucket as bucket (issuer_id, channel, domain, next_at)
      select ${issuerId}, ${channel}, domain, clock_timestamp() + ${between}
      from unnest(${[...domains].sort()}::text[]) domain
      on conflict (issuer_id, channel, domain) do update
        set next_at = greatest(bucket.next_at, clock_timestamp()) + ${between}
      returning next_at - ${between} as at
    ), turn as (
      select max(at) as at from taken
    ), kept as (
      insert into channel_turn as kept (key, issuer_id, channel, queue, at)
      select ${key}, ${issuerId}, ${channel}, ${queue}, at from turn where at > clock_timestamp()
      on conflict (key) do update set queue = excluded.queue, at = excluded.at
    )
    select (extract(epoch from at - clock_timestamp()) * 1000)::float8 as wait from turn
  `;
  return turn?.wait ?? 0;
}
