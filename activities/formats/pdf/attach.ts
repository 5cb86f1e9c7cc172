import type { PDFDocument } from 'pdf-lib';
import { type Attachment, attachmentsOf, contentOf, isInvoiceData } from './attachments.ts';
import { descriptionOf } from './describe.ts';
import { openPdf } from './open.ts';
import { makePdfa, type Pdfa, save } from './pdfa.ts';
import { PdfRefusal } from './problems.ts';
import { packed } from './streams.ts';

export interface FileToAttach {
  readonly name: string;
  /** e.g. `application/pdf` */
  readonly mediaType: string;
  readonly description?: string;
  readonly bytes: Uint8Array;
}

export interface AttachedFile {
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The invoice data of a Factur-X, which only a conversion may change. */
  readonly isInvoiceData: boolean;
}

/** Every file inside the PDF, unpacked, in the order of the file. @throws PdfRefusal */
export async function listAttachments(bytes: Uint8Array): Promise<readonly AttachedFile[]> {
  return attachmentsOf(await openPdf(bytes)).map((one) => ({
    name: one.name,
    description: one.description,
    mediaType: one.mediaType,
    bytes: contentOf(one),
    isInvoiceData: isInvoiceData(one.name),
  }));
}

/**
 * Adds files to the PDF, beside those that it has; a Factur-X stays one. The result is PDF/A-3b.
 *
 * @throws PdfRefusal ATTACHMENT_NAME for a name that is taken or reserved
 */
export async function attachFiles(
  bytes: Uint8Array,
  files: readonly FileToAttach[],
): Promise<Pdfa> {
  const doc = await openPdf(bytes);
  const there = othersOf(doc);
  const added = files.map(({ name, mediaType, description = '', bytes: content }) => ({
    name,
    mediaType,
    description,
    stream: packed(doc, content),
  }));
  const all = [...there, ...added];
  checkNames(all.map(({ name }) => name));
  return finish(doc, all, [bytes, ...files.flatMap(({ name, bytes: content }) => [name, content])]);
}

/**
 * @param names former name → new name
 * @throws PdfRefusal ATTACHMENT_MISSING, ATTACHMENT_NAME
 */
export async function renameAttachments(
  bytes: Uint8Array,
  names: Readonly<Record<string, string>>,
): Promise<Pdfa> {
  const doc = await openPdf(bytes);
  const there = othersOf(doc);
  for (const former of Object.keys(names)) {
    if (isInvoiceData(former)) throw new PdfRefusal('ATTACHMENT_NAME', former);
    if (!there.some(({ name }) => name === former))
      throw new PdfRefusal('ATTACHMENT_MISSING', former);
  }
  const renamed = there.map((one) => ({ ...one, name: names[one.name] ?? one.name }));
  checkNames(renamed.map(({ name }) => name));
  return finish(doc, renamed, [bytes, JSON.stringify(names)]);
}

const othersOf = (doc: PDFDocument): Attachment[] =>
  attachmentsOf(doc).filter(({ name }) => !isInvoiceData(name));

/** Systems that keep no case would overwrite one of two. */
function checkNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (name.trim() === '' || isInvoiceData(name) || seen.has(key))
      throw new PdfRefusal('ATTACHMENT_NAME', name);
    seen.add(key);
  }
}

async function finish(
  doc: PDFDocument,
  others: readonly Attachment[],
  seeds: readonly (Uint8Array | string)[],
): Promise<Pdfa> {
  const description = descriptionOf(doc);
  const repairs = makePdfa(doc, description, others).filter(
    ({ code }) => code !== 'ATTACHMENT_REMOVED',
  );
  return { pdf: await save(doc, seeds), repairs };
}
