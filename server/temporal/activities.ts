import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { afterHours } from '#activities/afterHours.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { perform } from '#activities/perform.ts';
import type { Job, StepResult } from '#workflows/job.ts';
import { DeliveryError } from '#workflows/node.ts';
import type { RetryPolicy } from '#workflows/plan.ts';
import { waitAfter } from '#workflows/retryPolicy.ts';
import { quoted } from '#workflows/text.ts';
import type { SeenFault } from '#workflows/trace.ts';
import type { AllPorts } from '../adapters/ports.ts';
import type { Log } from '../log.ts';

export type Activities = Readonly<Record<string, (job: Job) => Promise<StepResult>>> & {
  readonly afterHours: typeof afterHours;
};

/** What the worker runs: one activity a node type that does something, named like it, and what asks a clock. */
export function makeActivities(
  { portsFor, records }: Pick<AllPorts, 'portsFor' | 'records'>,
  log: Log,
): Activities {
  const run = async (job: Job): Promise<StepResult> => {
    const ports = portsFor({ delivery: job.delivery });
    const stopBeating = beat();
    const tried = Context.current().info.attempt - 1;
    try {
      const world = { ports, records, activities: runs, catalogue };
      const { evidence: _kept, ...result } = await perform(job, world, tried);
      return result;
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.cause !== undefined)
        log.error({ err: error, delivery: job.delivery, node: job.node }, 'unexpected fault');
      throw asFailure(error, job.retry, tried + 2);
    } finally {
      stopBeating();
    }
  };
  const steps = Object.fromEntries(Object.keys(runs).map((type) => [type, run]));
  return Object.assign(steps, { afterHours });
}

const BEAT_EVERY_MS = 3000;

/** Tells the engine that the step goes on, so that a dead worker is missed in seconds. Local steps are too short for it. */
function beat(): () => void {
  const context = Context.current();
  if (context.info.isLocal) return () => {};
  const beating = setInterval(() => context.heartbeat(), BEAT_EVERY_MS);
  return () => clearInterval(beating);
}

/**
 * A fault as Temporal takes it: `fix` is never tried again, `retry` by the step's own policy, later where the far end
 * asked for it (`retryAfter`, seconds). The wait is said here: the engine's own is for workers that die.
 */
function asFailure(error: unknown, policy: RetryPolicy, nextTry: number): ApplicationFailure {
  const seen = seenOf(error);
  const { code, remedy, message } = seen;
  return ApplicationFailure.create({
    type: code,
    message: message.en,
    nonRetryable: remedy === 'fix',
    details: [seen],
    nextRetryDelay: waitAfter(seen, policy, nextTry) * 1000,
  });
}

/** A step's error as the workflow sees it. */
export function seenOf(error: unknown): SeenFault {
  if (error instanceof DeliveryError) {
    const { code, remedy, seen, mayHaveArrived, details } = error;
    return { code, remedy, message: seen, mayHaveArrived, details };
  }
  const message = quoted(error instanceof Error ? error.message : String(error));
  return { code: 'UNEXPECTED', remedy: 'retry', message, mayHaveArrived: false, details: {} };
}
