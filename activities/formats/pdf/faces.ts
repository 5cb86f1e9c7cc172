import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, readFont } from './letterforms.ts';
import type { Letter } from './trueType.ts';
import { unwoff } from './woff.ts';

/** Metric-compatible with Helvetica/Arial, Times and Courier; SIL Open Font License 1.1. */
export type Family = 'arimo' | 'tinos' | 'cousine';

export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The parts that @fontsource cuts the families into, in the order in which a letter is looked for. */
const PARTS = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
  'hebrew',
] as const;

/** Where mathematical signs, arrows, ticks and circled figures come from, of which the families have few. */
const SIGNS = [
  'noto-sans-math/files/noto-sans-math-latin-400-normal.woff',
  'noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff',
  'noto-sans-symbols-2/files/noto-sans-symbols-2-math-400-normal.woff',
  'noto-sans-symbols/files/noto-sans-symbols-symbols-400-normal.woff',
] as const;

const require = createRequire(import.meta.url);
const fonts = new Map<string, Font>();

const pathOf = (family: Family, style: Style, part: string): string => {
  const weight = style.bold ? 700 : 400;
  const slope = style.italic ? 'italic' : 'normal';
  return `${family}/files/${family}-${part}-${weight}-${slope}.woff`;
};

const read = (path: string): Buffer => readFileSync(require.resolve(`@fontsource/${path}`));

/** @param part of Unicode: `latin`, `latin-ext`, `greek`, `cyrillic` … as @fontsource cuts it */
export const fontFile = (family: Family, style: Style, part: string): Buffer =>
  unwoff(read(pathOf(family, style, part)));

export const fontOf = (family: Family, style: Style, part: string): Font =>
  load(pathOf(family, style, part));

export function nameOf(family: Family, { bold, italic }: Style): string {
  const style = `${bold ? 'Bold' : ''}${italic ? 'Italic' : ''}` || 'Regular';
  return `${family.charAt(0).toUpperCase()}${family.slice(1)}-${style}`;
}

function load(path: string): Font {
  const known = fonts.get(path);
  if (known) return known;
  const made = readFont(read(path));
  fonts.set(path, made);
  return made;
}

/** How letters are set that none of the fonts has. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u00ad': '-',
  '\u02d8': 'ˇ',
  '\u02d9': '·',
  '\u02db': '¸',
  '\u2010': '-',
  '\u2011': '-',
  '\u2015': '—',
  '\u202f': ' ',
  '\u2030': '%o',
  '\u203e': '¯',
  '\u2126': 'Ω',
  '\u2206': 'Δ',
  '\u2215': '/',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
};

/**
 * The letter in the family, or in another one that has it; several beside each other for ligatures; undefined for
 * scripts that none of them has.
 */
export function findLetters(
  family: Family,
  style: Style,
  codePoint: number,
): readonly Letter[] | undefined {
  const letter = findLetter(family, style, codePoint);
  if (letter) return [letter];
  const instead = INSTEAD[String.fromCodePoint(codePoint)];
  const letters = [...(instead ?? '')].map((part) =>
    findLetter(family, style, part.codePointAt(0) ?? 0),
  );
  return letters.length > 0 && letters.every((part) => part !== undefined) ? letters : undefined;
}

function findLetter(family: Family, style: Style, codePoint: number): Letter | undefined {
  const paths = [...PARTS.map((part) => pathOf(family, style, part)), ...SIGNS];
  for (const path of paths) {
    const font = load(path);
    const glyph = font.glyphOf(codePoint);
    if (glyph === 0) continue;
    const { unitsPerEm, advance, draw } = font.letterforms();
    return {
      draw: () => draw(glyph),
      unitsPerEm,
      advance: (advance(glyph) * 1000) / unitsPerEm,
    };
  }
  return undefined;
}
