import { Encodings } from 'pdf-lib/standard-fonts';

const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circumflex: '\u0302',
  tilde: '\u0303',
  macron: '\u0304',
  breve: '\u0306',
  dotaccent: '\u0307',
  dieresis: '\u0308',
  ring: '\u030a',
  hungarumlaut: '\u030b',
  caron: '\u030c',
  cedilla: '\u0327',
  commaaccent: '\u0327',
  ogonek: '\u0328',
};

const OTHERS: Readonly<Record<string, number>> = {
  nbspace: 0xa0,
  nonbreakingspace: 0xa0,
  softhyphen: 0xad,
  sfthyphen: 0xad,
  middot: 0xb7,
  Dcroat: 0x110,
  dcroat: 0x111,
  Hbar: 0x126,
  hbar: 0x127,
  Idotaccent: 0x130,
  dotlessi: 0x131,
  IJ: 0x132,
  ij: 0x133,
  kgreenlandic: 0x138,
  Lslash: 0x141,
  lslash: 0x142,
  napostrophe: 0x149,
  Eng: 0x14a,
  eng: 0x14b,
  breve: 0x2d8,
  dotaccent: 0x2d9,
  ring: 0x2da,
  ogonek: 0x2db,
  hungarumlaut: 0x2dd,
  caron: 0x2c7,
  fraction: 0x2044,
  ff: 0xfb00,
  fi: 0xfb01,
  fl: 0xfb02,
  ffi: 0xfb03,
  ffl: 0xfb04,
  afii61352: 0x2116,
};

/** Where the Symbol font's own names stand in Unicode today; Adobe once gave them private code points. */
const FORMERLY_PRIVATE = new Map<number, number>([
  [0x2329, 0x27e8],
  [0x232a, 0x27e9],
  [0xf6d9, 0xa9],
  [0xf6da, 0xae],
  [0xf6db, 0x2122],
  [0xf8e5, 0x203e],
  [0xf8e6, 0x23d0],
  [0xf8e7, 0x23af],
  [0xf8e8, 0xae],
  [0xf8e9, 0xa9],
  [0xf8ea, 0x2122],
  ...run(0xf8eb, [0x239b, 0x239c, 0x239d, 0x23a1, 0x23a2, 0x23a3, 0x23a7, 0x23a8, 0x23a9, 0x23aa]),
  ...run(0xf8f5, [0x23ae, 0x239e, 0x239f, 0x23a0, 0x23a4, 0x23a5, 0x23a6, 0x23ab, 0x23ac, 0x23ad]),
  ...run(
    0xf8d7,
    Array.from({ length: 14 }, (_, i) => 0x2768 + i),
  ),
]);

function run(from: number, to: readonly number[]): [number, number][] {
  return to.map((codePoint, i) => [from + i, codePoint]);
}

type Listed = (typeof Encodings)['Symbol'];

/** The built-in encoding of a standard font: code → code point. */
export function builtInCodes(encoding: Listed): Map<number, number> {
  return new Map(
    encoding.supportedCodePoints.map((codePoint) => [
      encoding.encodeUnicodeCodePoint(codePoint).code,
      FORMERLY_PRIVATE.get(codePoint) ?? codePoint,
    ]),
  );
}

let listed: Map<string, number> | undefined;

function listedNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const encoding of [Encodings.ZapfDingbats, Encodings.Symbol, Encodings.WinAnsi])
    for (const codePoint of encoding.supportedCodePoints)
      names.set(
        encoding.encodeUnicodeCodePoint(codePoint).name,
        FORMERLY_PRIVATE.get(codePoint) ?? codePoint,
      );
  return names;
}

/**
 * The letter that a glyph name stands for; undefined for names that a program made up (`g12`).
 * Source: Adobe Glyph List Specification 1.7, section 2; accented letters are put together from their two parts.
 */
export function codePointOf(glyphName: string): number | undefined {
  const name = glyphName.split('.')[0] ?? '';
  listed ??= listedNames();
  const known = listed.get(name) ?? OTHERS[name];
  if (known !== undefined) return known;
  const hex = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/i.exec(name);
  if (hex) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
  const cyrillic = Number(/^afii(10\d{3})$/.exec(name)?.[1]);
  if (cyrillic >= 10017 && cyrillic <= 10049) return cyrillicLetter(cyrillic - 10017, 0x410);
  if (cyrillic >= 10065 && cyrillic <= 10097) return cyrillicLetter(cyrillic - 10065, 0x430);
  const [, letter = '', accent = ''] = /^([A-Za-z])([a-z]+)$/.exec(name) ?? [];
  const composed = `${letter}${ACCENTS[accent] ?? '??'}`.normalize('NFC');
  return composed.length === 1 ? composed.codePointAt(0) : undefined;
}

/** The names count Ё in its place in the alphabet, Unicode apart. */
const cyrillicLetter = (i: number, first: number): number =>
  i === 6 ? first - (first === 0x410 ? 0xf : -0x21) : first + i - (i > 6 ? 1 : 0);
