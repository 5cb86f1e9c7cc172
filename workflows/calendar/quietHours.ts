import { Temporal } from 'temporal-polyfill';

/** Hours of every day in which nothing is tried: `HH:MM` each, `to` is the first minute of the day's work. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Hours that end before they begin go over midnight. A night on which clocks change ends when they show its end. */
export function afterQuietHours(
  at: Temporal.Instant,
  { from, to }: QuietHours,
  timeZone: string,
): Temporal.Instant {
  const local = at.toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime();
  const isBefore = (end: string) => Temporal.PlainTime.compare(time, end) < 0;
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight
    ? !isBefore(from) || isBefore(to)
    : !isBefore(from) && isBefore(to);
  if (!isQuiet) return at;
  const days = isOverMidnight && !isBefore(from) ? 1 : 0;
  const end = local.toPlainDate().add({ days });
  return end.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(to) }).toInstant();
}
