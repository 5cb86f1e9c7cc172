import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, type PDFDocument, PDFRawStream, type PDFRef } from 'pdf-lib';
import { name } from './open.ts';
import { dictionaryOf } from './reach.ts';

const LIMIT = 16 * 1024 * 1024;

/** The operators of a content stream as text; undefined when it is packed in a way that we don't unpack. */
export function operatorsOf(stream: PDFRawStream): string | undefined {
  const filter = stream.dict.lookup(name('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  const packed = stream.getContents();
  if (only === undefined) return Buffer.from(packed).toString('latin1');
  if (only !== name('FlateDecode')) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: LIMIT }).toString('latin1');
  } catch {
    return undefined;
  }
}

/** Is text ever set in this font? Form fields and templates leave fonts in the resources that no page shows. */
export function isShown(doc: PDFDocument, font: PDFRef): boolean {
  for (const [resources, operators] of contents(doc)) {
    const fonts = resources.lookup(name('Font'));
    if (!(fonts instanceof PDFDict)) continue;
    for (const [key, value] of fonts.entries())
      if (value === font && (operators === undefined || operators.includes(key.toString())))
        return true;
  }
  return false;
}

function* contents(doc: PDFDocument): Generator<[PDFDict, string | undefined]> {
  for (const page of doc.getPages()) {
    const resources = page.node.Resources();
    const content = page.node.Contents();
    const parts = content instanceof PDFArray ? content.asArray() : [content];
    for (const part of parts) {
      const stream = doc.context.lookup(part);
      if (resources && stream instanceof PDFRawStream) yield [resources, operatorsOf(stream)];
    }
  }
  for (const [, object] of doc.context.enumerateIndirectObjects()) {
    const resources = dictionaryOf(object)?.lookup(name('Resources'));
    if (object instanceof PDFRawStream && resources instanceof PDFDict)
      yield [resources, operatorsOf(object)];
  }
}
