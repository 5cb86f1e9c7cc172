import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  PDFDict,
  type PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { type Attachment, attachmentsOf, isInvoiceData } from './attachments.ts';
import { clean } from './clean.ts';
import { defineCmyk } from './colour.ts';
import { embedFiles, type InvoiceData, pdfDate } from './embedding.ts';
import { embedFonts } from './fonts.ts';
import { srgbProfile } from './icc.ts';
import { name } from './names.ts';
import { openPdf } from './open.ts';
import { PdfRefusal } from './problems.ts';
import { dropUnreachable } from './reach.ts';
import { type Repair, repair } from './repairs.ts';
import { repackStreams } from './streams.ts';
import { mendDrawings } from './usage.ts';
import { type PdfMetadata, PRODUCER, xmpPacket } from './xmp.ts';

export interface PdfaOptions {
  readonly title: string;
  readonly author: string;
  /** ISO 8601 instant, to the second, e.g. `2026-01-31T00:00:00Z`; it stands for the clock, so that the same input gives the same bytes. */
  readonly date: string;
  /** The invoice data to embed. */
  readonly data?: InvoiceData;
}

export interface Pdfa {
  readonly pdf: Uint8Array;
  readonly repairs: readonly Repair[];
}

let srgb: Buffer | undefined;

/**
 * Makes any reasonable PDF a PDF/A-3b (ISO 19005-3), with the invoice data embedded as Factur-X wants it.
 * Pages are not redrawn and images not recompressed: what people see stays the same.
 *
 * @throws PdfRefusal with the problem, when the PDF cannot become PDF/A or must not be touched
 */
export async function toPdfa(bytes: Uint8Array, options: PdfaOptions): Promise<Pdfa> {
  const doc = await openPdf(bytes);
  const unlocked = isRestricted(bytes) ? [repair('ENCRYPTION_REMOVED')] : [];
  const repairs = [...unlocked, ...makePdfa(doc, options)];
  return { pdf: await save(doc, [bytes, options.data?.xml ?? '']), repairs };
}

/**
 * The same on a document that is open already.
 *
 * @param others the files to attach beside the invoice data; those that are there, when it is not given
 */
export function makePdfa(
  doc: PDFDocument,
  options: PdfaOptions,
  others?: readonly Attachment[],
): Repair[] {
  const { catalog, context } = doc;
  const form = catalog.lookup(name('AcroForm'));
  if (form instanceof PDFDict && form.has(name('XFA')) && catalog.has(name('NeedsRendering')))
    throw new PdfRefusal('PDF_XFA');

  const repairs: Repair[] = [];
  const attachments = attachmentsOf(doc);
  repairs.push(...clean(doc));
  for (const key of ['AF', 'Metadata', 'OutputIntents']) catalog.delete(name(key));
  const former = attachments.filter((attachment) => isInvoiceData(attachment.name));
  for (const { name: fileName } of former) repairs.push(repair('ATTACHMENT_REMOVED', fileName));
  embedFiles(
    doc,
    options.data,
    others ?? attachments.filter((one) => !former.includes(one)),
    options.date,
  );
  delete context.trailerInfo.Info;
  dropUnreachable(doc);
  repackStreams(doc);
  const { usage, mended } = mendDrawings(doc);
  if (mended > 0) repairs.push(repair('DRAWING_MENDED', String(mended)));
  repairs.push(...embedFonts(doc, usage), ...defineCmyk(doc, usage));
  describeFile(doc, options);
  dropUnreachable(doc);
  // PDF/A-3 is made of PDF 1.7 (ISO 19005-3, 6.1.2); a newer file says so in its header or in its catalogue.
  context.header = PDFHeader.forVersion(1, 7);
  catalog.delete(name('Version'));
  return repairs;
}

/**
 * @param seeds what the file was made from: its identifier is theirs
 * @param isCompact objects packed together: a third smaller, but not to be read by eye or by simple programs
 */
export function save(
  doc: PDFDocument,
  seeds: readonly (Uint8Array | string)[],
  { isCompact = false } = {},
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (const seed of seeds) hash.update(seed);
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32));
  doc.context.trailerInfo.ID = doc.context.obj([id, id]);
  return doc.save({
    useObjectStreams: isCompact,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

const isRestricted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt');

/** Info, XMP (which must agree) and the output intent. */
function describeFile({ catalog, context }: PDFDocument, options: PdfaOptions): void {
  const { title, author, data } = options;
  const date = pdfDate(options.date);
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Author: PDFHexString.fromText(author),
      Producer: PDFString.of(PRODUCER),
      Creator: PDFString.of(PRODUCER),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const metadata: PdfMetadata = {
    title,
    author,
    date: options.date,
    ...(data ? { facturx: { fileName: data.fileName, level: data.level } } : {}),
  };
  const packet = Buffer.from(xmpPacket(metadata), 'utf8');
  const stream = PDFRawStream.of(
    context.obj({ Type: 'Metadata', Subtype: 'XML', Length: packet.length }),
    packet,
  );
  catalog.set(name('Metadata'), context.register(stream));

  srgb ??= deflateSync(srgbProfile());
  const profile = PDFRawStream.of(
    context.obj({ N: 3, Filter: 'FlateDecode', Length: srgb.length }),
    srgb,
  );
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2-1'),
    DestOutputProfile: context.register(profile),
  });
  catalog.set(name('OutputIntents'), context.obj([intent]));
}
