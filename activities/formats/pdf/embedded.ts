import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { type CodePoints, encodingOf, ownEncoding } from './encodings.ts';
import { codePointOf } from './glyphNames.ts';
import { name, nameUnder } from './names.ts';
import { type Repair, repair } from './repairs.ts';
import { decoded, packed } from './streams.ts';
import { writeToUnicode } from './toUnicode.ts';
import {
  readTrueType,
  type TrueTypeFile,
  withSymbolMap,
  withWidths,
  writeTrueType,
} from './trueTypeFile.ts';
import type { Usage } from './usage.ts';
import { compositeWidths, simpleWidths } from './widths.ts';

const SYMBOLIC = 4;
const NONSYMBOLIC = 32;

/**
 * Brings the TrueType files inside a PDF in line with what its font dictionaries say of them: the widths that the text
 * is laid out by (ISO 19005-3, 6.2.11.5) and the way from codes to glyphs (6.2.11.6). What is seen stays: viewers go
 * by the dictionary.
 */
export function mendEmbedded(doc: PDFDocument, codes: Usage['codes']): Repair[] {
  const files = new Map<PDFRawStream, TrueTypeFile | undefined>();
  const repairs: Repair[] = [];
  for (const [shown, used] of codes) {
    const list = shown.lookup(name('DescendantFonts'));
    const font = list instanceof PDFArray ? list.lookup(0) : shown;
    if (!(font instanceof PDFDict)) continue;
    const subtype = nameUnder(font, 'Subtype');
    if (subtype !== 'TrueType' && subtype !== 'CIDFontType2') continue;
    const descriptor = font.lookup(name('FontDescriptor'));
    const stream = descriptor instanceof PDFDict ? descriptor.lookup(name('FontFile2')) : undefined;
    if (!(descriptor instanceof PDFDict) || !(stream instanceof PDFRawStream)) continue;
    if (!files.has(stream)) {
      const bytes = decoded(stream);
      files.set(stream, bytes && readTrueType(bytes));
    }
    const file = files.get(stream);
    if (!file) continue;
    const mended =
      subtype === 'TrueType'
        ? mendSimple(doc, font, descriptor, file, used)
        : mendWide(font, file, used);
    if (!mended) continue;
    replaceFile(doc, font, mended);
    repairs.push(repair('FONT_MENDED', nameUnder(font, 'BaseFont')));
  }
  return repairs;
}

/** Its own descriptor too: other fonts may share the file, and need it as it is. */
function replaceFile(doc: PDFDocument, font: PDFDict, file: TrueTypeFile): void {
  const { context } = doc;
  const data = writeTrueType(file);
  const stream = packed(doc, data);
  stream.dict.set(name('Length1'), context.obj(data.length));
  const descriptor = font.lookup(name('FontDescriptor'), PDFDict).clone(context);
  descriptor.set(name('FontFile2'), context.register(stream));
  font.set(name('FontDescriptor'), context.register(descriptor));
}

function mendSimple(
  doc: PDFDocument,
  font: PDFDict,
  descriptor: PDFDict,
  file: TrueTypeFile,
  used: ReadonlySet<number>,
): TrueTypeFile | undefined {
  const flags = descriptor.lookup(name('Flags'));
  const bits = flags instanceof PDFNumber ? flags.asNumber() : NONSYMBOLIC;
  const isSymbolic = (bits & SYMBOLIC) !== 0;
  const encoding = encodingOf(font, ownEncoding('', 'TrueType'));
  const glyphIds = glyphsOf(font, file, isSymbolic, encoding, used);
  const isPlain = isSymbolic
    ? !font.has(name('Encoding')) && (file.maps.size === 1 || file.maps.has('3,0'))
    : hasPlainEncoding(font, file);
  const widths = deviating(
    file,
    [...simpleWidths(font)]
      .filter(([code]) => used.has(code))
      .map(([code, width]) => [glyphIds.get(code) ?? 0, width]),
  );
  if (isPlain) return widths && withWidths(file, widths);
  if (glyphIds.size === 0) return undefined;
  const own = descriptor.clone(doc.context);
  own.set(name('Flags'), PDFNumber.of((bits & ~NONSYMBOLIC) | SYMBOLIC));
  font.set(name('FontDescriptor'), own);
  font.delete(name('Encoding'));
  if (!font.has(name('ToUnicode'))) {
    const text = writeToUnicode(new Map([...encoding].filter(([code]) => glyphIds.has(code))), 1);
    font.set(name('ToUnicode'), doc.context.register(packed(doc, Buffer.from(text, 'latin1'))));
  }
  return withSymbolMap(widths ? withWidths(file, widths) : file, glyphIds);
}

/** Windows or Mac encoding, and differences that the font's own Unicode map can follow. */
function hasPlainEncoding(font: PDFDict, file: TrueTypeFile): boolean {
  const encoding = font.lookup(name('Encoding'));
  const isNamed = (value: unknown) =>
    value === name('WinAnsiEncoding') || value === name('MacRomanEncoding');
  if (!(encoding instanceof PDFDict)) return isNamed(encoding) && file.maps.size > 0;
  const differences = encoding.lookup(name('Differences'));
  if (!isNamed(encoding.lookup(name('BaseEncoding')))) return false;
  if (!(differences instanceof PDFArray) || differences.size() === 0) return true;
  const names = differences.asArray().filter((item) => item instanceof PDFName);
  return (
    file.maps.has('3,1') && names.every((item) => codePointOf(item.decodeText()) !== undefined)
  );
}

/** Code → glyph, as viewers look it up. Source: ISO 32000-1, 9.6.6.4. */
function glyphsOf(
  font: PDFDict,
  { maps }: TrueTypeFile,
  isSymbolic: boolean,
  encoding: CodePoints,
  used: ReadonlySet<number>,
): Map<number, number> {
  const unicode = maps.get('3,1') ?? maps.get('0,3');
  const symbol = maps.get('3,0');
  const mac = maps.get('1,0');
  const byName = !isSymbolic || (font.has(name('Encoding')) && !symbol);
  const glyphs = new Map<number, number>();
  for (const code of used) {
    const codePoint = encoding.get(code);
    const named = byName && codePoint !== undefined ? unicode?.(codePoint) : 0;
    const direct =
      symbol?.(0xf000 + code) || symbol?.(code) || mac?.(code) || (isSymbolic && unicode?.(code));
    const glyph = named || direct || 0;
    if (glyph > 0) glyphs.set(code, glyph);
  }
  return glyphs;
}

function mendWide(
  font: PDFDict,
  file: TrueTypeFile,
  used: ReadonlySet<number>,
): TrueTypeFile | undefined {
  const map = font.lookup(name('CIDToGIDMap'));
  const places = map instanceof PDFRawStream ? decoded(map) : undefined;
  if (map instanceof PDFRawStream && !places) return undefined;
  const glyphOf = (cid: number): number =>
    places === undefined ? cid : 2 * cid + 2 <= places.length ? places.readUInt16BE(2 * cid) : 0;
  const { listed, others } = compositeWidths(font);
  const widths = deviating(
    file,
    [...used].map((cid) => [glyphOf(cid), listed.get(cid) ?? others]),
  );
  return widths && withWidths(file, widths);
}

/** All that is wanted, when something differs by more than the one unit that is allowed; `.notdef` is not looked at. */
function deviating(
  { glyphs, width }: TrueTypeFile,
  wanted: readonly (readonly [glyph: number, width: number])[],
): Map<number, number> | undefined {
  const real = wanted.filter(([glyph, given]) => glyph > 0 && glyph < glyphs && given > 0);
  return real.some(([glyph, given]) => Math.abs(width(glyph) - given) > 1)
    ? new Map(real)
    : undefined;
}
