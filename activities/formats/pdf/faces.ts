import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import { win1252 } from '../win1252.ts';
import { widenFont } from './widen.ts';
import { unwoff } from './woff.ts';

/** Metric-compatible with Helvetica/Arial, Times and Courier; SIL Open Font License 1.1. */
export type Family = 'arimo' | 'tinos' | 'cousine';

export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A face as PDF embeds it: the TrueType file, deflated once, and its measures in 1/1000 em. */
export interface Face {
  readonly font: Font;
  readonly name: string;
  readonly deflated: Buffer;
  readonly length: number;
  /** Of the bytes 32–255 in WinAnsiEncoding. */
  readonly widths: readonly number[];
  readonly scale: number;
}

const require = createRequire(import.meta.url);
const fonts = new Map<string, Font>();
const faces = new Map<string, Face>();

/** @param subset the part of Unicode: `latin`, `latin-ext`, `greek`, `cyrillic` … as @fontsource cuts it */
export function fontFile(family: Family, style: Style, subset: string): Buffer {
  const weight = style.bold ? 700 : 400;
  const slope = style.italic ? 'italic' : 'normal';
  const path = `@fontsource/${family}/files/${family}-${subset}-${weight}-${slope}.woff`;
  return unwoff(readFileSync(require.resolve(path)));
}

export function fontOf(family: Family, style: Style, subset: string): Font {
  const key = `${family} ${style.bold} ${style.italic} ${subset}`;
  const known = fonts.get(key);
  if (known) return known;
  const made = create(fontFile(family, style, subset));
  if (!('glyphForCodePoint' in made)) throw new Error(`${key} is a collection, not a font`);
  fonts.set(key, made);
  return made;
}

export function faceOf(family: Family, style: Style): Face {
  const key = `${family} ${style.bold} ${style.italic}`;
  const known = faces.get(key);
  if (known) return known;
  const font = fontOf(family, style, 'latin');
  const more = fontOf(family, style, 'latin-ext');
  const encoded = Array.from({ length: 224 }, (_, i) => win1252(i + 32));
  const has = (code: number) => font.hasGlyphForCodePoint(code);
  const glyphIds = new Map(
    font.characterSet.map((code) => [code, font.glyphForCodePoint(code).id] as const),
  );
  const extra = encoded
    .filter((code) => !has(code) && more.hasGlyphForCodePoint(code))
    .map((codePoint) => ({ codePoint, glyph: more.glyphForCodePoint(codePoint) }));
  const file = widenFont(fontFile(family, style, 'latin'), glyphIds, extra);
  const scale = 1000 / font.unitsPerEm;
  const glyphOf = (code: number) => (has(code) ? font : more).glyphForCodePoint(code);
  const face: Face = {
    font,
    name: font.postscriptName ?? family,
    deflated: deflateSync(file),
    length: file.length,
    widths: encoded.map((code) => Math.round(glyphOf(code).advanceWidth * scale)),
    scale,
  };
  faces.set(key, face);
  return face;
}
