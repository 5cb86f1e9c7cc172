import { Temporal } from 'temporal-polyfill';
import type { RetryPolicy } from '../plan.ts';
import { waitBefore } from '../retryPolicy.ts';
import { afterQuietHours } from './quietHours.ts';

/** When each try would be made of a step that is tried first at an instant, and fails at once each time. */
export function triesFrom(
  first: Temporal.Instant,
  policy: RetryPolicy,
  timeZone: string,
): readonly Temporal.Instant[] {
  const { tries, notBetween, giveUpAfter } = policy;
  const times = [first];
  for (let number = 2; number <= tries; number += 1) {
    const due = (times.at(-1) ?? first).add({ seconds: Math.round(waitBefore(policy, number)) });
    const at = notBetween ? afterQuietHours(due, notBetween, timeZone) : due;
    const isTooLate =
      giveUpAfter !== undefined &&
      Temporal.Instant.compare(at, first.add({ seconds: giveUpAfter })) > 0;
    if (isTooLate) break;
    times.push(at);
  }
  return times;
}
