import { deflateSync } from 'node:zlib';
import {
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import type { Attachment } from './attachments.ts';
import { name } from './names.ts';

export interface InvoiceData {
  readonly fileName: string;
  /** The profile, as the XMP metadata say it: `BASIC WL`. */
  readonly level: string;
  readonly xml: Uint8Array;
}

/** MINIMUM and BASIC WL say less than the pages, so they are data to them, not the same in another form (Factur-X 1.0.7, 6.2.2). */
const relationshipOf = ({ level }: InvoiceData): 'Alternative' | 'Data' =>
  level === 'MINIMUM' || level === 'BASIC WL' ? 'Data' : 'Alternative';

/** The invoice data first, then the attachments that were there, all as associated files of the document. */
export function embedFiles(
  doc: PDFDocument,
  data: InvoiceData | undefined,
  others: readonly Attachment[],
  iso: string,
): void {
  const { catalog, context } = doc;
  const date = pdfDate(iso);
  const specs: { name: string; ref: PDFRef }[] = [];
  if (data) {
    const { fileName, xml } = data;
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
    specs.push({
      name: fileName,
      ref: fileSpec(doc, fileName, 'Factur-X', relationshipOf(data), stream),
    });
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
  relationship: 'Alternative' | 'Data' | 'Supplement',
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
export const pdfDate = (iso: string): PDFString =>
  PDFString.of(`D:${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`);
