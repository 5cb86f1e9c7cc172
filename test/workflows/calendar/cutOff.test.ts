import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type CutOff, nextCutOff } from '#workflows/calendar/cutOff.ts';

const weekly: CutOff = {
  every: 'week',
  weekday: 5,
  monthDay: 31,
  time: '16:30',
  shift: 'earlier',
  timeZone: 'Europe/Paris',
  holidays: 'france',
};
const daily: CutOff = { ...weekly, every: 'day' };
const monthly: CutOff = { ...weekly, every: 'month' };
const cutOffAfter = (rule: CutOff, instant: string) =>
  nextCutOff(rule, Temporal.Instant.from(instant));

describe('the next cut-off', () => {
  test.each([
    [
      'before it, the same Friday',
      weekly,
      '2026-04-29T08:00:00Z',
      '2026-04-30T14:30:00Z',
      '2026-W18',
    ],
    ['at it, the next one', weekly, '2026-06-05T14:30:00Z', '2026-06-12T14:30:00Z', '2026-W24'],
    [
      'a second before it, still this one',
      weekly,
      '2026-06-05T14:29:59Z',
      '2026-06-05T14:30:00Z',
      '2026-W23',
    ],
    [
      'after it, at 16:45, the next week',
      weekly,
      '2026-06-05T14:45:00Z',
      '2026-06-12T14:30:00Z',
      '2026-W24',
    ],
    [
      'in the week in which clocks change, by the clock of the place',
      weekly,
      '2026-10-28T08:00:00Z',
      '2026-10-30T15:30:00Z',
      '2026-W44',
    ],
    [
      'on a holiday, the day after',
      { ...weekly, shift: 'later' as const },
      '2026-04-29T08:00:00Z',
      '2026-05-04T14:30:00Z',
      '2026-W18',
    ],
    [
      'of week 53, brought forward to New Year’s Eve',
      weekly,
      '2026-12-29T08:00:00Z',
      '2026-12-31T15:30:00Z',
      '2026-W53',
    ],
    [
      'of week 53, put off into the next year',
      { ...weekly, shift: 'later' as const },
      '2026-12-29T08:00:00Z',
      '2027-01-04T15:30:00Z',
      '2026-W53',
    ],
    [
      'of week 1, right after it',
      weekly,
      '2026-12-31T15:30:00Z',
      '2027-01-08T15:30:00Z',
      '2027-W01',
    ],
    [
      'of week 1 that begins in December',
      { ...weekly, weekday: 2 },
      '2024-12-30T08:00:00Z',
      '2024-12-31T15:30:00Z',
      '2025-W01',
    ],
    [
      'of the day, on a Friday evening',
      daily,
      '2026-06-05T15:00:00Z',
      '2026-06-08T14:30:00Z',
      '2026-06-08',
    ],
    [
      'of the day, over a holiday',
      daily,
      '2026-07-13T15:00:00Z',
      '2026-07-15T14:30:00Z',
      '2026-07-15',
    ],
    [
      'of the day, week-ends too where they count',
      { ...daily, shift: 'none' as const },
      '2026-06-05T15:00:00Z',
      '2026-06-06T14:30:00Z',
      '2026-06-06',
    ],
    [
      'of the month, on its last working day',
      monthly,
      '2026-05-02T08:00:00Z',
      '2026-05-29T14:30:00Z',
      '2026-05',
    ],
    [
      'of February, on its last day',
      { ...monthly, shift: 'none' as const },
      '2028-02-10T08:00:00Z',
      '2028-02-29T15:30:00Z',
      '2028-02',
    ],
  ])('%s', (_, rule, from, at, period) => {
    const next = cutOffAfter(rule, from);
    expect(next).toMatchObject({ period });
    expect(Date.parse(next.cutOff)).toBe(Date.parse(at));
  });

  test('numbers weeks by ISO 8601, in the year that they belong to', () => {
    expect(cutOffAfter(weekly, '2026-12-29T08:00:00Z')).toMatchObject({ year: '2026', week: '53' });
    expect(cutOffAfter(weekly, '2027-01-02T08:00:00Z')).toMatchObject({ year: '2027', week: '01' });
  });

  test('of any rule lies ahead, none lies between, and the one after it has another name', () => {
    const rule = fc.record({
      every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      weekday: fc.integer({ min: 1, max: 7 }),
      monthDay: fc.integer({ min: 1, max: 31 }),
      time: fc.constantFrom('00:00', '09:15', '16:30', '23:59'),
      shift: fc.constantFrom('none' as const, 'earlier' as const, 'later' as const),
      timeZone: fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'America/Toronto'),
      holidays: fc.constantFrom('none' as const, 'france' as const),
    });
    const time = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2029-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(rule, time, fc.double({ min: 0, max: 1, noNaN: true }), (any, from, part) => {
        const next = cutOffAfter(any, from.toISOString());
        const at = Date.parse(next.cutOff);
        expect(at).toBeGreaterThan(from.getTime());
        const between = new Date(from.getTime() + Math.floor((at - 1 - from.getTime()) * part));
        expect(cutOffAfter(any, between.toISOString())).toEqual(next);
        expect(cutOffAfter(any, next.cutOff).period).not.toBe(next.period);
      }),
    );
  });
});
