import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  PDFArray,
  type PDFDocument,
  type PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { name, nameUnder } from './names.ts';
import { dictionaryOf, dropUnreachable } from './reach.ts';
import { copyEntries, decoded, filtersOf, PLAIN_FILTERS } from './streams.ts';

/**
 * Makes a document smaller without changing anything that it says: what nothing leads to goes, what is there twice is
 * there once, and everything is packed as tightly as it can be. Embedded files and metadata are not touched.
 */
export function tidy(doc: PDFDocument): void {
  dropUnreachable(doc);
  packTightly(doc);
  mergeIdentical(doc);
  dropUnreachable(doc);
}

const UNTOUCHED = new Set(['EmbeddedFile', 'Metadata']);

const isTouched = (stream: PDFObject): stream is PDFRawStream =>
  stream instanceof PDFRawStream && !UNTOUCHED.has(nameUnder(stream.dict, 'Type'));

/** What an image or a page of an invoice unpacks to; what is beyond stays as it is. */
const LARGEST = 128 * 1024 * 1024;

function packTightly({ context }: PDFDocument): void {
  for (const [ref, stream] of context.enumerateIndirectObjects()) {
    if (!isTouched(stream)) continue;
    const filters = filtersOf(stream);
    if (!filters.every((filter) => PLAIN_FILTERS.has(filter))) continue;
    // Samples that are stored as differences pack better that way.
    const isOnlyDeflated = filters.length === 1 && filters[0] === 'FlateDecode';
    const data = isOnlyDeflated ? inflated(stream) : decoded(stream, LARGEST);
    if (!data) continue;
    const contents = deflateSync(data, { level: 9 });
    if (contents.length >= stream.getContents().length) continue;
    const dict = context.obj({ Filter: 'FlateDecode', Length: contents.length });
    const parameters = stream.dict.get(name('DecodeParms'));
    if (isOnlyDeflated && parameters) dict.set(name('DecodeParms'), parameters);
    copyEntries(stream.dict, dict);
    context.assign(ref, PDFRawStream.of(dict, contents));
  }
}

function inflated(stream: PDFRawStream): Buffer | undefined {
  try {
    return inflateSync(stream.getContents(), { maxOutputLength: LARGEST });
  } catch {
    return undefined;
  }
}

/** The same logo on each page, the same font in each part of a merged file. Those that point to such are the same then. */
function mergeIdentical(doc: PDFDocument): void {
  const { context } = doc;
  for (;;) {
    const known = new Map<string, PDFRef>();
    const same = new Map<PDFRef, PDFRef>();
    for (const [ref, stream] of context.enumerateIndirectObjects()) {
      if (!isTouched(stream)) continue;
      const key = `${stream.dict} ${createHash('sha256').update(stream.getContents()).digest('hex')}`;
      const first = known.get(key);
      if (first) same.set(ref, first);
      else known.set(key, ref);
    }
    if (same.size === 0) return;
    for (const [, object] of context.enumerateIndirectObjects()) redirect(object, same);
    for (const ref of same.keys()) context.delete(ref);
  }
}

function redirect(object: PDFObject, same: ReadonlyMap<PDFRef, PDFRef>): void {
  const visit = (value: PDFObject, set: (ref: PDFRef) => void): void => {
    const other = value instanceof PDFRef ? same.get(value) : undefined;
    if (other) set(other);
    else if (!(value instanceof PDFRef)) redirect(value, same);
  };
  if (object instanceof PDFArray)
    for (const [i, value] of object.asArray().entries()) visit(value, (ref) => object.set(i, ref));
  const dictionary = dictionaryOf(object);
  for (const [key, value] of dictionary?.entries() ?? ([] as [PDFName, PDFObject][]))
    visit(value, (ref) => dictionary?.set(key, ref));
}
