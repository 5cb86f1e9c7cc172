import { PDFArray, type PDFDict, PDFNumber, type PDFObject } from 'pdf-lib';
import { Encodings, Font } from 'pdf-lib/standard-fonts';
import { name } from './names.ts';

/** Code → width in 1/1000 em. */
export type Widths = ReadonlyMap<number, number>;

/** The widths that a simple font's dictionary gives (ISO 32000-1, 9.6.2). */
export function simpleWidths(font: PDFDict): Map<number, number> {
  const widths = new Map<number, number>();
  const first = font.lookup(name('FirstChar'));
  const list = font.lookup(name('Widths'));
  if (!(first instanceof PDFNumber) || !(list instanceof PDFArray)) return widths;
  for (const [i, item] of list.asArray().entries()) {
    const width = numberOf(font.context.lookup(item));
    if (width !== undefined) widths.set(first.asNumber() + i, width);
  }
  return widths;
}

/** Adobe's metrics of the two standard fonts of signs, by the codes of their own encoding. */
export function signWidths(kind: 'Symbol' | 'ZapfDingbats'): Map<number, number> {
  const encoding = Encodings[kind];
  const metrics = Font.load(kind);
  return new Map(
    encoding.supportedCodePoints.flatMap((codePoint) => {
      const { code, name: glyph } = encoding.encodeUnicodeCodePoint(codePoint);
      const width = metrics.getWidthOfGlyph(glyph);
      return width === undefined ? [] : [[code, width] as const];
    }),
  );
}

export interface CompositeWidths {
  readonly listed: Widths;
  readonly others: number;
}

/** The widths of a CID font, DW and W, of which the ranges are written out (ISO 32000-1, 9.7.4.3). */
export function compositeWidths(font: PDFDict): CompositeWidths {
  const listed = new Map<number, number>();
  const list = font.lookup(name('W'));
  const items = list instanceof PDFArray ? list.asArray().map((i) => font.context.lookup(i)) : [];
  for (let i = 0; i < items.length; ) {
    const first = numberOf(items[i]) ?? 0;
    const next = items[i + 1];
    if (next instanceof PDFArray) {
      for (const [j, item] of next.asArray().entries())
        listed.set(first + j, numberOf(font.context.lookup(item)) ?? 0);
      i += 2;
      continue;
    }
    const last = Math.min(numberOf(next) ?? first, 0xffff);
    const width = numberOf(items[i + 2]) ?? 0;
    for (let cid = first; cid <= last; cid += 1) listed.set(cid, width);
    i += 3;
  }
  return { listed, others: numberOf(font.lookup(name('DW'))) ?? 1000 };
}

const numberOf = (object: PDFObject | undefined): number | undefined =>
  object instanceof PDFNumber ? object.asNumber() : undefined;
