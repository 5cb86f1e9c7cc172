import { WorkflowNotFoundError } from '@temporalio/client';
import type { DeliveryInput } from '#workflows/delivery.ts';
import { sealEvent } from '#workflows/seal.ts';
import type { ToldEvent } from '#workflows/trace.ts';
import { recordAction } from '../db/actions.ts';
import { endByEngine, eventsOf, recordEvents } from '../db/events.ts';
import type { Sql } from '../db/sql.ts';
import { inTurn } from '../db/turn.ts';
import type { Log } from '../log.ts';
import { startDelivery, type TemporalAccess } from './startDelivery.ts';

/** What became of each delivery that was looked at. */
export interface Reconciled {
  /** Its workflow was gone from the engine: started again with the same id. */
  restarted: number;
  /** It got events that nobody had told, or an end that nobody had noticed. */
  caughtUp: number;
  same: number;
  /** The engine or its workers did not answer: the next round looks again. */
  unknown: number;
}

interface Candidate {
  readonly id: string;
  readonly issuerId: string;
  readonly input: DeliveryInput;
}

/** Length of the history when a delivery was last found up to date: an unchanged one is not replayed for nothing. */
export type Seen = Map<string, number>;

const LONGEST_LOOK = 5000;
/** In minutes. */
const DAY = 24 * 60;
/** A million invoices a month are 30,000 of a day, whose events need not be counted anew twice a minute. */
const RECENTLY = 10;
const SIDE_BY_SIDE = 8;

/**
 * Compares deliveries with their workflows and mends what differs: events that a dying worker did not tell, workflows
 * that a lost engine forgot, ends by the engine's own hand. Doing it twice does no more than doing it once.
 *
 * @param quietSeconds how long a delivery must not have changed; those still in the outbox are the relay's
 * @param endedMinutes how far back deliveries that are over are looked at
 * @param which `moving`: only those that should be doing something just now
 */
export async function reconcile(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
  {
    quietSeconds = 30,
    endedMinutes = DAY,
    which = 'all' as 'all' | 'moving',
    seen = new Map() as Seen,
    isStopped = (): boolean => false,
  } = {},
): Promise<Reconciled> {
  const found: Reconciled = { restarted: 0, caughtUp: 0, same: 0, unknown: 0 };
  const rest = await candidates(sql, { quietSeconds, endedMinutes, which });
  const ids = new Set(rest.map(({ id }) => id));
  if (which === 'all') for (const id of seen.keys()) if (!ids.has(id)) seen.delete(id);
  const look = async (): Promise<void> => {
    for (let next = rest.pop(); next && !isStopped(); next = rest.pop()) {
      const delivery = next;
      const what = await mend(sql, temporal, delivery, seen).catch((error: unknown) => {
        log.warn({ delivery: delivery.id, err: error }, 'delivery not reconciled');
        return 'unknown' as const;
      });
      found[what] += 1;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, look));
  if (found.restarted + found.caughtUp > 0) log.info(found, 'reconciled');
  return found;
}

/** Deliveries that are open, or that ended with a gap in what was told. */
function candidates(
  sql: Sql,
  {
    quietSeconds,
    endedMinutes,
    which,
  }: { quietSeconds: number; endedMinutes: number; which: 'all' | 'moving' },
): Promise<Candidate[]> {
  const isMoving = which === 'all' ? sql`true` : sql`d.state in ('planned', 'running')`;
  return sql<Candidate[]>`
    select d.id, d.issuer_id, d.input
    from delivery d
    where ${isMoving}
      and not exists (select from outbox o where o.delivery_id = d.id)
      and d.changed_at < now() - make_interval(secs => ${quietSeconds})
      and (d.ended_at is null
        or (d.ended_at > now() - make_interval(mins => ${endedMinutes})
          and (select max(seq) > count(*) from delivery_event e where e.delivery_id = d.id)))
  `;
}

async function mend(
  sql: Sql,
  temporal: TemporalAccess,
  { id, issuerId, input }: Candidate,
  seen: Seen,
): Promise<keyof Reconciled> {
  const { client } = temporal;
  const handle = client.workflow.getHandle(id);
  const within = <T>(ask: () => Promise<T>) => client.withDeadline(Date.now() + LONGEST_LOOK, ask);
  try {
    const { historyLength, status } = await within(() => handle.describe());
    if (seen.get(id) === historyLength) return 'same';
    const told = await within(() => handle.query<readonly ToldEvent[]>('trace'));
    let changed = (await recordEvents(sql, id, told.map(sealEvent))) > 0;
    if (status.name !== 'RUNNING' && status.name !== 'COMPLETED') {
      changed = (await endByEngine(sql, id, status.name)) || changed;
    }
    seen.set(id, historyLength);
    return changed ? 'caughtUp' : 'same';
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  // A second life tells its own story from 1: the first one's goes to the audit trail, so that neither is mixed up.
  const told = await eventsOf(sql, id);
  await sql.begin(async (tx) => {
    await recordAction(tx, {
      issuerId,
      actor: 'reconciler',
      kind: 'restart',
      subject: id,
      detail: { events: told },
    });
    await tx`delete from delivery_event where delivery_id = ${id}`;
    await tx`delete from held_step where delivery_id = ${id}`;
    await tx`
      update delivery set state = 'planned', node = null, fault = null, changed_at = now()
      where id = ${id}
    `;
  });
  await startDelivery(temporal, id, input);
  return 'restarted';
}

/** Of the rounds, so many pass by what waits: a worker that died is missed where something moved. */
const ROUNDS_BETWEEN = 3;

/** Reconciles soon after the start, then every `everySeconds`; all that is open at every third time. */
export function startReconciler(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
  everySeconds = 10,
): { stop: () => Promise<void> } {
  const seen: Seen = new Map();
  let endedMinutes = DAY;
  let running: Promise<unknown> = Promise.resolve();
  let idle = true;
  let stopped = false;
  let round = 0;
  const look = (): void => {
    if (!idle) return;
    idle = false;
    const all = round % ROUNDS_BETWEEN === 0;
    round += 1;
    const how = all
      ? ({ which: 'all', quietSeconds: everySeconds * ROUNDS_BETWEEN } as const)
      : ({ which: 'moving', quietSeconds: everySeconds } as const);
    const turn = async (): Promise<void> => {
      await reconcile(sql, temporal, log, { ...how, seen, endedMinutes, isStopped: () => stopped });
      if (all) endedMinutes = RECENTLY;
    };
    running = inTurn(sql, 'reconcile', turn)
      .catch((error: unknown) => log.error({ err: error }, 'deliveries not reconciled'))
      .finally(() => {
        idle = true;
      });
  };
  const first = setTimeout(look, 5000);
  const clock = setInterval(look, everySeconds * 1000);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(clock);
      await running;
    },
  };
}
