import { Temporal } from 'temporal-polyfill';
import type { Text } from '../text.ts';

/** Alsace and Moselle have two more, by a law of 1892 that the code keeps. */
export type FrenchRegion = 'france' | 'alsace-moselle';

/** Source: Code du travail, art. L3133-1. By `MM-DD`. */
const fixed: Readonly<Record<string, Text>> = {
  '01-01': { fr: 'jour de l’An', en: 'New Year’s Day' },
  '05-01': { fr: 'fête du Travail', en: 'Labour Day' },
  '05-08': { fr: 'Victoire 1945', en: 'Victory Day' },
  '07-14': { fr: 'fête nationale', en: 'Bastille Day' },
  '08-15': { fr: 'Assomption', en: 'Assumption' },
  '11-01': { fr: 'Toussaint', en: 'All Saints’ Day' },
  '11-11': { fr: 'Armistice 1918', en: 'Armistice Day' },
  '12-25': { fr: 'Noël', en: 'Christmas Day' },
};

/** The same article, by days from Easter Sunday. */
const movable: Readonly<Record<number, Text>> = {
  1: { fr: 'lundi de Pâques', en: 'Easter Monday' },
  39: { fr: 'Ascension', en: 'Ascension Day' },
  50: { fr: 'lundi de Pentecôte', en: 'Whit Monday' },
};

/** Source: Code du travail, art. L3134-13. Good Friday is one where the commune has a Protestant church; taken as one here. */
const goodFriday: Text = { fr: 'Vendredi saint', en: 'Good Friday' };
const saintStephen: Text = { fr: 'Saint-Étienne', en: 'Saint Stephen’s Day' };

/** The French public holiday that a day is, or undefined. Two may fall together: the fixed one is named. */
export function frenchHoliday(day: Temporal.PlainDate, region: FrenchRegion): Text | undefined {
  const monthDay = day.toString().slice(5);
  const named = fixed[monthDay];
  if (named) return named;
  const fromEaster = easterSunday(day.year).until(day, { largestUnit: 'days' }).days;
  if (region === 'alsace-moselle') {
    if (monthDay === '12-26') return saintStephen;
    if (fromEaster === -2) return goodFriday;
  }
  return movable[fromEaster];
}

/**
 * Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm of 1876, as in J. Meeus, Astronomical
 * Algorithms, chapter 8.
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}
