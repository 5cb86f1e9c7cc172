import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import { Encodings } from 'pdf-lib/standard-fonts';
import { win1252 } from '../win1252.ts';
import { builtInCodes, codePointOf } from './glyphNames.ts';
import { name } from './names.ts';

/** What each byte of a simple font's text stands for, as a code point. */
export type CodePoints = ReadonlyMap<number, number>;

const bytes = Array.from({ length: 224 }, (_, i) => i + 32);

/** Its unused codes show a bullet. Source: ISO 32000-1, D.2, note 3. */
const WIN_ANSI: CodePoints = new Map(
  bytes.map((byte) => {
    const codePoint = win1252(byte);
    return [byte, codePoint >= 0x7f && codePoint <= 0x9f ? 0x2022 : codePoint];
  }),
);

const macintosh = new TextDecoder('macintosh');
const MAC_ROMAN: CodePoints = new Map(
  bytes
    // 240 is the maker's emblem, in no other font.
    .filter((byte) => byte !== 127 && byte !== 240)
    .map((byte) => [byte, macintosh.decode(Uint8Array.of(byte)).codePointAt(0) ?? 0]),
);

/** StandardEncoding above ASCII. Source: ISO 32000-1, D.2; a dot where there is nothing. */
const STANDARD_UPPER: Readonly<Record<number, string>> = {
  161: '¡¢£⁄¥ƒ§¤\u0027“«‹›ﬁﬂ.–†‡·.¶•‚„”»…‰.¿',
  193: '`´ˆ˜¯˘˙¨.˚¸.˝˛ˇ—',
  225: 'Æ.ª....ŁØŒº.....æ...ı..łøœß',
};

const STANDARD: CodePoints = new Map([
  ...bytes.filter((byte) => byte < 127).map((byte) => [byte, byte] as const),
  [0x27, 0x2019] as const,
  [0x60, 0x2018] as const,
  ...Object.entries(STANDARD_UPPER).flatMap(([first, letters]) =>
    [...letters]
      .map((letter, i) => [Number(first) + i, letter.codePointAt(0) ?? 0] as const)
      .filter(([, codePoint]) => codePoint !== 0x2e),
  ),
]);

const NAMED: Readonly<Record<string, CodePoints>> = {
  WinAnsiEncoding: WIN_ANSI,
  MacRomanEncoding: MAC_ROMAN,
  StandardEncoding: STANDARD,
};

/**
 * The encoding of a simple font: the one that it names, or its own, with its differences. Names that no one knows
 * are left out.
 *
 * @param own what the font would use if its dictionary said nothing; undefined when only its file knows
 */
export function encodingOf(font: PDFDict, own: CodePoints | undefined): CodePoints {
  const encoding = font.lookup(name('Encoding'));
  const named = (value: unknown): CodePoints | undefined =>
    value instanceof PDFName ? NAMED[value.decodeText()] : undefined;
  if (!(encoding instanceof PDFDict)) return named(encoding) ?? own ?? new Map();
  const codes = new Map(named(encoding.lookup(name('BaseEncoding'))) ?? own ?? []);
  const differences = encoding.lookup(name('Differences'));
  let code = 0;
  for (const item of differences instanceof PDFArray ? differences.asArray() : []) {
    const value = font.context.lookup(item);
    if (value instanceof PDFNumber) code = value.asNumber();
    if (!(value instanceof PDFName)) continue;
    const codePoint = codePointOf(value.decodeText());
    if (codePoint === undefined) codes.delete(code);
    else codes.set(code, codePoint);
    code += 1;
  }
  return codes;
}

/** The encoding that a font of this name and kind has built in. */
export function ownEncoding(baseName: string, subtype: string): CodePoints {
  if (/^symbol/i.test(baseName)) return builtInCodes(Encodings.Symbol);
  if (/dingbats/i.test(baseName)) return builtInCodes(Encodings.ZapfDingbats);
  return subtype === 'TrueType' ? WIN_ANSI : STANDARD;
}
