import { DeliveryError } from '#workflows/node.ts';
import type { Step } from '#workflows/plan.ts';
import { same } from '#workflows/text.ts';
import type { SeenFault } from '#workflows/trace.ts';

/** What a worker makes of what a step threw, as in `server/temporal/activities.ts`. */
export function seenOf(error: unknown): SeenFault {
  if (!(error instanceof DeliveryError)) throw error;
  const { code, remedy, seen, mayHaveArrived, details } = error;
  return { code, remedy, message: seen, mayHaveArrived, details };
}

/** What a workflow makes of a try that never answered, as in `workflows/delivery.ts`. */
export const timedOut = ({ delivers }: Step): SeenFault => ({
  code: 'STEP_TIMEOUT',
  remedy: 'retry',
  message: same('no answer'),
  mayHaveArrived: delivers !== undefined,
  details: {},
});
