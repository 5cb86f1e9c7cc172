import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { Problem } from '#workflows/problem.ts';
import { originalValue } from '../csvCell.ts';
import type { Fields } from '../mapping/fields.ts';
import type { ReadInvoice } from '../mapping/syntax.ts';
import { shapeProblems } from '../shape.ts';
import { type Column, columnAt, columnOf } from './columns.ts';
import { compacted, putAt, valueAtPath } from './fields.ts';
import type { CsvMapping, Delimiter, Detected, Encoding } from './mapping.ts';
import { csvProblem } from './problems.ts';
import { readTable, type Table } from './table.ts';
import { dateFormatOf, decimalOf, isNumberType, readDate, readNumber } from './values.ts';
import { readWorkbook } from './workbook.ts';

export type ReadCsv =
  | {
      readonly ok: true;
      /** In the order in which their numbers first stand. */
      readonly invoices: readonly ReadInvoice[];
      /** What each file was taken for. */
      readonly detected: readonly Detected[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A cell that says something, and where it stands. */
interface Cell {
  readonly column: Column;
  readonly text: string;
  readonly at: string;
}

interface Row {
  /** As the file counts, its headings being row 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly file: string | undefined;
}

interface Sheet {
  readonly detected: Detected;
  readonly rows: readonly Row[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads the invoices of a CSV file with a row a line; or of two files, invoices and their lines, that both give the
 * invoice number. Rows of one number are one invoice, and rows without go with the row before. Totals and VAT breakdown
 * may be left out; they are then computed from the lines.
 */
export function readCsv(files: readonly Uint8Array[], mapping: CsvMapping = {}): ReadCsv {
  const sources: Source[] = [];
  for (const bytes of files) {
    const read = readTable(bytes, mapping);
    if (!read.ok) return read;
    sources.push(read);
  }
  return invoicesOf(sources, mapping);
}

/** As `readCsv`, of the sheets of an Excel workbook. */
export async function readXlsx(bytes: Uint8Array, mapping: CsvMapping = {}): Promise<ReadCsv> {
  const read = await readWorkbook(bytes);
  return read.ok ? invoicesOf(read.sources, mapping) : read;
}

function invoicesOf(sources: readonly Source[], mapping: CsvMapping): ReadCsv {
  const read = readTables(sources, mapping);
  return read.ok ? { ...read, invoices: read.rows.map(({ invoice }) => invoice) } : read;
}

/** A table, and the file that it is of; a workbook has neither delimiter nor encoding. */
export interface Source {
  readonly table: Table;
  readonly delimiter: Delimiter | undefined;
  readonly encoding: Encoding | undefined;
}

export type ReadTables =
  | {
      readonly ok: true;
      readonly rows: readonly {
        readonly invoice: ReadInvoice;
        /** The first of its rows, its headings being row 1. */
        readonly row: number;
        /** What the column `mapping.file` says in its rows. */
        readonly file: string | undefined;
      }[];
      readonly detected: readonly Detected[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** As `readCsv`, of cells that are read already. */
export function readTables(sources: readonly Source[], mapping: CsvMapping): ReadTables {
  const sheets: Sheet[] = [];
  for (const { table, delimiter, encoding } of sources) {
    const read = sheetOf(table, mapping);
    if (!read.ok) return read;
    sheets.push({ ...read.sheet, detected: { ...read.sheet.detected, delimiter, encoding } });
  }
  const unknown = Object.keys(mapping.defaults ?? {}).find((path) => !columnAt(path));
  if (unknown !== undefined)
    return { ok: false, problems: [csvProblem('CSV_COLUMN_UNKNOWN', unknown, unknown)] };
  const warnings = sheets.flatMap((sheet) => sheet.warnings);
  const rows = grouped(sheets).map((group) => {
    const read = invoiceOf(group.rows, sheets, mapping.defaults ?? {});
    const invoice = read.ok ? { ...read, unmapped: [...warnings, ...read.unmapped] } : read;
    const row = group.rows[0]?.[0].number ?? 0;
    return { invoice, row, file: group.rows.map(([{ file }]) => file).find(Boolean) };
  });
  return { ok: true, rows, detected: sheets.map(({ detected }) => detected) };
}

type ReadSheet =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function sheetOf({ headings, rows }: Table, mapping: CsvMapping): ReadSheet {
  const { columns, problems, warnings } = columnsOf(headings, mapping);
  if (problems.length > 0) return { ok: false, problems };
  const files = mapping.file === undefined ? -1 : headings.indexOf(mapping.file);
  const cells: Row[] = rows.map((row, r) => ({
    number: r + 2,
    file: row[files]?.trim() || undefined,
    cells: columns.flatMap((column, c) => {
      const text = originalValue(row[c] ?? '').trim();
      return column && text !== '' ? [{ column, text, at: `${r + 2}:${headings[c]}` }] : [];
    }),
  }));
  const all = cells.flatMap((row) => row.cells);
  const textsOf = (wanted: (type: string | undefined) => boolean) =>
    all.filter(({ column }) => wanted(column.term?.type)).map(({ text }) => text);
  const decimal = mapping.decimal ? { mark: mapping.decimal } : decimalOf(textsOf(isNumberType));
  if ('mixed' in decimal)
    return { ok: false, problems: [csvProblem('CSV_DECIMAL_MIXED', '', decimal.mixed.join('  '))] };
  const dates = mapping.dateFormat
    ? { format: mapping.dateFormat }
    : dateFormatOf(textsOf((type) => type === 'date'));
  if ('ambiguous' in dates && dates.ambiguous !== undefined)
    warnings.push(csvProblem('CSV_DATE_AMBIGUOUS', '', dates.ambiguous, 'warning'));
  const detected: Detected = {
    delimiter: ';',
    encoding: 'utf-8',
    decimal: decimal.mark,
    dateFormat: dates.format,
    columns: Object.fromEntries(
      headings.map((heading, i) => [heading, columns[i]?.path ?? null] as const),
    ),
  };
  return { ok: true, sheet: { detected, rows: cells, warnings } };
}

function columnsOf(headings: readonly string[], mapping: CsvMapping) {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const taken = new Map<string, string>();
  const columns = headings.map((heading) => {
    const own = mapping.columns && Object.hasOwn(mapping.columns, heading);
    const wanted = own ? mapping.columns?.[heading] : heading;
    if (wanted === null || wanted === undefined || heading === mapping.file) return undefined;
    const column = columnOf(wanted);
    if (!column) {
      if (own) problems.push(csvProblem('CSV_COLUMN_UNKNOWN', heading, wanted));
      else warnings.push(csvProblem('CSV_COLUMN_UNMAPPED', heading, heading, 'warning'));
      return undefined;
    }
    if (taken.has(column.path)) problems.push(csvProblem('CSV_COLUMN_TWICE', heading, column.path));
    taken.set(column.path, heading);
    return column;
  });
  if (taken.size === 0) problems.push(csvProblem('CSV_NO_COLUMNS', '', headings.join(' ')));
  return { columns, problems, warnings };
}

/** Rows with the sheet that they are of, by invoice number. */
function grouped(sheets: readonly Sheet[]) {
  const groups = new Map<string, { readonly rows: (readonly [Row, Sheet])[] }>();
  for (const sheet of sheets) {
    let number = '';
    for (const row of sheet.rows) {
      number = row.cells.find(({ column }) => column.path === 'number')?.text ?? number;
      const group = groups.get(number) ?? { rows: [] };
      groups.set(number, group);
      group.rows.push([row, sheet]);
    }
  }
  return [...groups.values()];
}

function invoiceOf(
  rows: readonly (readonly [Row, Sheet])[],
  sheets: readonly Sheet[],
  defaults: Readonly<Record<string, string>>,
): ReadInvoice {
  const fields: Fields = {};
  const lines: Fields[] = [];
  const problems: Problem[] = [];
  for (const [row, { detected }] of rows) {
    const line: Fields = {};
    for (const cell of row.cells) {
      const value = valueOfCell(cell, detected, problems);
      if (value === undefined) continue;
      const { path } = cell.column;
      if (path.startsWith('lines[].')) putAt(line, path.slice(8), value);
      else {
        const known = valueAtPath(fields, path);
        if (known !== undefined && known !== value)
          problems.push(csvProblem('CSV_CONTRADICTION', cell.at, `${known}, ${value}`));
        putAt(fields, path, value);
      }
    }
    if (Object.keys(line).length > 0) lines.push(line);
  }
  addDefaults(fields, lines, defaults);
  if (problems.length > 0) return { ok: false, problems };
  const whole = compacted({ specification: EN16931, ...fields, lines });
  const parsed = Invoice.safeParse(whole);
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) };
  const hasTotals = sheets.some(({ detected: { columns } }) =>
    Object.values(columns).some(
      (path) => path?.startsWith('totals.') || path?.startsWith('vatBreakdown'),
    ),
  );
  return {
    ok: true,
    invoice: hasTotals ? parsed.data : withTotals(parsed.data),
    unmapped: [],
  };
}

function valueOfCell(
  { column, text, at }: Cell,
  { decimal, dateFormat }: Detected,
  problems: Problem[],
): string | undefined {
  if (isNumberType(column.term?.type)) {
    const number = readNumber(text, decimal);
    if (number === undefined) problems.push(csvProblem('CSV_NOT_A_NUMBER', at, text));
    return number;
  }
  if (column.term?.type !== 'date') return text;
  const date = dateFormat && readDate(text, dateFormat);
  if (date === undefined) problems.push(csvProblem('CSV_NOT_A_DATE', at, text));
  return date;
}

/** Of each line where they are of lines. */
function addDefaults(
  fields: Fields,
  lines: readonly Fields[],
  defaults: Readonly<Record<string, string>>,
): void {
  for (const [given, value] of Object.entries(defaults)) {
    const path = columnAt(given)?.path ?? given;
    const isOfLine = path.startsWith('lines[].');
    for (const into of isOfLine ? lines : [fields]) {
      const at = isOfLine ? path.slice(8) : path;
      if (valueAtPath(into, at) === undefined) putAt(into, at, value);
    }
  }
}
