import type { Problem } from '#workflows/problem.ts';
import { same, type Text } from '#workflows/text.ts';
import { readTable as readCsv } from '../formats/csv/table.ts';
import { csvCell, originalValue } from '../formats/csvCell.ts';
import type { ReferenceRow, ReferenceTable } from './table.ts';

export const tableCaps = { columns: 50, rows: 20_000, cell: 500 } as const;

export type ReadReferenceTable =
  | { readonly ok: true; readonly table: ReferenceTable }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const dates = {
  from: ['valid from', 'valable du'],
  to: ['valid to', 'valable au'],
} as const;

/**
 * A reference table from CSV: the first row names the columns; `valid from` and `valid to` (or `valable du`, `valable au`)
 * say on which days a row is good, both included.
 */
export function readReferenceTable(bytes: Uint8Array): ReadReferenceTable {
  const read = readCsv(bytes);
  if (!read.ok) return read;
  const { headings, rows } = read.table;
  const isNamed = (names: readonly string[]) => (heading: string) =>
    names.includes(heading.trim().toLowerCase());
  const from = headings.findIndex(isNamed(dates.from));
  const to = headings.findIndex(isNamed(dates.to));
  const own = headings.flatMap((_, index) => (index === from || index === to ? [] : [index]));
  const columns = own.map((index) => (headings[index] ?? '').trim());
  const problems: Problem[] = [];
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) problems.push(problem('', says.twice, twice));
  if (columns.length === 0 || columns.length > tableCaps.columns)
    problems.push(problem('', says.columns, String(columns.length)));
  if (rows.length > tableCaps.rows) problems.push(problem('', says.rows, String(rows.length)));
  const kept = rows.slice(0, tableCaps.rows).map((cells, index): ReferenceRow => {
    const at = `rows[${index}]`;
    const day = (column: number): string | undefined => {
      const typed = column < 0 ? '' : (cells[column] ?? '').trim();
      const found = dayOf(typed);
      if (typed !== '' && found === undefined && problems.length < MOST)
        problems.push(problem(at, says.date, `${typed}, ${index + 2}`));
      return found;
    };
    const [first, last] = [day(from), day(to)];
    if (first && last && first > last && problems.length < MOST)
      problems.push(problem(at, says.order, `${first} – ${last}, ${index + 2}`));
    const values = own.map((column) => originalValue((cells[column] ?? '').trim()));
    if (values.some(({ length }) => length > tableCaps.cell) && problems.length < MOST)
      problems.push(problem(at, says.cell, String(index + 2)));
    return {
      cells: values,
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { to: last }),
    };
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, table: { columns, rows: kept } };
}

/** The table as CSV that `readReferenceTable` reads again and no spreadsheet runs. */
export function writeReferenceTable({ columns, rows }: ReferenceTable): Uint8Array {
  const hasDates = rows.some(({ from, to }) => from !== undefined || to !== undefined);
  const heads = hasDates ? [...columns, dates.from[0], dates.to[0]] : columns;
  const lines = [
    heads,
    ...rows.map(({ cells, from = '', to = '' }) => (hasDates ? [...cells, from, to] : cells)),
  ].map((cells) => `${cells.map(csvCell).join(';')}\r\n`);
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf8');
}

const MOST = 20;

/** `2026-12-31`, or as people type it in France, `31/12/2026`. */
function dayOf(typed: string): string | undefined {
  const day = typed.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // What JavaScript takes for a day in March may be typed as February 30th.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}

const says = {
  twice: {
    code: 'TABLE_COLUMN_TWICE',
    message: { fr: 'Deux colonnes s’appellent « % ».', en: 'Two columns are called “%”.' },
    fix: { fr: 'Renommez-en une.', en: 'Rename one.' },
  },
  columns: {
    code: 'TABLE_COLUMNS',
    message: { fr: 'La table a % colonnes.', en: 'The table has % columns.' },
    fix: { fr: 'Il en faut de 1 à 50.', en: 'It takes 1 to 50.' },
  },
  rows: {
    code: 'TABLE_TOO_LONG',
    message: { fr: 'La table a % lignes.', en: 'The table has % rows.' },
    fix: { fr: 'Restez sous 20 000.', en: 'Stay under 20,000.' },
  },
  date: {
    code: 'TABLE_DATE',
    message: { fr: 'Ce n’est pas une date (ligne) : %', en: 'This is no date (row): %' },
    fix: { fr: 'Écrivez 31/12/2026 ou 2026-12-31.', en: 'Write 2026-12-31 or 31/12/2026.' },
  },
  order: {
    code: 'TABLE_DATES_REVERSED',
    message: {
      fr: 'La fin précède le début (ligne) : %',
      en: 'The end is before the beginning (row): %',
    },
    fix: { fr: 'Échangez ou corrigez les deux dates.', en: 'Swap or correct the two dates.' },
  },
  cell: {
    code: 'TABLE_CELL_TOO_LONG',
    message: {
      fr: 'Une cellule a plus de 500 lettres, ligne %.',
      en: 'A cell has more than 500 letters, row %.',
    },
    fix: { fr: 'Raccourcissez-la.', en: 'Shorten it.' },
  },
} as const satisfies Record<string, { code: string; message: Text; fix: Text }>;

function problem(
  at: string,
  { code, message, fix }: (typeof says)[keyof typeof says],
  about: string,
): Problem {
  const named = same(about);
  return {
    code,
    at,
    severity: 'fatal',
    message: {
      fr: message.fr.replace('%', () => named.fr),
      en: message.en.replace('%', () => named.en),
    },
    fix,
  };
}
