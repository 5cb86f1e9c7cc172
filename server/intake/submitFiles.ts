import { createHash } from 'node:crypto';
import type { DocumentStore } from '#activities/activity.ts';
import { type IndexRow, indexAmong, type NamedFile } from '#activities/formats/csv/documents.ts';
import { CsvMapping, type Detected } from '#activities/formats/csv/mapping.ts';
import { writeJson } from '#activities/formats/json.ts';
import type { Problem } from '#workflows/problem.ts';
import { shapeWords } from '#workflows/shapeWords.ts';
import { ApiError, refuse } from '../api/problems.ts';
import type { Sql } from '../db/sql.ts';
import type { Receipt } from './idempotency.ts';
import { readIndexApart } from './readDataApart.ts';
import { type Submission, submit } from './submit.ts';

export interface IndexReceipt {
  readonly index: { readonly detected: Detected; readonly unnamed: readonly string[] };
  readonly rows: readonly {
    /** The headings being row 1. */
    readonly row: number;
    readonly file: string | null;
    readonly number: string | null;
    /** Undefined where the row was refused: nothing of it was kept. */
    readonly receipt?: Receipt;
    readonly problems: readonly Problem[];
  }[];
}

/** What was handed in together, with the mapping as its JSON. */
export type Handed = Omit<Submission, 'csv' | 'index'> & { readonly mapping?: string | undefined };

/**
 * Takes in what was handed in together: one invoice, or an index with the PDFs of its invoices. Each row of an index is
 * taken in whole or not at all, and keeps no other back; a row that came before gets its first answer, so that a
 * corrected index may be handed in again as a whole.
 *
 * @throws ApiError as `submit` for one invoice; INVOICE_UNREADABLE for an index that can't be read
 */
export async function submitFiles(
  sql: Sql,
  store: DocumentStore,
  { mapping, ...handed }: Handed,
): Promise<Receipt | IndexReceipt> {
  const csv = mappingOf(mapping);
  const found = handed.data ? undefined : await indexAmong(handed.files, csv);
  if (!found) return submit(sql, store, { ...handed, csv });
  const { index, pdfs } = found;
  const names = pdfs.map(({ name }) => name);
  const read = await readIndexApart(index.bytes, names, csv);
  if (!read.ok) {
    throw refuse(
      'INVOICE_UNREADABLE',
      { fr: `L’index ${index.name} ne se lit pas.`, en: `The index ${index.name} can’t be read.` },
      { problems: read.problems },
    );
  }
  const sha256 = createHash('sha256').update(index.bytes).digest('hex');
  const rows: IndexReceipt['rows'][number][] = [];
  for (const row of read.rows)
    rows.push(
      await submitRow(
        row,
        pdfs,
        (one) => submit(sql, store, { ...handed, ...one, index: { sha256, row: row.row } }),
        handed.idempotencyKey,
      ),
    );
  return { index: { detected: read.detected, unnamed: read.unnamed }, rows };
}

/** @throws REQUEST_INVALID */
function mappingOf(json: string | undefined): CsvMapping | undefined {
  if (json === undefined || json.trim() === '') return undefined;
  const parsed = CsvMapping.safeParse(parsedJson(json));
  if (parsed.success) return parsed.data;
  throw refuse(
    'REQUEST_INVALID',
    {
      fr: 'La correspondance des colonnes ne se lit pas.',
      en: 'The mapping of columns can’t be read.',
    },
    {
      problems: parsed.error.issues.slice(0, 20).map((issue) => {
        const { fr, en } = shapeWords(issue);
        return {
          code: issue.code,
          at: ['mapping', ...issue.path].join('.'),
          message: { fr: `Cette valeur ${fr}.`, en: `This value ${en}.` },
          fix: { fr: 'Corrigez ce champ.', en: 'Correct this field.' },
        };
      }),
    },
  );
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

type RowSubmission = Pick<Submission, 'files' | 'data' | 'idempotencyKey'>;

async function submitRow(
  { row, file, invoice }: IndexRow,
  pdfs: readonly NamedFile[],
  take: (one: RowSubmission) => Promise<Receipt>,
  key: string | undefined,
): Promise<IndexReceipt['rows'][number]> {
  const number = (invoice.ok && invoice.invoice.number) || null;
  const place = { row, file: file ?? null, number };
  if (!invoice.ok) return { ...place, problems: invoice.problems };
  try {
    const receipt = await take({
      files: pdfs.filter(({ name }) => name === file),
      data: writeJson(invoice.invoice),
      idempotencyKey: key === undefined ? undefined : `${key}/${number ?? row}`,
    });
    return { ...place, receipt, problems: invoice.unmapped };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...place, problems: problemsOf(error, row) };
  }
}

/** What stood in the way of a row, each with what to do. */
function problemsOf({ problem }: ApiError, row: number): Problem[] {
  const { code, detail, fix, problems = [] } = problem;
  const located = problems.map((one) => ({ ...one, severity: 'fatal' as const }));
  return [{ code, at: `${row}`, severity: 'fatal', message: detail, fix }, ...located];
}
