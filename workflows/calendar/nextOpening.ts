import { Temporal } from 'temporal-polyfill';
import type { Text } from '../text.ts';
import { frenchHoliday } from './frenchHolidays.ts';
import { isWithin, type SendWindow } from './sendWindow.ts';

/** Nobody means a window that stays shut for longer; 29 February comes again within eight years. */
const LONGEST_DAYS = 9 * 366;

export interface Opening {
  /** When to send: at once where the window is open. */
  readonly at: Temporal.ZonedDateTime;
  /** The first instant that is too late. */
  readonly until: Temporal.ZonedDateTime;
  /** Days of the window that were passed over, with why. */
  readonly passedOver: readonly { readonly day: string; readonly why: Text }[];
}

/**
 * When a window is open next, from a given instant on. Hours are those of the clocks of the place: on the day on which
 * they change, 8 o'clock is 8 o'clock.
 *
 * @returns undefined where it does not open within nine years: its days lie in closed periods
 */
export function nextOpening(window: SendWindow, after: Temporal.Instant): Opening | undefined {
  const now = after.toZonedDateTimeISO(window.timeZone);
  const passedOver: { day: string; why: Text }[] = [];
  const [from, to] = [window.from, window.to].map((time) => Temporal.PlainTime.from(time)) as [
    Temporal.PlainTime,
    Temporal.PlainTime,
  ];
  for (let days = 0; days < LONGEST_DAYS; days += 1) {
    const day = now.toPlainDate().add({ days });
    if (!window.days.includes(day.dayOfWeek)) continue;
    if (days === 0 && Temporal.PlainTime.compare(now, to) >= 0) continue;
    const why = closedFor(window, day);
    if (why) {
      passedOver.push({ day: day.toString(), why });
      continue;
    }
    const until = day.toZonedDateTime({ timeZone: window.timeZone, plainTime: to });
    if (Temporal.ZonedDateTime.compare(now, until) >= 0) continue;
    const opens = day.toZonedDateTime({ timeZone: window.timeZone, plainTime: from });
    const at = Temporal.ZonedDateTime.compare(now, opens) > 0 ? now : opens;
    return { at, until, passedOver };
  }
  return undefined;
}

function closedFor(window: SendWindow, day: Temporal.PlainDate): Text | undefined {
  const monthDay = day.toString().slice(5);
  if (window.closed.some((period) => isWithin(period, monthDay)))
    return { fr: 'période fermée', en: 'closed period' };
  return window.holidays === 'none' ? undefined : frenchHoliday(day, window.holidays);
}
