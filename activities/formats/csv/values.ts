import { parseAmount } from '#workflows/invoice/amount.ts';
import { type DateFormat, dateFormats } from './mapping.ts';

const NUMBER_TYPES = new Set(['amount', 'price', 'quantity', 'percent']);
export const isNumberType = (type: string | undefined): boolean =>
  type !== undefined && NUMBER_TYPES.has(type);

/** Without spaces, apostrophes, currency and percent signs, which people and programs put around numbers. */
const bare = (text: string): string => text.replace(/[\s\u00a0\u202f'’€%]/g, '');

/** Which mark the number surely has before its decimals; undefined where it may be for groups, or there is none. */
function markOf(number: string): '.' | ',' | undefined {
  const marks = number.replace(/[^.,]/g, '');
  const last = marks.at(-1);
  if (last !== '.' && last !== ',') return undefined;
  const isRepeated = marks.split(last).length > 2;
  if (isRepeated) return last === '.' ? ',' : '.';
  return marks.length > 1 || !/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(number) ? last : undefined;
}

/**
 * The decimal mark of all numbers of a file.
 *
 * @returns `mixed` with one of each when both marks are met; of a file where each may stand for groups, the mark that
 *   is there is the decimal one, since programs seldom write groups
 */
export function decimalOf(
  cells: readonly string[],
): { readonly mark: '.' | ',' | undefined } | { readonly mixed: readonly string[] } {
  const numbers = cells.map(bare).filter((cell) => /^[+-]?[\d.,]+$/.test(cell));
  const sure = (mark: '.' | ',') => numbers.find((number) => markOf(number) === mark);
  const [dot, comma] = [sure('.'), sure(',')];
  if (dot !== undefined && comma !== undefined) return { mixed: [dot, comma] };
  if (dot !== undefined || comma !== undefined) return { mark: dot === undefined ? ',' : '.' };
  const met = (mark: '.' | ',') => numbers.find((number) => number.includes(mark));
  const [point, other] = [met('.'), met(',')];
  if (point !== undefined && other !== undefined) return { mixed: [point, other] };
  return { mark: point === undefined ? (other === undefined ? undefined : ',') : '.' };
}

/** Undefined when the cell is no number with that decimal mark. */
export function readNumber(cell: string, mark: '.' | ',' | undefined): string | undefined {
  const text = bare(cell);
  const [whole = '', ...fractions] = mark === undefined ? [text] : text.split(mark);
  const group = mark === ',' ? '.' : ',';
  if (fractions.length > 1 || fractions[0]?.includes(group)) return undefined;
  if (whole.includes(group) && !/^[+-]?\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined;
  return parseAmount([whole.replaceAll(group, ''), ...fractions].join('.'));
}

const patterns: Readonly<Record<DateFormat, RegExp>> = {
  'YYYY-MM-DD': /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?:[T ][\d:.Z+-]*)?$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  'DD/MM/YYYY': /^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})(?: [\d:]*)?$/,
  'MM/DD/YYYY': /^(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>\d{4})(?: [\d:]*)?$/,
  'DD/MM/YY': /^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{2})$/,
};

/** ISO 8601; undefined for what is no day in that format, and for a day that no calendar has. */
export function readDate(cell: string, format: DateFormat): string | undefined {
  const { y = '', m = '', d = '' } = patterns[format].exec(cell.trim())?.groups ?? {};
  if (y === '') return undefined;
  const iso = `${y.length === 2 ? `20${y}` : y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** The format of most dates of a file, of equal ones the first in the list: French before American. */
export function dateFormatOf(cells: readonly string[]): {
  readonly format: DateFormat | undefined;
  /** A date, where all of them are days in another format too. */
  readonly ambiguous?: string | undefined;
} {
  if (cells.length === 0) return { format: undefined };
  const fits = dateFormats.map(
    (format) => cells.filter((cell) => readDate(cell, format) !== undefined).length,
  );
  const most = Math.max(...fits);
  const format = most === 0 ? undefined : dateFormats[fits.indexOf(most)];
  const other = fits[dateFormats.indexOf('MM/DD/YYYY')];
  const isAmbiguous =
    format === 'DD/MM/YYYY' &&
    other === most &&
    cells.some((cell) => readDate(cell, format) !== readDate(cell, 'MM/DD/YYYY'));
  return isAmbiguous ? { format, ambiguous: cells[0] } : { format };
}
