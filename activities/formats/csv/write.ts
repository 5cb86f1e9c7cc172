import type { Invoice } from '#workflows/invoice/model.ts';
import { terms } from '#workflows/invoice/terms.ts';
import { csvCell } from '../csvCell.ts';
import { valuesIn } from './fields.ts';
import type { Delimiter } from './mapping.ts';

export interface CsvFormat {
  readonly delimiter?: Delimiter;
  /** The mark before decimals; `,` for spreadsheets of French settings. */
  readonly decimal?: '.' | ',';
  /** Whether a byte order mark opens the file: without it Excel takes UTF-8 for something else. */
  readonly mark?: boolean;
}

const ranks = new Map(terms.map(({ path }, rank) => [path, rank]));

/** As the table of terms has them; the items of a list one after the other. */
function rankOf(path: string): number {
  const at = path.replace(/^lines\[\]/, 'lines[]').replace(/\[\d+\]/g, '[]');
  const owner = at.replace(/\.(value|scheme)$/, '');
  return ranks.get(at) ?? ranks.get(owner) ?? ranks.get(owner.replace(/\[\]$/, '')) ?? terms.length;
}

const numbers = new Set(
  terms
    .filter(({ type }) => ['amount', 'price', 'quantity', 'percent'].includes(type))
    .map(({ path }) => path),
);

/**
 * Writes invoices as one CSV file in UTF-8: a row a line, the values of the invoice in its first row and its number in
 * all of them. The headings are paths in the model, of what these invoices say. Cells that a spreadsheet would run are
 * made inert. What a document said beyond the terms is not written.
 */
export function writeCsv(
  invoices: readonly Invoice[],
  { delimiter = ';', decimal = '.', mark = true }: CsvFormat = {},
): Uint8Array {
  const rows = invoices.flatMap(rowsOf);
  const columns = [...new Set(['number', ...rows.flatMap((row) => [...row.keys()])])];
  const sorted = columns
    .map((path) => ({ path, rank: path === 'number' ? -1 : rankOf(path) }))
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ path }) => path);
  const spelled = (path: string, value: string) =>
    decimal === ',' && numbers.has(path.replace(/\[\d*\]/g, '[]'))
      ? value.replace('.', ',')
      : value;
  const lines = [
    sorted,
    ...rows.map((row) => sorted.map((path) => spelled(path, row.get(path) ?? ''))),
  ].map((cells) => `${cells.map(csvCell).join(delimiter)}\r\n`);
  return Buffer.from((mark ? '\ufeff' : '') + lines.join(''), 'utf8');
}

function rowsOf({ extensions: _, lines, ...header }: Invoice): ReadonlyMap<string, string>[] {
  const own = [...valuesIn(header)];
  const [first = [], ...others] = lines.map((line) =>
    [...valuesIn(line)].map(([path, value]) => [`lines[].${path}`, value] as const),
  );
  const number: (readonly [string, string])[] =
    header.number === undefined ? [] : [['number', header.number]];
  return [new Map([...own, ...first]), ...others.map((line) => new Map([...number, ...line]))];
}
