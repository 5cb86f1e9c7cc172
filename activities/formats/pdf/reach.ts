import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';

/** Everything that the document's root leads to. */
export function reachable(doc: PDFDocument): Set<PDFRef> {
  const seen = new Set<PDFRef>();
  const { Root, Info } = doc.context.trailerInfo;
  const waiting: PDFObject[] = [Root, Info].filter((object) => object !== undefined);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue;
      seen.add(object);
      const target = doc.context.lookup(object);
      if (target) waiting.push(target);
    } else if (object instanceof PDFArray) {
      waiting.push(...object.asArray());
    } else {
      const dictionary = dictionaryOf(object);
      if (dictionary) waiting.push(...dictionary.values());
    }
  }
  return seen;
}

/** Leaves out what nothing leads to: former attachments, metadata and fonts would still be judged by PDF/A. */
export function dropUnreachable(doc: PDFDocument): void {
  const used = reachable(doc);
  for (const [ref] of doc.context.enumerateIndirectObjects())
    if (!used.has(ref)) doc.context.delete(ref);
}

export const dictionaryOf = (object: PDFObject | undefined): PDFDict | undefined =>
  object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : undefined;

/** Every dictionary in the document, those inside arrays and dictionaries included. */
export function* dictionaries(doc: PDFDocument): Generator<PDFDict> {
  for (const [, object] of doc.context.enumerateIndirectObjects()) yield* within(object);
}

function* within(object: PDFObject): Generator<PDFDict> {
  if (object instanceof PDFArray) {
    for (const item of object.asArray()) yield* within(item);
    return;
  }
  const dictionary = dictionaryOf(object);
  if (!dictionary) return;
  yield dictionary;
  for (const value of dictionary.values()) if (!(value instanceof PDFRef)) yield* within(value);
}
