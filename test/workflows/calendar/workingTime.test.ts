import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { TimeUnit } from '#workflows/calendar/timeUnit.ts';
import { instantAfter } from '#workflows/calendar/workingTime.ts';

const paris = { timeZone: 'Europe/Paris', holidays: 'france' } as const;
const after = (start: string, amount: number, unit: TimeUnit, calendar = paris): string =>
  instantAfter(
    Temporal.PlainDateTime.from(start).toZonedDateTime(calendar.timeZone).toInstant(),
    amount,
    unit,
    calendar,
  )
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

test.each([
  [
    'Friday afternoon counts the week-end out',
    '2026-06-05T16:00',
    24,
    'working-hours',
    '2026-06-08T16:00',
  ],
  [
    '25 hours of Friday afternoon end on Monday',
    '2026-06-05T16:00',
    25,
    'working-hours',
    '2026-06-08T17:00',
  ],
  [
    'a holiday is no working day: Ascension 2026',
    '2026-05-13T10:00',
    1,
    'working-days',
    '2026-05-15T10:00',
  ],
  ['Christmas and New Year', '2026-12-24T09:00', 5, 'working-days', '2027-01-04T09:00'],
  [
    'what begins on Saturday begins to count on Monday',
    '2026-06-06T15:00',
    2,
    'working-hours',
    '2026-06-08T02:00',
  ],
  ['three working days from a Monday', '2026-06-08T10:00', 3, 'working-days', '2026-06-11T10:00'],
  ['calendar days', '2026-06-05T10:00', 3, 'days', '2026-06-08T10:00'],
  [
    'a day over the change of the clocks is a day',
    '2026-03-28T10:00',
    1,
    'days',
    '2026-03-29T10:00',
  ],
  ['hours over it are hours', '2026-03-28T10:00', 24, 'hours', '2026-03-29T11:00'],
] as const)('%s', (_, start, amount, unit, expected) => {
  expect(after(start, amount, unit)).toBe(expected);
});

test('Friday’s midnight is the end of Friday, not Monday', () => {
  expect(after('2026-06-05T16:00', 8, 'working-hours')).toBe('2026-06-06T00:00');
});
