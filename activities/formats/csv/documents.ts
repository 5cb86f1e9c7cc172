import type { Problem } from '#workflows/problem.ts';
import type { ReadInvoice } from '../mapping/syntax.ts';
import type { CsvMapping, Detected } from './mapping.ts';
import { csvProblem } from './problems.ts';
import { readTables, type Source } from './read.ts';
import { readTable, type Table } from './table.ts';
import { isZip, readWorkbook } from './workbook.ts';

export type ReadIndex =
  | {
      readonly ok: true;
      readonly documents: readonly {
        /** One of the names that were given. */
        readonly file: string;
        readonly invoice: ReadInvoice;
      }[];
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
  const file = fileColumn(source.table, mapping.file);
  if (file === undefined)
    return { ok: false, problems: [csvProblem('INDEX_COLUMN', '', mapping.file ?? '.pdf')] };
  const read = readTables([source], { ...mapping, file });
  const [detected] = read.ok ? read.detected : [];
  if (!read.ok || !detected) return read.ok ? { ok: false, problems: [] } : read;
  const present = new Map(names.map((name) => [plain(name), name]));
  const problems: Problem[] = [];
  const taken = new Set<string>();
  const documents = read.rows.flatMap(({ invoice, file: named = '' }) => {
    const name = present.get(plain(named));
    if (name === undefined) problems.push(csvProblem('INDEX_FILE_MISSING', file, named));
    else if (taken.has(name)) problems.push(csvProblem('INDEX_FILE_TWICE', file, named));
    if (name === undefined) return [];
    taken.add(name);
    return [{ file: name, invoice }];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, documents, detected, unnamed: names.filter((name) => !taken.has(name)) };
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
