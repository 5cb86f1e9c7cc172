import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { easterSunday, frenchHoliday } from '#workflows/calendar/frenchHolidays.ts';

const holidaysOf = (year: number, region: 'france' | 'alsace-moselle'): string[] => {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }))
    .filter((day) => frenchHoliday(day, region))
    .map((day) => day.toString().slice(5));
};

describe('public holidays', () => {
  test('of France in 2026 are the eleven of the labour code', () => {
    expect(holidaysOf(2026, 'france')).toEqual([
      '01-01',
      '04-06',
      '05-01',
      '05-08',
      '05-14',
      '05-25',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ]);
  });

  test('of Alsace and Moselle are two more', () => {
    const more = holidaysOf(2027, 'alsace-moselle').filter(
      (day) => !holidaysOf(2027, 'france').includes(day),
    );
    expect(more).toEqual(['03-26', '12-26']);
  });

  test('that fall together are one day: Ascension and 1 May in 2008', () => {
    expect(holidaysOf(2008, 'france')).toHaveLength(10);
    expect(frenchHoliday(Temporal.PlainDate.from('2008-05-01'), 'france')?.en).toBe('Labour Day');
  });

  test('are named as people know them', () => {
    expect(frenchHoliday(Temporal.PlainDate.from('2026-05-14'), 'france')).toEqual({
      fr: 'Ascension',
      en: 'Ascension Day',
    });
  });
});

describe('Easter', () => {
  // The earliest and the latest that there are, a leap year, and the two exceptions of the algorithm.
  test.each([
    '1818-03-22',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2024-03-31',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ])('is on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4))).toString()).toBe(day);
  });

  test('is a Sunday from 22 March to 25 April, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const easter = easterSunday(year);
        expect(easter.dayOfWeek).toBe(7);
        expect(easter.toString().slice(5) >= '03-22').toBe(true);
        expect(easter.toString().slice(5) <= '04-25').toBe(true);
      }),
    );
  });
});
