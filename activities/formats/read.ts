import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { isCiiRoot, readCiiTree } from './cii/cii.ts';
import { zugferd1Prefixes } from './cii/zugferd1.ts';
import type { Detected } from './csv/mapping.ts';
import { readJson } from './json.ts';
import type { ReadInvoice, ReadOptions } from './mapping/syntax.ts';
import { prefixes } from './namespaces.ts';
import { inPdfThread } from './pdf/thread.ts';
import { type FileKind, fileProblem, kindOf } from './sniff.ts';
import { readUblTree, ublKind } from './ubl/ubl.ts';
import { parseXml } from './xml.ts';

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type DataSyntax = 'cii' | 'ubl' | 'json' | 'edifact' | 'csv' | 'xlsx';
export type Syntax = 'factur-x' | DataSyntax;

export type ReadFiles =
  | {
      readonly ok: true;
      readonly invoice: Invoice;
      readonly syntax: Syntax;
      /** BT-24 as the document gives it. */
      readonly profile: string;
      /** The page images, when a PDF was given. */
      readonly pdf?: InputFile;
      /** The structured data: the file itself, or what the PDF carries. */
      readonly data?: InputFile;
      /** What each table of a CSV file or a workbook was taken for. */
      readonly detected?: readonly Detected[];
      /** Warnings: what was read over. */
      readonly unmapped: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads one invoice from what was submitted: a Factur-X PDF, CII, UBL, EDIFACT, CSV, Excel or our JSON, or a plain
 * PDF with its data beside it. What a file is shows in its content; its name is never asked.
 *
 * @param reader reads the structured data; another one than `readData` may do so elsewhere
 */
export async function readInvoice(
  files: readonly InputFile[],
  options: ReadOptions = {},
  reader: DataReader = readData,
): Promise<ReadFiles> {
  const kinds = files.map((file) => ({ file, kind: kindOf(file.bytes, options.csv) }));
  const of = (...wanted: FileKind[]) =>
    kinds.filter(({ kind }) => wanted.includes(kind)).map(({ file }) => file);
  const unknown = of('unknown')[0];
  if (unknown) return refuse('FILE_UNKNOWN', unknown.name);
  const [pdf, secondPdf] = of('pdf');
  const [data, secondData] = of('xml', 'json', 'edifact', 'csv', 'xlsx');
  if (secondPdf) return refuse('FILES_TWO_PDFS', secondPdf.name);
  if (secondData) return refuse('FILES_TWO_INVOICES', secondData.name);
  const read = async (file: InputFile, how = options): Promise<ReadFiles> =>
    asFiles(file, await reader(file.bytes, how));
  if (!pdf) return data ? read(data) : refuse('FILES_NONE', '');

  const [extracted, beside] = await Promise.all([
    inPdfThread('extract', { bytes: pdf.bytes }),
    data && read(data),
  ]);
  if (!extracted.ok) return extracted;
  const [embedded, secondEmbedded] = extracted.value.data;
  if (secondEmbedded) return refuse('PDF_TWO_INVOICES', pdf.name);
  if (!beside) {
    if (!embedded) return refuse('PDF_WITHOUT_DATA', pdf.name);
    const inside = await read(embedded);
    return inside.ok ? { ...inside, syntax: 'factur-x', pdf } : inside;
  }
  if (!beside.ok) return beside;
  if (embedded) {
    // Data beside a PDF that carries its own must be of the same invoice; then the data beside it count.
    const inside = await read(embedded, { keepsExtensions: false });
    if (inside.ok && inside.invoice.number !== beside.invoice.number)
      return refuse('FILES_CONTRADICT', embedded.name);
  }
  return { ...beside, pdf };
}

/** Each invoice of a file: EDIFACT, CSV and Excel may have several. */
export async function readInvoices(
  file: InputFile,
  options: ReadOptions = {},
): Promise<readonly ReadFiles[]> {
  const kind = kindOf(file.bytes, options.csv);
  if (!hasMany(kind)) return [await readInvoice([file], options)];
  const read = await readMany(file.bytes, kind, options);
  return read.ok
    ? read.invoices.map((one) => asFiles(file, { ...read, syntax: kind, read: one }))
    : [read];
}

type ManyKind = 'edifact' | 'csv' | 'xlsx';

const hasMany = (kind: FileKind): kind is ManyKind =>
  kind === 'edifact' || kind === 'csv' || kind === 'xlsx';

type ReadMany =
  | {
      readonly ok: true;
      readonly invoices: readonly ReadInvoice[];
      readonly detected?: readonly Detected[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Each is loaded when the first of its kind comes: most processes never see one. */
async function readMany(
  bytes: Uint8Array,
  kind: ManyKind,
  { csv, partner }: ReadOptions,
): Promise<ReadMany> {
  if (kind === 'edifact') return (await import('./edifact/read.ts')).readEdifact(bytes, partner);
  const { readCsv, readXlsx } = await import('./csv/read.ts');
  return kind === 'csv' ? readCsv([bytes], csv) : readXlsx(bytes, csv);
}

async function readOne(
  bytes: Uint8Array,
  syntax: ManyKind,
  options: ReadOptions,
): Promise<ReadData> {
  const read = await readMany(bytes, syntax, options);
  if (!read.ok) return { syntax, read };
  const [only, second] = read.invoices;
  if (!only || second) return { syntax, read: refuse('FILE_SEVERAL_INVOICES', '') };
  return { ...(read.detected && { detected: read.detected }), syntax, read: only };
}

export interface ReadData {
  readonly syntax: DataSyntax;
  readonly read: ReadInvoice;
  readonly detected?: readonly Detected[];
}

export type DataReader = (bytes: Uint8Array, options: ReadOptions) => Promise<ReadData>;

/** Reads structured data alone, here and now: some 100 ms for a thousand lines. */
export async function readData(bytes: Uint8Array, options: ReadOptions): Promise<ReadData> {
  const kind = kindOf(bytes, options.csv);
  if (kind === 'json') return { syntax: 'json', read: readJson(bytes) };
  return hasMany(kind) ? readOne(bytes, kind, options) : readXml(bytes, options);
}

function asFiles(data: InputFile, { syntax, read, detected }: ReadData): ReadFiles {
  if (!read.ok) return read;
  const { invoice, unmapped } = read;
  const profile = invoice.specification ?? '';
  return { ok: true, invoice, syntax, profile, data, unmapped, ...(detected && { detected }) };
}

const PREFIXES = { ...prefixes, ...zugferd1Prefixes };
const ORDER_X = /SCRDMCCBDACIO\w*$/;

/** Which XML it is shows in its root element. */
function readXml(bytes: Uint8Array, options: ReadOptions): ReadData {
  const parsed = parseXml(bytes, PREFIXES);
  if (!parsed.ok) return { syntax: 'cii', read: parsed };
  const { root } = parsed.document;
  if (ublKind(root.name)) return { syntax: 'ubl', read: readUblTree(root, options) };
  if (isCiiRoot(root.name)) return { syntax: 'cii', read: readCiiTree(root, options) };
  const code = ORDER_X.test(root.name) ? 'XML_ORDER' : 'XML_UNKNOWN';
  return { syntax: 'cii', read: refuse(code, root.name) };
}

const refuse = (
  code: Parameters<typeof fileProblem>[0],
  at: string,
): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [fileProblem(code, at)],
});
