import readSheets from 'read-excel-file/universal';
import { walkZip, ZipRefusal } from '../zip.ts';
import { csvProblem } from './problems.ts';
import type { ReadTable } from './table.ts';
import { tableOf } from './table.ts';

/** An Excel workbook is a ZIP of XML: what may come out of it is bounded before it is read. */
const ZIP_LIMITS = { files: 500, total: 100 * 1024 * 1024, ratio: 200 };

export const isWorkbook = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4, bytes.length)).toString('latin1') ===
  'PK\u0003\u0004';

/**
 * The cells of the first sheet of an Excel workbook (ECMA-376). Its numbers and dates are values, not texts: they come
 * with a point and as ISO 8601.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadTable> {
  try {
    await walkZip(bytes, ZIP_LIMITS, () => {});
    const [sheet] = await readSheets(Uint8Array.from(bytes).buffer);
    const [headings = [], ...rows] = (sheet?.data ?? []).map((row) => row.map(textOf));
    const filled = rows.filter((row) => row.some((cell) => cell !== ''));
    const table = tableOf(headings, filled);
    return table.ok ? { ...table, delimiter: ';', encoding: 'utf-8' } : table;
  } catch (error) {
    const seen =
      error instanceof ZipRefusal ? error.code : error instanceof Error ? error.message : '';
    return { ok: false, problems: [csvProblem('XLSX_UNREADABLE', '', seen)] };
  }
}

const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell).trim();
};
