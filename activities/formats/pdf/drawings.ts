import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  type PDFObject,
  type PDFPageLeaf,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import { name } from './names.ts';
import { decoded, packed } from './streams.ts';

/** Something that is drawn by operators: a page, a form XObject, an appearance, a pattern, a letter of a Type 3 font. */
export interface Drawing {
  readonly resources: PDFDict;
  /** The operators, one Latin-1 letter a byte; undefined when they are packed in a way that we don't unpack. */
  readonly content: () => string | undefined;
  readonly replace: (content: string) => void;
}

/** Everything that is drawn in the document, each once. */
export function* drawings(doc: PDFDocument): Generator<Drawing> {
  const { context } = doc;
  for (const { node } of doc.getPages()) yield drawingOfPage(doc, node);
  for (const [ref, object] of [...context.enumerateIndirectObjects()]) {
    if (object instanceof PDFRawStream) yield* ofStream(doc, ref, object);
    else if (object instanceof PDFDict) yield* ofLetters(doc, object);
  }
}

/** A page may be drawn in several parts, which break off anywhere. */
export function drawingOfPage(doc: PDFDocument, node: PDFPageLeaf): Drawing {
  const { context } = doc;
  const contents = node.lookup(name('Contents'));
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
  const streams = parts
    .map((part) => context.lookup(part))
    .filter((part) => part instanceof PDFRawStream);
  return {
    resources: node.Resources() ?? context.obj({}),
    content: () => {
      const texts = streams.map(textOf);
      return texts.some((text) => text === undefined) ? undefined : texts.join('\n');
    },
    replace: (content) => {
      const stream = packed(doc, Buffer.from(content, 'latin1'));
      node.set(name('Contents'), context.register(stream));
    },
  };
}

function* ofStream(doc: PDFDocument, ref: PDFRef, stream: PDFRawStream): Generator<Drawing> {
  const isForm = stream.dict.lookup(name('Subtype')) === name('Form');
  if (isForm || stream.dict.has(name('PatternType')))
    yield drawingOf(doc, ref, stream, stream.dict.lookup(name('Resources')));
}

function* ofLetters(doc: PDFDocument, font: PDFDict): Generator<Drawing> {
  const letters = font.lookup(name('CharProcs'));
  if (!(letters instanceof PDFDict)) return;
  for (const ref of letters.values()) {
    const stream = doc.context.lookup(ref);
    if (stream instanceof PDFRawStream)
      yield drawingOf(doc, ref as PDFRef, stream, font.lookup(name('Resources')));
  }
}

function drawingOf(
  doc: PDFDocument,
  ref: PDFRef,
  stream: PDFRawStream,
  resources: PDFObject | undefined,
): Drawing {
  return {
    resources: resources instanceof PDFDict ? resources : doc.context.obj({}),
    content: () => textOf(stream),
    replace: (content) => {
      const replaced = packed(doc, Buffer.from(content, 'latin1'));
      for (const [key, value] of stream.dict.entries())
        if (!replaced.dict.has(key) && key !== name('DecodeParms')) replaced.dict.set(key, value);
      doc.context.assign(ref, replaced);
    },
  };
}

const textOf = (stream: PDFRawStream): string | undefined => decoded(stream)?.toString('latin1');
