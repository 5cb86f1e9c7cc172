import { type Amount, decimals, format, trim } from '#workflows/invoice/amount.ts';
import type { RenderLanguage } from './words.ts';

/** Numbers and dates as people of the language write them. Not `Intl`: a Node upgrade must not change the bytes. */
const MARKS = { fr: { mark: ',', group: '\u00a0' }, en: { mark: '.', group: ',' } } as const;
const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1 234,50 €` or `€1,234.50`; prices keep the decimals that they have beyond two. */
export function money(
  amount: Amount,
  currency: string | undefined,
  language: RenderLanguage,
): string {
  const text = format(amount, {
    decimals: Math.max(2, decimals(trim(amount))),
    ...MARKS[language],
  });
  const symbol = currency === undefined ? '' : (SYMBOLS[currency] ?? currency);
  if (symbol === '') return text;
  return language === 'fr' || symbol.length > 1
    ? `${text}\u00a0${symbol}`
    : text.replace(/^-?/, (sign) => sign + symbol);
}

export function plain(amount: Amount, language: RenderLanguage): string {
  const short = trim(amount);
  return format(short, { decimals: decimals(short), ...MARKS[language] });
}

export function day(date: string, language: RenderLanguage): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return language === 'fr'
    ? `${dayOfMonth}/${month}/${year}`
    : `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
