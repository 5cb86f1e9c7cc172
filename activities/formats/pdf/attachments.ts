import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { name } from './names.ts';
import { PdfRefusal } from './problems.ts';
import { dictionaries } from './reach.ts';
import { unpacked } from './streams.ts';

/** The names under which Factur-X, ZUGFeRD 1 and 2, and XRechnung put the data into the PDF. */
const INVOICE_NAMES = new Set(['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml']);

export const isInvoiceData = (fileName: string): boolean =>
  INVOICE_NAMES.has(fileName.toLowerCase());

/** What Order-X puts its order in. It is no invoice, but says why there is none. */
export const isOrderData = (fileName: string): boolean => fileName.toLowerCase() === 'order-x.xml';

export interface Attachment {
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  readonly stream: PDFRawStream;
}

/** What one attachment may unpack to. */
const LARGEST = 50 * 1024 * 1024;

/** Every embedded file, however it hangs in the document (name tree, associated file, annotation), each once. */
export function attachmentsOf(doc: PDFDocument): Attachment[] {
  const found = new Map<PDFRawStream, Attachment>();
  for (const dictionary of dictionaries(doc)) {
    const files = dictionary.lookup(name('EF'));
    if (!(files instanceof PDFDict)) continue;
    const stream = files.lookup(name('UF')) ?? files.lookup(name('F'));
    if (!(stream instanceof PDFRawStream) || found.has(stream)) continue;
    found.set(stream, {
      name: textOf(dictionary, 'UF') ?? textOf(dictionary, 'F') ?? 'attachment',
      description: textOf(dictionary, 'Desc') ?? '',
      mediaType: mediaTypeOf(stream),
      stream,
    });
  }
  return [...found.values()];
}

/** @throws PdfRefusal PDF_BUDGET when it unpacks to more than 50 MB, PDF_MALFORMED when it doesn't unpack */
export function contentOf({ name: at, stream }: Attachment): Uint8Array {
  try {
    return unpacked(stream, LARGEST);
  } catch (error) {
    throw new PdfRefusal(error instanceof RangeError ? 'PDF_BUDGET' : 'PDF_MALFORMED', at);
  }
}

const textOf = (dictionary: PDFDict, key: string): string | undefined => {
  const value = dictionary.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
};

const mediaTypeOf = (stream: PDFRawStream): string => {
  const subtype = stream.dict.lookup(name('Subtype'));
  return subtype instanceof PDFName && subtype.decodeText().includes('/')
    ? subtype.decodeText()
    : 'application/octet-stream';
};
