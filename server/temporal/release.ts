import { WorkflowNotFoundError } from '@temporalio/client';
import { type HeldStep, takeProbes, takeReleased } from '../db/heldSteps.ts';
import type { Sql } from '../db/sql.ts';
import { inTurn } from '../db/turn.ts';
import type { Log } from '../log.ts';
import type { TemporalAccess } from './startDelivery.ts';

/** How many are woken side by side: a channel that was paused for days has thousands. */
const BATCH = 50;

/**
 * Wakes the deliveries whose channel lets them go on, first come first served. It looks at how things stand, not at what
 * happened: a release that nobody heard, or a step that was held a moment too late, is found the next time.
 *
 * @returns how many were woken
 */
export async function wakeReleased(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
  isStopped = () => false,
): Promise<number> {
  const probes = await takeProbes(sql);
  await Promise.all(probes.map((step) => wake(temporal, log, step)));
  let woken = probes.length;
  while (!isStopped()) {
    const steps = await takeReleased(sql, BATCH);
    await Promise.all(steps.map((step) => wake(temporal, log, step)));
    woken += steps.length;
    if (steps.length < BATCH) break;
  }
  return woken;
}

async function wake(
  { client }: TemporalAccess,
  log: Log,
  { deliveryId, channel }: HeldStep,
): Promise<void> {
  try {
    await client.workflow.getHandle(deliveryId).signal('releaseChannel', channel);
  } catch (error) {
    // It may have ended, or be for the reconciler to start again.
    if (!(error instanceof WorkflowNotFoundError))
      log.warn({ err: error, delivery: deliveryId }, 'held delivery not woken');
  }
}

/** Looks every second: whoever resumes a channel watches it go on. */
export function startReleasing(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
): { stop: () => Promise<void> } {
  let stopped = false;
  let running: Promise<unknown> | undefined;
  const look = (): void => {
    const round = () => wakeReleased(sql, temporal, log, () => stopped);
    running ??= inTurn(sql, 'release', round)
      .catch((error: unknown) => log.error({ err: error }, 'held deliveries not woken'))
      .finally(() => {
        running = undefined;
      });
  };
  const clock = setInterval(look, 1000);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(clock);
      await running;
    },
  };
}
