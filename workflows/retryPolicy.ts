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

/** The policy that the settings of a retry node say. */
export function policyOf({
  notFrom,
  notTo,
  ...policy
}: Readonly<Record<string, unknown>>): RetryPolicy {
  const notBetween = { from: notFrom, to: notTo };
  return {
    ...policy,
    ...(notFrom === undefined ? {} : { notBetween }),
  } as unknown as RetryPolicy;
}

/** Whether the tries go by clocks, which the engine's own policy knows nothing of. */
export const isSpaced = ({ notBetween, giveUpAfter }: RetryPolicy): boolean =>
  notBetween !== undefined || giveUpAfter !== undefined;

/** Whether time alone might cure a fault, and the policy doesn't say otherwise. */
export const mayTryAgain = ({ never }: RetryPolicy, { remedy, code }: SeenFault): boolean =>
  remedy === 'retry' && !never.includes(code);

/** Seconds from a failure to the given try: what the far end asked for (`retryAfter`), else by the policy. */
export const waitAfter = (
  { details: { retryAfter } }: Pick<SeenFault, 'details'>,
  policy: RetryPolicy,
  tryNumber: number,
): number => (typeof retryAfter === 'number' ? retryAfter : waitBefore(policy, tryNumber));

/** What is left of a policy once some tries were made. */
export const restOf = (policy: RetryPolicy, tried: number): RetryPolicy => ({
  ...policy,
  tries: Math.max(1, policy.tries - tried),
  firstWait: waitBefore(policy, tried + 2),
});

/** Seconds before the given try, the second being the first one that is waited for. */
export function waitBefore(
  { firstWait, growth, longestWait }: RetryPolicy,
  tryNumber: number,
): number {
  return Math.min(longestWait, firstWait * growth ** Math.max(0, tryNumber - 2));
}
