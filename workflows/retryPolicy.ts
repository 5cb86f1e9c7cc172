import type { RetryPolicy } from './plan.ts';
import type { SeenFault } from './trace.ts';

/** Used where the drawing says nothing: shown as a badge on delivering steps. */
export const defaultRetry: RetryPolicy = {
  tries: 5,
  firstWait: 60,
  growth: 2,
  longestWait: 3600,
  never: [],
};

/** Whether time alone might cure a fault, and the policy doesn't say otherwise. */
export const mayTryAgain = ({ never }: RetryPolicy, { remedy, code }: SeenFault): boolean =>
  remedy === 'retry' && !never.includes(code);

/** Seconds before the given try, the second being the first one that is waited for. */
export function waitBefore(
  { firstWait, growth, longestWait }: RetryPolicy,
  tryNumber: number,
): number {
  return Math.min(longestWait, firstWait * growth ** Math.max(0, tryNumber - 2));
}
