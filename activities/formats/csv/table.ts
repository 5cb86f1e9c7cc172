import { parse } from 'csv-parse/sync';
import type { Problem } from '#workflows/problem.ts';
import { decodeWin1252 } from '../win1252.ts';
import { type CsvMapping, type Delimiter, delimiters, type Encoding } from './mapping.ts';
import { csvProblem } from './problems.ts';

export const LIMITS = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 1_000,
  cell: 15_000_000,
} as const;

export interface Table {
  readonly headings: readonly string[];
  /** Under the headings; cells without spaces around them. */
  readonly rows: readonly (readonly string[])[];
}

export type ReadTable =
  | {
      readonly ok: true;
      readonly table: Table;
      readonly delimiter: Delimiter;
      readonly encoding: Encoding;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the cells of a CSV file (RFC 4180, any of four delimiters), whatever encoding it is in. */
export function readTable(
  bytes: Uint8Array,
  { delimiter, encoding }: Pick<CsvMapping, 'delimiter' | 'encoding'> = {},
): ReadTable {
  if (bytes.length > LIMITS.bytes) return refuse(csvProblem('CSV_TOO_LARGE', '', '50 MB'));
  const used = encoding ?? encodingOf(bytes);
  const text = decode(bytes, used);
  if (text === undefined) return refuse(csvProblem('CSV_ENCODING', '', used));
  const divides = delimiter ?? delimiterOf(text);
  const table = cells(text, divides);
  return table.ok ? { ...table, delimiter: divides, encoding: used } : table;
}

const refuse = (
  problem: Problem,
): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [problem],
});

/** By its byte order mark; else UTF-16 by its zero bytes, UTF-8 where it is valid, and what old Excel writes. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0 && first !== 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  return decode(bytes, 'utf-8') === undefined ? 'windows-1252' : 'utf-8';
}

/** Without a byte order mark; undefined when the bytes are not in that encoding. */
export function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (encoding === 'windows-1252') return decodeWin1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Excel may name it in a first line, `sep=;`; else it is the one that divides the headings most often. */
export function delimiterOf(text: string): Delimiter {
  const [, named] = /^sep=(.)\r?\n/.exec(text) ?? [];
  const stated = delimiters.find((one) => one === named);
  if (stated) return stated;
  const [line = ''] = text.trimStart().split(/\r?\n/, 1);
  const unquoted = line.replace(/"(?:[^"]|"")*"/g, '""');
  const counts = delimiters.map((one) => unquoted.split(one).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ';';
}

function cells(
  text: string,
  delimiter: Delimiter,
):
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  let records: string[][];
  try {
    records = parse(text.replace(/^sep=.\r?\n/, ''), {
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: delimiter !== '\t',
      maxRecordSize: LIMITS.cell,
      to: LIMITS.rows + 2,
    }) as string[][];
  } catch (error) {
    return refuse(csvProblem('CSV_MALFORMED', '', error instanceof Error ? error.message : ''));
  }
  const [headings = [], ...rows] = records;
  return tableOf(headings, rows);
}

/** @param headings as they are written; a column without one is named by its number */
export function tableOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
):
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  if (rows.length > LIMITS.rows)
    return refuse(csvProblem('CSV_TOO_LARGE', '', `${LIMITS.rows} rows`));
  if (headings.length > LIMITS.columns)
    return refuse(csvProblem('CSV_TOO_LARGE', '', `${LIMITS.columns} columns`));
  if (rows.length === 0) return refuse(csvProblem('CSV_EMPTY', ''));
  const long = rows.findIndex((row) => row.slice(headings.length).some((cell) => cell !== ''));
  if (long !== -1)
    return refuse(
      csvProblem(
        'CSV_ROW_LENGTH',
        `${long + 2}`,
        (rows[long] ?? []).slice(headings.length).join(' '),
      ),
    );
  const named = headings.map((heading, i) => heading.trim() || `#${i + 1}`);
  return { ok: true, table: { headings: named, rows } };
}
