import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Sql } from '../db/sql.ts';
import type { Log } from '../log.ts';
import { startDelivery, type TemporalAccess } from './startDelivery.ts';

interface Claimed {
  readonly deliveryId: string;
  readonly input: DeliveryInput;
}

/** How many are started side by side. */
const BATCH = 20;

/**
 * Starts what intake ordered, until nothing is due or it is stopped. A row is claimed by a lease, not by an open transaction: whoever
 * dies with it only delays it, and several relays share the work.
 *
 * @returns how many deliveries were started
 */
export async function drainOutbox(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
  isStopped = () => false,
): Promise<number> {
  let started = 0;
  while (!isStopped()) {
    const claimed = await claim(sql);
    const tries = await Promise.all(
      claimed.map(async (order) => ({ order, isStarted: await start(sql, temporal, log, order) })),
    );
    const done = tries.filter(({ isStarted }) => isStarted).map(({ order }) => order.deliveryId);
    if (done.length > 0) await sql`delete from outbox where delivery_id = any(${done})`;
    started += done.length;
    if (claimed.length < BATCH) break;
  }
  return started;
}

function claim(sql: Sql): Promise<Claimed[]> {
  return sql<Claimed[]>`
    update outbox o
    set tries = o.tries + 1, next_at = now() + least(interval '5 minutes', interval '5 seconds' * 2 ^ least(o.tries, 10))
    from delivery d
    where d.id = o.delivery_id
      and o.delivery_id in (
        select delivery_id from outbox
        where next_at <= now()
        order by created_at
        limit ${BATCH}
        for update skip locked
      )
    returning o.delivery_id, d.input
  `;
}

async function start(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
  { deliveryId, input }: Claimed,
): Promise<boolean> {
  try {
    await startDelivery(temporal, deliveryId, input);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.warn({ delivery: deliveryId, err: error }, 'delivery not started yet');
    await sql`update outbox set last_error = ${message.slice(0, 500)} where delivery_id = ${deliveryId}`;
    return false;
  }
}

/** Starts deliveries as they are ordered: woken by the database, and by a clock for what had to wait. */
export async function startRelay(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;

  const drain = async (): Promise<void> => {
    do {
      again = false;
      await drainOutbox(sql, temporal, log, () => stopped).catch((error: unknown) =>
        log.error({ err: error }, 'outbox not drained'),
      );
    } while (again && !stopped);
    running = undefined;
  };
  const wake = (): void => {
    if (stopped) return;
    again = true;
    running ??= drain();
  };

  const listening = await sql.listen('outbox', wake, wake);
  const clock = setInterval(wake, 2000);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(clock);
      await listening.unlisten().catch(() => {});
      await running;
    },
  };
}
