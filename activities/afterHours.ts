import { Temporal } from 'temporal-polyfill';
import { afterQuietHours, type QuietHours } from '#workflows/calendar/quietHours.ts';

/** @returns `at`, or the end of the quiet hours that it lies in; both milliseconds since 1970 */
export const afterHours = async (
  at: number,
  hours: QuietHours,
  timeZone: string,
): Promise<number> =>
  afterQuietHours(Temporal.Instant.fromEpochMilliseconds(Math.round(at)), hours, timeZone)
    .epochMilliseconds;
