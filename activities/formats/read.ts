import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { CII_ROOT, readCiiTree } from './cii/cii.ts';
import { readJson } from './json.ts';
import type { ReadInvoice } from './mapping/syntax.ts';
import { prefixes } from './namespaces.ts';
import { inPdfThread } from './pdf/thread.ts';
import { type FileKind, fileProblem, kindOf } from './sniff.ts';
import { readUblTree, ublKind } from './ubl/ubl.ts';
import { parseXml } from './xml.ts';

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Syntax = 'factur-x' | 'cii' | 'ubl' | 'json';

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
      /** Warnings: what was read over. */
      readonly unmapped: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads one invoice from what was submitted: a Factur-X PDF, CII, UBL or our JSON, or a plain PDF with its data
 * beside it. What a file is shows in its content; its name is never asked.
 */
export async function readInvoice(files: readonly InputFile[]): Promise<ReadFiles> {
  const kinds = files.map((file) => ({ file, kind: kindOf(file.bytes) }));
  const of = (...wanted: FileKind[]) =>
    kinds.filter(({ kind }) => wanted.includes(kind)).map(({ file }) => file);
  const unknown = of('unknown')[0];
  if (unknown) return refuse('FILE_UNKNOWN', unknown.name);
  const [pdf, secondPdf] = of('pdf');
  const [data, secondData] = of('xml', 'json');
  if (secondPdf) return refuse('FILES_TWO_PDFS', secondPdf.name);
  if (secondData) return refuse('FILES_TWO_INVOICES', secondData.name);
  if (!pdf) return data ? readData(data) : refuse('FILES_NONE', '');

  const extracted = await inPdfThread('extract', { bytes: pdf.bytes });
  if (!extracted.ok) return extracted;
  const [embedded, secondEmbedded] = extracted.value.data;
  if (secondEmbedded) return refuse('PDF_TWO_INVOICES', pdf.name);
  if (!data) return embedded ? readEmbedded(pdf, embedded) : refuse('PDF_WITHOUT_DATA', pdf.name);
  const beside = readData(data);
  return beside.ok && embedded ? compared({ ...beside, pdf }, embedded) : withPdf(beside, pdf);
}

const withPdf = (read: ReadFiles, pdf: InputFile): ReadFiles => (read.ok ? { ...read, pdf } : read);

function readData(data: InputFile): ReadFiles {
  const { syntax, read } =
    kindOf(data.bytes) === 'json'
      ? { syntax: 'json' as const, read: readJson(data.bytes) }
      : readXml(data.bytes);
  if (!read.ok) return read;
  const { invoice, unmapped } = read;
  return { ok: true, invoice, syntax, profile: invoice.specification ?? '', data, unmapped };
}

/** Which XML it is shows in its root element. */
function readXml(bytes: Uint8Array): { syntax: 'cii' | 'ubl'; read: ReadInvoice } {
  const parsed = parseXml(bytes, prefixes);
  if (!parsed.ok) return { syntax: 'cii', read: parsed };
  const { root } = parsed.document;
  if (ublKind(root.name)) return { syntax: 'ubl', read: readUblTree(root) };
  const read = root.name === CII_ROOT ? readCiiTree(root) : refuse('XML_UNKNOWN', root.name);
  return { syntax: 'cii', read };
}

function readEmbedded(pdf: InputFile, data: InputFile): ReadFiles {
  const read = readData(data);
  return read.ok ? { ...read, syntax: 'factur-x', pdf } : read;
}

/** Data beside a PDF that carries its own must be of the same invoice; then the data beside it count. */
function compared(read: ReadFiles & { ok: true }, embedded: InputFile): ReadFiles {
  const inside = readData(embedded);
  const isSame = !inside.ok || inside.invoice.number === read.invoice.number;
  return isSame ? read : refuse('FILES_CONTRADICT', embedded.name);
}

const refuse = (
  code: Parameters<typeof fileProblem>[0],
  at: string,
): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [fileProblem(code, at)],
});
