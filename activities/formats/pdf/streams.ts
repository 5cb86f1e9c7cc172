import { deflateSync, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
} from 'pdf-lib';
import { name } from './names.ts';
import { withoutPredictor } from './predictor.ts';
import { PdfRefusal } from './problems.ts';

/** More than any font or page of an invoice; a stream beyond it is left as it is. */
const LARGEST = 16 * 1024 * 1024;

/**
 * What a stream holds, unpacked.
 *
 * @throws RangeError when that is more than `largest` bytes; else when it is broken, or coded as an image
 */
export function unpacked(stream: PDFRawStream, largest: number): Buffer {
  const contents = stream.getContents();
  const filters = filtersOf(stream);
  if (filters.length === 0)
    return Buffer.from(contents.buffer, contents.byteOffset, contents.length);
  if (filters.length === 1 && filters[0] === 'FlateDecode')
    return withoutPredictor(stream, inflateSync(contents, { maxOutputLength: largest }));
  const bytes = decodePDFRawStream(stream).decode();
  if (bytes.length > largest) throw new RangeError('unpacks to too much');
  return withoutPredictor(stream, Buffer.from(bytes));
}

/** The same; undefined when it is packed in a way that is no plain data, or not to be unpacked. */
export function decoded(stream: PDFRawStream, largest = LARGEST): Buffer | undefined {
  try {
    return unpacked(stream, largest);
  } catch {
    return undefined;
  }
}

/**
 * Packs anew what PDF/A does not allow to be packed as it is (ISO 19005-3, 6.1.7.2): LZW; and forgets data that lie
 * in other files. Images keep the packing of their last filter.
 */
export function repackStreams(doc: PDFDocument): void {
  for (const [ref, stream] of doc.context.enumerateIndirectObjects()) {
    if (!(stream instanceof PDFRawStream)) continue;
    for (const key of ['F', 'FFilter', 'FDecodeParms']) stream.dict.delete(name(key));
    if (!filtersOf(stream).includes('LZWDecode')) continue;
    const data = decoded(stream);
    if (!data) throw new PdfRefusal('PDF_MALFORMED', 'LZWDecode');
    const repacked = packed(doc, data);
    copyEntries(stream.dict, repacked.dict);
    doc.context.assign(ref, repacked);
  }
}

/** Filters that pack any bytes, as opposed to those that code images. */
export const PLAIN_FILTERS = new Set([
  'FlateDecode',
  'LZWDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
  'RunLengthDecode',
]);

export function filtersOf({ dict }: PDFRawStream): string[] {
  const filter = dict.lookup(name('Filter'));
  const all = filter instanceof PDFArray ? filter.asArray() : [filter];
  return all.flatMap((one) => (one instanceof PDFName ? [one.decodeText()] : []));
}

const PACKING = new Set(['Length', 'Filter', 'DecodeParms']);

/** All entries but those that say how the stream is packed. */
export function copyEntries(from: PDFDict, to: PDFDict): void {
  for (const [key, value] of from.entries()) if (!PACKING.has(key.decodeText())) to.set(key, value);
}

/** A stream of the document, deflated. */
export const packed = (doc: PDFDocument, data: Uint8Array): PDFRawStream =>
  deflatedStream(doc, deflateSync(data));

export const deflatedStream = ({ context }: PDFDocument, deflated: Uint8Array): PDFRawStream =>
  PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: deflated.length }), deflated);
