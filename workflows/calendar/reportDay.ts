import type { Temporal } from 'temporal-polyfill';
import { isWorkingDay } from './workingTime.ts';

const calendar = { holidays: 'france' } as const;

/** When the list of what is not delivered goes out: at six in the evening of the working day before the month's last one. */
export function reportInstant(month: Temporal.PlainYearMonth, timeZone: string): Temporal.Instant {
  const last = workingDayUpTo(month.toPlainDate({ day: month.daysInMonth }));
  const day = workingDayUpTo(last.subtract({ days: 1 }));
  return day.toZonedDateTime({ timeZone, plainTime: '18:00' }).toInstant();
}

function workingDayUpTo(day: Temporal.PlainDate): Temporal.PlainDate {
  let at = day;
  while (!isWorkingDay(at, calendar)) at = at.subtract({ days: 1 });
  return at;
}
