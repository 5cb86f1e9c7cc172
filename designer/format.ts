import { useMemo } from 'react';
import { durationWords } from '#workflows/duration.ts';
import { type Language, useLanguage } from './useText.ts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Numbers, money and times as a person of one language reads them. Times are shown in the browser's time zone. */
export interface Formats {
  /** `amount` is a decimal string; it is shown with its own scale, at least 2 decimals. */
  money(amount: string, currency: string): string;
  number(value: number): string;
  /** `share` of 1, with one decimal. */
  percent(share: number): string;
  bytes(count: number): string;
  /** From `YYYY-MM-DD` or an instant. */
  date(value: string): string;
  /** To the second. */
  time(instant: string): string;
  /** To the minute. */
  dateTime(instant: string): string;
  /** How long ago in its largest unit, `2 h`. */
  since(instant: string, now?: number): string;
  duration(milliseconds: number): string;
}

export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

export function formatsOf(language: Language): Formats {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short' });
  const plainDay = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' });
  const minute = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

  return {
    money: (amount, currency) => money(locale, amount, currency),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (count) => {
      const [kilo, mega, unit] = language === 'fr' ? ['ko', 'Mo', 'o'] : ['kB', 'MB', 'B'];
      if (count < 1000) return `${count} ${unit}`;
      if (count < 1_000_000) return `${number.format(Math.round(count / 1000))} ${kilo}`;
      return `${decimal.format(count / 1_000_000)} ${mega}`;
    },
    date: (value) => (value.length === 10 ? plainDay : day).format(new Date(value)),
    time: (instant) => clock.format(new Date(instant)),
    dateTime: (instant) => {
      const at = new Date(instant);
      return `${day.format(at)} ${minute.format(at)}`;
    },
    since: (instant, now = Date.now()) => largest(Math.max(0, now - Date.parse(instant)), language),
    duration: (milliseconds) =>
      milliseconds < 1000
        ? `${Math.round(milliseconds)} ms`
        : milliseconds < 60_000
          ? `${decimal.format(milliseconds / 1000)} s`
          : durationWords(milliseconds / 1000)[language],
  };
}

/** Intl takes decimal strings as they are, so no amount passes through a float. */
function money(locale: string, amount: string, currency: string): string {
  const value = amount as unknown as Intl.StringNumericLiteral;
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value);
  } catch {
    // A currency code that is not three letters is still data that people must see.
    return `${amount} ${currency}`;
  }
}

function largest(milliseconds: number, language: Language): string {
  const seconds = milliseconds / 1000;
  const size = [86_400, 3600, 60].find((unit) => seconds >= unit) ?? 1;
  return durationWords(Math.floor(seconds / size) * size)[language];
}
