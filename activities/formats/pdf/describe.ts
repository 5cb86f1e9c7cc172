import { PDFDict, type PDFDocument, PDFHexString, PDFRawStream, PDFString } from 'pdf-lib';
import { attachmentsOf, contentOf, isInvoiceData } from './attachments.ts';
import type { InvoiceData } from './embedding.ts';
import { name } from './names.ts';
import type { PdfaOptions } from './pdfa.ts';
import { PdfRefusal } from './problems.ts';
import { decoded } from './streams.ts';

const FALLBACK_DATE = '2000-01-01T00:00:00Z';

/**
 * What a PDF says of itself, to be said again of what is made from it: title, author, date, and its Factur-X data.
 *
 * @throws PdfRefusal PDF_DATA_TWICE, PDF_DATA_UNKNOWN
 */
export function descriptionOf(doc: PDFDocument): PdfaOptions {
  const info = doc.context.lookup(doc.context.trailerInfo.Info);
  const text = (key: string): string => {
    const value = info instanceof PDFDict ? info.lookup(name(key)) : undefined;
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  };
  const data = invoiceDataOf(doc);
  return {
    title: text('Title'),
    author: text('Author'),
    date: isoDate(text('ModDate')) ?? isoDate(text('CreationDate')) ?? FALLBACK_DATE,
    ...(data ? { data } : {}),
  };
}

export function invoiceDataOf(doc: PDFDocument): InvoiceData | undefined {
  const [data, second] = attachmentsOf(doc).filter((one) => isInvoiceData(one.name));
  if (!data) return undefined;
  if (second) throw new PdfRefusal('PDF_DATA_TWICE', second.name);
  const level = levelOf(doc);
  if (level === undefined) throw new PdfRefusal('PDF_DATA_UNKNOWN', data.name);
  return { fileName: data.name, level, xml: contentOf(data) };
}

/** The profile in the XMP metadata, as element or attribute; only of Factur-X and ZUGFeRD 2, which name the same things. */
function levelOf({ catalog }: PDFDocument): string | undefined {
  const metadata = catalog.lookup(name('Metadata'));
  const xmp = metadata instanceof PDFRawStream ? decoded(metadata)?.toString('utf8') : undefined;
  if (!xmp?.includes('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#')) return undefined;
  return /ConformanceLevel(?:>|="|=')\s*([A-Z][A-Z0-9 ]*[A-Z0-9])\s*["'<]/.exec(xmp)?.[1];
}

/** `D:20260131120000+01'00'` → `2026-01-31T12:00:00Z`: the hour is kept as it stands, to the file it means nothing. */
function isoDate(text: string): string | undefined {
  const digits = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?/.exec(text);
  if (!digits) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = digits;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
