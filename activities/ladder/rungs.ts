import { Temporal } from 'temporal-polyfill';
import type { TimeUnit } from '#workflows/calendar/timeUnit.ts';
import { instantAfter } from '#workflows/calendar/workingTime.ts';
import { valueAt } from '#workflows/context.ts';
import type { Rung } from '#workflows/message.ts';

/** How the times of a ladder are counted. */
export interface Counting {
  readonly unit: TimeUnit;
  readonly holidays: 'none' | 'france' | 'alsace-moselle';
  readonly clock: 'issuer' | 'customer';
}

export interface Ladder extends Counting {
  readonly reminders?: string | undefined;
  readonly escalations?: string | undefined;
  readonly timeout?: number | undefined;
}

/** @returns the instant (ISO 8601 UTC) that lies an amount of time after the start */
export function countingFrom(
  start: Date,
  { unit, holidays, clock }: Counting,
  context: object,
): (amount: number) => string {
  const timeZone = String(valueAt(context, `${clock}.timeZone`));
  const from = Temporal.Instant.fromEpochMilliseconds(start.getTime());
  return (amount) =>
    instantAfter(from, amount, unit, { timeZone, holidays }).toString({ smallestUnit: 'second' });
}

/** When people are told, and when the wait ends: absolute instants in order of time; nothing is told after the end. */
export function rungsOf(ladder: Ladder, context: object, now: Date): readonly Rung[] {
  const at = countingFrom(now, ladder, context);
  const rungs: Rung[] = [
    ...timesOf(ladder.reminders).map((amount) => ({ at: at(amount), exit: 'reminder' })),
    ...timesOf(ladder.escalations).map((amount) => ({ at: at(amount), exit: 'escalation' })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (ladder.timeout === undefined) return rungs;
  const end = at(ladder.timeout);
  return [...rungs.filter((rung) => rung.at < end), { at: end, exit: 'timeout', ends: true }];
}

export const timesOf = (times: string | undefined): readonly number[] =>
  times === undefined ? [] : times.split(',').map((part) => Number(part.trim()));
