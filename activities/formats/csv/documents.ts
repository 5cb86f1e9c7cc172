import type { Problem } from '#workflows/problem.ts';
import type { ReadInvoice } from '../mapping/syntax.ts';
import { kindOf } from '../sniff.ts';
import type { CsvMapping, Detected } from './mapping.ts';
import { csvProblem } from './problems.ts';
import { readTables, type Source } from './read.ts';
import { readTable, type Table } from './table.ts';
import { isZip, readWorkbook } from './workbook.ts';

/** An invoice of an index, with its PDF. Where one of the two is lacking or wrong, `invoice` has the problems. */
export interface IndexRow {
  /** Its first row in the index, the headings being row 1. */
  readonly row: number;
  /** One of the names that were given; undefined where none is the one that the index names. */
  readonly file: string | undefined;
  readonly invoice: ReadInvoice;
}

export type ReadIndex =
  | {
      readonly ok: true;
      readonly rows: readonly IndexRow[];
      readonly detected: Detected;
      /** Files that the index does not name. */
      readonly unnamed: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads an index, CSV or Excel, that stands beside the PDFs of its invoices and names each one's file. The column of
 * names is the mapping's; else the one whose cells end in `.pdf`. A folder before a name says nothing, and names are
 * compared without regard to case.
 *
 * @param names of the files beside the index
 */
export async function readIndex(
  bytes: Uint8Array,
  names: readonly string[],
  mapping: CsvMapping = {},
): Promise<ReadIndex> {
  const opened = await sourceOf(bytes, mapping);
  if (!opened.ok) return opened;
  const { source } = opened;
  const heading = fileColumn(source.table, mapping.file);
  if (heading === undefined)
    return { ok: false, problems: [csvProblem('INDEX_COLUMN', '', mapping.file ?? '.pdf')] };
  const read = readTables([source], { ...mapping, file: heading });
  const [detected] = read.ok ? read.detected : [];
  if (!read.ok || !detected) return read.ok ? { ok: false, problems: [] } : read;
  const present = new Map(names.map((name) => [plain(name), name]));
  const named = read.rows.map(({ file = '' }) => plain(file));
  const rows = read.rows.map(({ invoice, row, file = '' }): IndexRow => {
    const at = `${row}:${heading}`;
    const name = present.get(plain(file));
    if (name === undefined)
      return {
        row,
        file: name,
        invoice: withProblem(invoice, csvProblem('INDEX_FILE_MISSING', at, file)),
      };
    const isShared = named.filter((one) => one === plain(file)).length > 1;
    return isShared
      ? { row, file: name, invoice: withProblem(invoice, csvProblem('INDEX_FILE_TWICE', at, file)) }
      : { row, file: name, invoice };
  });
  const taken = new Set(rows.map(({ file }) => file));
  return { ok: true, rows, detected, unnamed: names.filter((name) => !taken.has(name)) };
}

const withProblem = (invoice: ReadInvoice, problem: Problem): ReadInvoice => ({
  ok: false,
  problems: invoice.ok ? [problem] : [problem, ...invoice.problems],
});

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The index among files that were handed in together: the one table beside PDFs that it names, or that are several.
 * Undefined where there is none: then the files are one invoice's.
 */
export async function indexAmong<F extends NamedFile>(
  files: readonly F[],
  mapping: CsvMapping = {},
): Promise<{ readonly index: F; readonly pdfs: readonly F[] } | undefined> {
  const kinds = files.map((file) => ({ file, kind: kindOf(file.bytes, mapping) }));
  const pdfs = kinds.filter(({ kind }) => kind === 'pdf').map(({ file }) => file);
  const others = kinds.filter(({ kind }) => kind !== 'pdf');
  const [table] = others;
  if (pdfs.length === 0 || others.length !== 1 || !table) return undefined;
  if (table.kind !== 'csv' && table.kind !== 'xlsx') return undefined;
  const { file: index } = table;
  if (pdfs.length > 1) return { index, pdfs };
  const opened = await sourceOf(index.bytes, mapping);
  return opened.ok && fileColumn(opened.source.table, mapping.file) !== undefined
    ? { index, pdfs }
    : undefined;
}

type OneSource =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Of a workbook, its first sheet. A ZIP that is none is refused as one. */
async function sourceOf(bytes: Uint8Array, mapping: CsvMapping): Promise<OneSource> {
  if (isZip(bytes)) {
    const read = await readWorkbook(bytes);
    const [source] = read.ok ? read.sources : [];
    return source ? { ok: true, source } : { ok: false, problems: read.ok ? [] : read.problems };
  }
  const read = readTable(bytes, mapping);
  return read.ok ? { ok: true, source: read } : read;
}

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .toLowerCase();

function fileColumn({ headings, rows }: Table, wanted: string | undefined): string | undefined {
  if (wanted !== undefined) return headings.find((heading) => heading === wanted);
  return headings.find((_, c) => {
    const cells = rows.map((row) => row[c] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => /\.pdf$/i.test(cell));
  });
}
