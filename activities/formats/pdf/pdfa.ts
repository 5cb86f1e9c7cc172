import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  PDFDict,
  type PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { type Attachment, attachmentsOf, isInvoiceData } from './attachments.ts';
import { clean } from './clean.ts';
import { defineCmyk } from './colour.ts';
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
  readonly data?: { readonly fileName: string; readonly level: string; readonly xml: Uint8Array };
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
  const { catalog, context } = doc;
  const form = catalog.lookup(name('AcroForm'));
  if (form instanceof PDFDict && form.has(name('XFA')) && catalog.has(name('NeedsRendering')))
    throw new PdfRefusal('PDF_XFA');

  const repairs: Repair[] = [];
  if (isRestricted(bytes)) repairs.push(repair('ENCRYPTION_REMOVED'));
  const attachments = attachmentsOf(doc);
  repairs.push(...clean(doc));
  for (const key of ['AF', 'Metadata', 'OutputIntents']) catalog.delete(name(key));
  const kept = attachments.filter((attachment) => !isInvoiceData(attachment.name));
  for (const { name: fileName } of attachments.filter((attachment) =>
    isInvoiceData(attachment.name),
  ))
    repairs.push(repair('ATTACHMENT_REMOVED', fileName));
  attach(doc, kept, options);
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

  const id = createHash('sha256')
    .update(bytes)
    .update(options.data?.xml ?? '')
    .digest('hex');
  const half = PDFHexString.of(id.slice(0, 32));
  context.trailerInfo.ID = context.obj([half, half]);
  const pdf = await doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  return { pdf, repairs };
}

const isRestricted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt ');

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

/** The invoice data first, then the attachments that were there, all as associated files of the document. */
function attach(doc: PDFDocument, others: readonly Attachment[], options: PdfaOptions): void {
  const { catalog, context } = doc;
  const date = pdfDate(options.date);
  const specs: { name: string; ref: PDFRef }[] = [];
  if (options.data) {
    const { fileName, xml } = options.data;
    const packed = deflateSync(xml);
    const stream = PDFRawStream.of(
      context.obj({
        Type: 'EmbeddedFile',
        Subtype: PDFName.of('text/xml'),
        Filter: 'FlateDecode',
        Length: packed.length,
        Params: { ModDate: date, CreationDate: date, Size: xml.length },
      }),
      packed,
    );
    specs.push({ name: fileName, ref: fileSpec(doc, fileName, 'Factur-X', 'Alternative', stream) });
  }
  for (const { name: fileName, description, mediaType, stream } of others) {
    stream.dict.set(name('Type'), name('EmbeddedFile'));
    stream.dict.set(name('Subtype'), name(mediaType));
    stream.dict.set(name('Params'), context.obj({ ModDate: date }));
    const ref = fileSpec(doc, fileName, description || fileName, 'Supplement', stream);
    specs.push({ name: fileName, ref });
  }
  const names = catalog.lookup(name('Names'));
  const tree = names instanceof PDFDict ? names : context.obj({});
  tree.delete(name('EmbeddedFiles'));
  if (specs.length > 0) {
    const sorted = specs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const entries = sorted.flatMap(({ name: key, ref }) => [PDFHexString.fromText(key), ref]);
    tree.set(name('EmbeddedFiles'), context.obj({ Names: context.obj(entries) }));
    catalog.set(name('Names'), tree);
    catalog.set(name('AF'), context.obj(specs.map(({ ref }) => ref)));
  }
}

function fileSpec(
  { context }: PDFDocument,
  fileName: string,
  description: string,
  relationship: 'Alternative' | 'Supplement',
  stream: PDFRawStream,
): PDFRef {
  const file = context.register(stream);
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFHexString.fromText(fileName),
      UF: PDFHexString.fromText(fileName),
      Desc: PDFHexString.fromText(description),
      AFRelationship: relationship,
      EF: { F: file, UF: file },
    }),
  );
}

/** `2026-01-31T00:00:00Z` → `D:20260131000000Z` */
const pdfDate = (iso: string): PDFString =>
  PDFString.of(`D:${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`);
