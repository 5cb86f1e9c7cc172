import { type Amount, decimals, format } from '../invoice/amount.ts';

export type Language = 'fr' | 'en';

/** Narrow no-break space between thousands, no-break space before the sign: the French rule. */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

const signs: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£', CHF: 'CHF' };
/** Currencies without decimals, then those with three (ISO 4217); all others have two. */
const whole = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'UYI',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]);
const three = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/**
 * An amount with its currency, `1 248,00 €` or `€1,248.00`; written by hand, since `Intl` changes with Node's version.
 *
 * @param currency ISO 4217; without it the amount stands alone
 */
export function formatMoney(
  amount: Amount,
  currency: string | undefined,
  language: Language,
): string {
  const code = currency?.toUpperCase();
  const places =
    code !== undefined && whole.has(code) ? 0 : code !== undefined && three.has(code) ? 3 : 2;
  const number = formatNumber(amount, language, { decimals: places });
  if (code === undefined) return number;
  const sign = signs[code] ?? code;
  if (language === 'fr') return `${number}${NO_BREAK}${sign}`;
  const gap = /[A-Z]$/.test(sign) ? NO_BREAK : '';
  return number.startsWith('-') ? `-${sign}${gap}${number.slice(1)}` : `${sign}${gap}${number}`;
}

export interface NumberOptions {
  readonly decimals?: number;
  readonly mark?: '.' | ',';
  readonly group?: string;
}

/** `1 248,5` or `1,248.5`; as many decimals as it has, unless told. */
export function formatNumber(
  amount: Amount,
  language: Language,
  options: NumberOptions = {},
): string {
  return format(amount, {
    decimals: options.decimals ?? decimals(amount),
    mark: options.mark ?? (language === 'fr' ? ',' : '.'),
    group: options.group ?? (language === 'fr' ? NARROW : ','),
  });
}

const months: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const shortMonths: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'janv.',
    'févr.',
    'mars',
    'avr.',
    'mai',
    'juin',
    'juil.',
    'août',
    'sept.',
    'oct.',
    'nov.',
    'déc.',
  ],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/**
 * A date in words or figures. Letters of the pattern: `yyyy yy`, `MMMM MMM MM M`, `dd d`, `HH`, `mm`; anything else
 * stands for itself. An instant is shown in UTC.
 *
 * @param iso `2026-11-30` or `2026-11-30T08:00:00Z`
 * @returns undefined when it is no such date
 */
export function formatDate(
  iso: string,
  language: Language,
  pattern = language === 'fr' ? 'dd/MM/yyyy' : 'd MMM yyyy',
): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})\S*)?$/.exec(iso);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00'] = match;
  const name = months[language][Number(month) - 1];
  if (name === undefined || Number(day) < 1 || Number(day) > 31) return undefined;
  const parts: Readonly<Record<string, string>> = {
    yyyy: year,
    yy: year.slice(2),
    MMMM: name,
    MMM: shortMonths[language][Number(month) - 1] ?? name,
    MM: month,
    M: String(Number(month)),
    dd: day,
    d: language === 'fr' && day === '01' && pattern.includes('MMM') ? '1er' : String(Number(day)),
    HH: hour,
    mm: minute,
  };
  return pattern.replace(/yyyy|yy|M{1,4}|dd?|HH|mm/g, (token) => parts[token] ?? token);
}
