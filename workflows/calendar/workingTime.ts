import type { Temporal } from 'temporal-polyfill';
import { type FrenchRegion, frenchHoliday } from './frenchHolidays.ts';
import type { TimeUnit } from './timeUnit.ts';

export interface WorkingCalendar {
  readonly timeZone: string;
  readonly holidays: 'none' | FrenchRegion;
}

/**
 * The instant that lies an amount of time after another. Days are those of the calendar of the place: three days after
 * 10 o'clock it is 10 o'clock, also over the night on which the clocks change.
 */
export function instantAfter(
  start: Temporal.Instant,
  amount: number,
  unit: TimeUnit,
  calendar: WorkingCalendar,
): Temporal.Instant {
  const { timeZone } = calendar;
  if (unit === 'hours') return start.add({ minutes: Math.round(amount * 60) });
  const local = start.toZonedDateTimeISO(timeZone);
  if (unit === 'days') return local.add({ days: amount }).toInstant();
  const hours = unit === 'working-days' ? amount * 24 : amount;
  return afterWorkingMinutes(local.toPlainDateTime(), Math.round(hours * 60), calendar)
    .toZonedDateTime(timeZone)
    .toInstant();
}

const DAY = 24 * 60;

function afterWorkingMinutes(
  start: Temporal.PlainDateTime,
  minutes: number,
  calendar: WorkingCalendar,
): Temporal.PlainDateTime {
  let day = start.toPlainDate();
  let passed = isWorkingDay(day, calendar) ? start.hour * 60 + start.minute : 0;
  day = workingDayFrom(day, calendar);
  let left = minutes;
  // What is reached at midnight is reached at the end of the day, not on the morning after a week-end.
  while (passed + left > DAY) {
    left -= DAY - passed;
    passed = 0;
    day = workingDayFrom(day.add({ days: 1 }), calendar);
  }
  return day.toPlainDateTime().add({ minutes: passed + left });
}

function workingDayFrom(day: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate {
  let at = day;
  while (!isWorkingDay(at, calendar)) at = at.add({ days: 1 });
  return at;
}

/** Monday to Friday, but for public holidays. */
export const isWorkingDay = (
  day: Temporal.PlainDate,
  { holidays }: Pick<WorkingCalendar, 'holidays'>,
): boolean =>
  day.dayOfWeek <= 5 && (holidays === 'none' || frenchHoliday(day, holidays) === undefined);
