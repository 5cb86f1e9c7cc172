import type { FrenchRegion } from './frenchHolidays.ts';

/** When a customer takes invoices: some hours of some days. */
export interface SendWindow {
  /** IANA name, `Europe/Paris`. */
  readonly timeZone: string;
  /** 1 is Monday, 7 Sunday (ISO 8601). */
  readonly days: readonly number[];
  /** `HH:MM` on the clock of the place; `to` is the first minute that is too late. */
  readonly from: string;
  readonly to: string;
  /** Whose public holidays nothing is sent on. */
  readonly holidays: 'none' | FrenchRegion;
  /** Every year, both days included; one that begins later in the year than it ends goes over New Year. */
  readonly closed: readonly ClosedPeriod[];
}

/** `MM-DD` each. */
export interface ClosedPeriod {
  readonly from: string;
  readonly to: string;
}

/** @param monthDay `MM-DD` */
export const isWithin = ({ from, to }: ClosedPeriod, monthDay: string): boolean =>
  from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
