import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { frenchHoliday } from '#workflows/calendar/frenchHolidays.ts';
import { nextOpening } from '#workflows/calendar/nextOpening.ts';
import { isWithin, type SendWindow } from '#workflows/calendar/sendWindow.ts';

/** Tuesdays and Thursdays from 8 to 11 in Paris, no French holiday, nothing around New Year. */
const lumiere: SendWindow = {
  timeZone: 'Europe/Paris',
  days: [2, 4],
  from: '08:00',
  to: '11:00',
  holidays: 'france',
  closed: [{ from: '12-24', to: '01-02' }],
};

const opensAfter = (created: string, window = lumiere): string | undefined => {
  const after = Temporal.PlainDateTime.from(created).toZonedDateTime(window.timeZone).toInstant();
  return nextOpening(window, after)?.at.toString({ timeZoneName: 'never' });
};

describe('an invoice for a customer who takes them on Tuesdays and Thursdays from 8 to 11', () => {
  test.each([
    ['on a Monday waits for the next morning', '2026-04-27T15:00', '2026-04-28T08:00:00+02:00'],
    ['within the window leaves at once', '2026-04-28T10:59:59', '2026-04-28T10:59:59+02:00'],
    ['at 11 sharp is too late', '2026-04-28T11:00', '2026-04-30T08:00:00+02:00'],
    ['before Ascension waits for the day after', '2026-05-13T10:00', '2026-05-19T08:00:00+02:00'],
    ['before Christmas waits for the new year', '2026-12-22T12:00', '2027-01-05T08:00:00+01:00'],
    ['in the week after the clocks changed', '2026-03-29T12:00', '2026-03-31T08:00:00+02:00'],
    ['in the week before they did', '2026-03-25T12:00', '2026-03-26T08:00:00+01:00'],
  ])('%s', (_, created, opens) => {
    expect(opensAfter(created)).toBe(opens);
  });

  test('is told which days were passed over, and why', () => {
    const after = Temporal.Instant.from('2026-05-13T10:00:00Z');
    expect(nextOpening(lumiere, after)?.passedOver).toEqual([
      { day: '2026-05-14', why: { fr: 'Ascension', en: 'Ascension Day' } },
    ]);
  });
});

test('hours are those of the clocks on the very day on which they change', () => {
  const sundays = { ...lumiere, days: [7], from: '02:30', to: '08:00' };
  // Half past two does not exist on 29 March 2026: the window opens when the clocks have jumped.
  expect(opensAfter('2026-03-28T12:00', sundays)).toBe('2026-03-29T03:30:00+02:00');
  // It comes twice on 25 October: the first of them counts.
  expect(opensAfter('2026-10-24T12:00', sundays)).toBe('2026-10-25T02:30:00+02:00');
});

test('a window whose days are all closed never opens', () => {
  expect(
    opensAfter('2026-01-01T00:00', { ...lumiere, closed: [{ from: '01-01', to: '12-31' }] }),
  ).toBe(undefined);
});

test('29 February is waited for', () => {
  const closed = [
    { from: '03-01', to: '12-31' },
    { from: '01-01', to: '02-28' },
  ];
  expect(opensAfter('2026-01-01T00:00', { ...lumiere, days: [1, 2, 3, 4, 5, 6, 7], closed })).toBe(
    '2028-02-29T08:00:00+01:00',
  );
});

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) =>
    Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' }),
  );
const monthDay = fc
  .integer({ min: 0, max: 364 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString().slice(5));
const windows: fc.Arbitrary<SendWindow> = fc
  .record({
    timeZone: fc.constantFrom(
      'Europe/Paris',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kolkata',
    ),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    hours: fc.uniqueArray(time, { minLength: 2, maxLength: 2 }),
    holidays: fc.constantFrom('none', 'france', 'alsace-moselle'),
    closed: fc.array(fc.record({ from: monthDay, to: monthDay }), { maxLength: 2 }),
  })
  .map(({ hours, ...window }) => {
    const [from, to] = hours.toSorted() as [string, string];
    return { ...window, from, to };
  });
const instants = fc
  .integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

const isOpen = (window: SendWindow, instant: Temporal.Instant): boolean => {
  const at = instant.toZonedDateTimeISO(window.timeZone);
  const clock = at.toPlainTime().toString();
  const day = at.toPlainDate();
  return (
    window.days.includes(at.dayOfWeek) &&
    clock >= window.from &&
    clock < window.to &&
    (window.holidays === 'none' || !frenchHoliday(day, window.holidays)) &&
    !window.closed.some((period) => isWithin(period, day.toString().slice(5)))
  );
};

test('no sooner moment is open, and the one that is found is (but for clocks that jump over it)', () => {
  fc.assert(
    fc.property(
      windows,
      instants,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (window, after, part) => {
        const opening = nextOpening(window, after);
        fc.pre(opening !== undefined);
        const at = opening.at.toInstant();
        const early = at.epochMilliseconds - after.epochMilliseconds;
        expect(early).toBeGreaterThanOrEqual(0);
        const sooner = Temporal.Instant.fromEpochMilliseconds(
          after.epochMilliseconds + Math.floor(early * part),
        );
        if (sooner.epochMilliseconds < at.epochMilliseconds)
          expect(isOpen(window, sooner)).toBe(false);
        const jumps = opening.at.startOfDay().hoursInDay !== 24;
        if (!jumps) expect(isOpen(window, at)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
