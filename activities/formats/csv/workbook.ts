import type { Problem } from '#workflows/problem.ts';
import { walkZip, ZipRefusal } from '../zip.ts';
import { type CsvCode, csvProblem } from './problems.ts';
import type { Source } from './read.ts';
import { tableOf } from './table.ts';

/** An Excel workbook is a ZIP of XML: what may come out of it is bounded before it is read. */
const ZIP_LIMITS = { files: 500, total: 100 * 1024 * 1024, ratio: 200 };

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

export const isZip = (bytes: Uint8Array): boolean =>
  bufferOf(bytes).toString('latin1', 0, 4) === 'PK\u0003\u0004';

/** A ZIP whose list of contents, which is never compressed, names the workbook's main part (ECMA-376-2). */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  isZip(bytes) && bufferOf(bytes).includes('xl/workbook.xml');

export type ReadWorkbook =
  | { readonly ok: true; readonly sources: readonly Source[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The cells of each sheet of an Excel workbook (ECMA-376) that has any: invoices and their lines may stand on two. Its
 * numbers and dates are values, not texts: they come with a point and as ISO 8601.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  try {
    await walkZip(bytes, ZIP_LIMITS, () => {});
    const { default: readSheets } = await import('read-excel-file/universal');
    const sheets = await readSheets(Uint8Array.from(bytes).buffer);
    const sources: Source[] = [];
    for (const { data } of sheets) {
      const [headings = [], ...rows] = data.map((row) => row.map(textOf));
      if (headings.every((heading) => heading === '')) continue;
      const filled = rows.filter((row) => row.some((cell) => cell !== ''));
      const table = tableOf(headings, filled);
      if (!table.ok) return table;
      sources.push({ table: table.table, delimiter: undefined, encoding: undefined });
    }
    return sources.length > 0 ? { ok: true, sources } : refused('CSV_EMPTY');
  } catch (error) {
    const seen =
      error instanceof ZipRefusal ? error.code : error instanceof Error ? error.message : '';
    return refused('XLSX_UNREADABLE', seen);
  }
}

const refused = (code: CsvCode, seen = '') =>
  ({ ok: false, problems: [csvProblem(code, '', seen)] }) as const;

const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  // Excel computes in binary and shows 15 digits: 0.1 + 0.2 is 0.3 to whoever made the sheet.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return cell === null || cell === undefined ? '' : String(cell).trim();
};
