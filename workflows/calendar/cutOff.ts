import { Temporal } from 'temporal-polyfill';
import type { BatchPeriod } from '../batch.ts';
import { isWorkingDay, type WorkingCalendar } from './workingTime.ts';

/** When batches leave, again and again. */
export interface CutOff extends WorkingCalendar {
  readonly every: 'day' | 'week' | 'month';
  /** 1 is Monday, 7 Sunday: counts for `week`. */
  readonly weekday: number;
  /** Counts for `month`; the last day where the month is shorter. */
  readonly monthDay: number;
  /** `HH:MM` on the clock of the place. */
  readonly time: string;
  /** Where the day is a week-end or a holiday: the working day before, the one after, or that day all the same. */
  readonly shift: 'none' | 'earlier' | 'later';
}

/** No holidays and week-ends in a row are as long. */
const LONGEST_SHIFT = 14;

/**
 * The first cut-off after an instant. A cut-off that moves for a holiday keeps the name of the period that it ends: the
 * batch of Friday 1 January 2027 is week 53 of 2026, whether it leaves on the Thursday or on the Monday.
 */
export function nextCutOff(rule: CutOff, after: Temporal.Instant): BatchPeriod {
  const today = after.toZonedDateTimeISO(rule.timeZone).toPlainDate();
  for (let days = -LONGEST_SHIFT; ; days += 1) {
    const day = today.add({ days });
    if (!endsPeriod(rule, day)) continue;
    const at = shifted(rule, day)
      .toZonedDateTime({ timeZone: rule.timeZone, plainTime: Temporal.PlainTime.from(rule.time) })
      .toInstant();
    if (Temporal.Instant.compare(at, after) > 0)
      return { cutOff: at.toString({ smallestUnit: 'second' }), ...named(rule, day) };
  }
}

function endsPeriod(rule: CutOff, day: Temporal.PlainDate): boolean {
  if (rule.every === 'week') return day.dayOfWeek === rule.weekday;
  if (rule.every === 'month') return day.day === Math.min(rule.monthDay, day.daysInMonth);
  return rule.shift === 'none' || isWorkingDay(day, rule);
}

function shifted(rule: CutOff, day: Temporal.PlainDate): Temporal.PlainDate {
  if (rule.shift === 'none') return day;
  let at = day;
  while (!isWorkingDay(at, rule)) at = at.add({ days: rule.shift === 'earlier' ? -1 : 1 });
  return at;
}

function named({ every }: CutOff, day: Temporal.PlainDate): Omit<BatchPeriod, 'cutOff'> {
  // ISO weeks belong to the year that their Thursday is in.
  const thursday = day.add({ days: 4 - day.dayOfWeek });
  const week = String(Math.ceil(thursday.dayOfYear / 7)).padStart(2, '0');
  if (every === 'week') {
    const year = String(thursday.year);
    return { period: `${year}-W${week}`, year, week };
  }
  const period = every === 'month' ? day.toString().slice(0, 7) : day.toString();
  return { period, year: String(day.year), week };
}
