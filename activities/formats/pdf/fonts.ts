import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from 'pdf-lib';
import { mendEmbedded } from './embedded.ts';
import { encodingOf, ownEncoding } from './encodings.ts';
import type { Family } from './faces.ts';
import { name, nameUnder } from './names.ts';
import { PdfRefusal } from './problems.ts';
import { dictionaries } from './reach.ts';
import { type Repair, repair } from './repairs.ts';
import { decoded, deflatedStream, packed } from './streams.ts';
import { type Substitute, substituteFor, type Wanted } from './substitute.ts';
import { readToUnicode, writeToUnicode } from './toUnicode.ts';
import type { Usage } from './usage.ts';
import { compositeWidths, signWidths, simpleWidths } from './widths.ts';

const FAMILIES: readonly (readonly [pattern: RegExp, family: Family])[] = [
  [/^(courier|consolas|lucidaconsole|liberationmono|dejavusansmono|andale|monaco)/i, 'cousine'],
  [/^(times|georgia|cambria|garamond|liberationserif|bookantiqua|palatino|century)/i, 'tinos'],
  [/^symbol/i, 'tinos'],
  [/^(helvetica|arial|verdana|tahoma|calibri|liberationsans|segoe|dejavusans|opensans)/i, 'arimo'],
];
const SIMPLE = new Set(['Type1', 'MMType1', 'TrueType']);
const FIXED_PITCH = 1;
const SERIF = 2;
const SYMBOLIC = 4;
const ITALIC = 64;
const FORCE_BOLD = 1 << 18;

/**
 * Makes every font carry its outlines (ISO 19005-3, 6.2.11.4.1): fonts that are named only get a free face, each
 * letter as wide as the text was laid out for. Streams that PDF/A forbids beside fonts (CIDSet, CharSet) are dropped.
 *
 * @throws PdfRefusal PDF_FONT for a font without its file whose letters nothing tells, or that no free font has
 */
export function embedFonts(doc: PDFDocument, { codes }: Usage): Repair[] {
  const repairs: Repair[] = mendEmbedded(doc, codes);
  const files = new Map<Substitute, PDFRef>();
  const isLoaded = new Set<PDFDict>();
  for (const font of [...dictionaries(doc)]) {
    if (font.lookup(name('Type')) === name('FontDescriptor'))
      for (const key of ['CIDSet', 'CharSet']) font.delete(name(key));
    const subtype = nameUnder(font, 'Subtype');
    const isFont = SIMPLE.has(subtype) || subtype === 'Type0';
    if (!isFont || !font.has(name('BaseFont')) || isLoaded.has(font)) continue;
    isLoaded.add(font);
    const used = codes.get(font) ?? new Set();
    const replaced =
      subtype === 'Type0'
        ? mendComposite(doc, font, files, used)
        : mendSimple(doc, font, files, used);
    if (replaced) repairs.push(repair('FONT_EMBEDDED', replaced));
  }
  return repairs;
}

/** @returns the name of the font that had no file, when it was replaced */
function mendSimple(
  doc: PDFDocument,
  font: PDFDict,
  files: Map<Substitute, PDFRef>,
  used: ReadonlySet<number>,
): string | undefined {
  if (hasFile(font)) return undefined;
  const base = baseName(font);
  const subtype = nameUnder(font, 'Subtype');
  const sign = /^symbol/i.test(base)
    ? 'Symbol'
    : /dingbats/i.test(base)
      ? 'ZapfDingbats'
      : undefined;
  const given = simpleWidths(font);
  const toUnicode = unicodeOf(font);
  const isKnown = sign !== undefined || familyOf(base) !== undefined;
  const isSymbolic = (flagsOf(font) & SYMBOLIC) !== 0 && !font.has(name('Encoding'));
  const own = isSymbolic && !isKnown ? undefined : ownEncoding(base, subtype);
  const encoding = encodingOf(font, own);
  const codePoints = new Map(
    Array.from({ length: 256 }, (_, code) => {
      const told = toUnicode.get(code)?.codePointAt(0);
      return [code, encoding.get(code) ?? told] as const;
    }),
  );
  const isTold = encoding.size > 0 || toUnicode.size > 0;
  const made = isTold
    ? substituteFor(
        wantedFor(font, base),
        codePoints,
        given.size === 0 && sign ? signWidths(sign) : given,
      )
    : undefined;
  if (!made || [...used].some((code) => made.missing.has(code))) {
    if (used.size > 0) throw new PdfRefusal('PDF_FONT', base);
    return undefined;
  }
  const { context } = doc;
  font.set(name('Subtype'), name('TrueType'));
  font.delete(name('Encoding'));
  font.set(name('FirstChar'), context.obj(0));
  font.set(name('LastChar'), context.obj(255));
  const { widths, unicode } = wordsOf(made, codePoints);
  font.set(name('Widths'), context.obj([...widths]));
  if (toUnicode.size === 0)
    font.set(name('ToUnicode'), context.register(deflatedStream(doc, unicode)));
  dress(doc, font, made, files);
  return base;
}

/** Only where a ToUnicode tells what the codes mean: otherwise they count glyphs in a file that is not there. */
function mendComposite(
  doc: PDFDocument,
  font: PDFDict,
  files: Map<Substitute, PDFRef>,
  used: ReadonlySet<number>,
): string | undefined {
  const list = font.lookup(name('DescendantFonts'));
  const inner = list instanceof PDFArray ? list.lookup(0) : undefined;
  if (!(inner instanceof PDFDict)) return undefined;
  if (hasFile(inner)) {
    if (nameUnder(inner, 'Subtype') === 'CIDFontType2' && !inner.has(name('CIDToGIDMap')))
      inner.set(name('CIDToGIDMap'), name('Identity'));
    return undefined;
  }
  const base = baseName(inner) || baseName(font);
  const { listed, others } = compositeWidths(inner);
  const codePoints = new Map(
    [...unicodeOf(font)].flatMap(([cid, text]) => {
      const codePoint = text.codePointAt(0);
      return codePoint === undefined || cid > 0xffff ? [] : [[cid, codePoint] as const];
    }),
  );
  const widths = new Map([...codePoints.keys()].map((cid) => [cid, listed.get(cid) ?? others]));
  const isIdentity = /^Identity-[HV]$/.test(nameUnder(font, 'Encoding'));
  const made =
    isIdentity && codePoints.size > 0
      ? substituteFor(wantedFor(inner, base), codePoints, widths)
      : undefined;
  if (!made || [...used].some((code) => made.missing.has(code))) {
    if (used.size > 0) throw new PdfRefusal('PDF_FONT', base);
    return undefined;
  }
  const { context } = doc;
  const map = Buffer.alloc(2 * (Math.max(...made.glyphIds.keys()) + 1));
  for (const [cid, glyph] of made.glyphIds) map.writeUInt16BE(glyph, 2 * cid);
  inner.set(name('Subtype'), name('CIDFontType2'));
  inner.set(name('CIDToGIDMap'), context.register(packed(doc, map)));
  inner.set(name('W'), context.obj([...made.widths].flatMap(([cid, width]) => [cid, cid, width])));
  dress(doc, inner, made, files);
  font.set(name('BaseFont'), inner.get(name('BaseFont')) ?? name(base));
  return base;
}

function wantedFor(font: PDFDict, base: string): Wanted {
  const flags = flagsOf(font);
  const byFlags = flags & FIXED_PITCH ? 'cousine' : flags & SERIF ? 'tinos' : 'arimo';
  return {
    family: familyOf(base) ?? byFlags,
    style: {
      bold: /bold|black|heavy|,bd/i.test(base) || (flags & FORCE_BOLD) !== 0,
      italic: /ital|obli/i.test(base) || (flags & ITALIC) !== 0,
    },
    stretch: /narrow|condensed/i.test(base) ? 0.82 : 1,
  };
}

const familyOf = (base: string): Family | undefined =>
  FAMILIES.find(([pattern]) => pattern.test(base.replace(/[ -]/g, '')))?.[1];

const baseName = (font: PDFDict): string => nameUnder(font, 'BaseFont').replace(/^[A-Z]{6}\+/, '');

function flagsOf(font: PDFDict): number {
  const descriptor = font.lookup(name('FontDescriptor'));
  const flags = descriptor instanceof PDFDict ? descriptor.lookup(name('Flags')) : undefined;
  return flags instanceof PDFNumber ? flags.asNumber() : 0;
}

function hasFile(font: PDFDict): boolean {
  const descriptor = font.lookup(name('FontDescriptor'));
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some(
      (key) => descriptor.lookup(name(key)) instanceof PDFStream,
    )
  );
}

function unicodeOf(font: PDFDict): Map<number, string> {
  const stream = font.lookup(name('ToUnicode'));
  return stream instanceof PDFRawStream
    ? readToUnicode(decoded(stream)?.toString('latin1') ?? '')
    : new Map();
}

/** What each document says of the same substitute in the same words. */
interface Words {
  readonly widths: readonly PDFNumber[];
  /** A ToUnicode CMap, deflated. */
  readonly unicode: Buffer;
}

/** Kept as long as the substitute is: half the time of a conversion went into these. */
const words = new WeakMap<Substitute, Words>();

/** @param codePoints that the substitute was made for */
function wordsOf(made: Substitute, codePoints: ReadonlyMap<number, number | undefined>): Words {
  const known = words.get(made);
  if (known) return known;
  const told = [...codePoints].flatMap(([code, point]) =>
    point === undefined ? [] : [[code, point] as const],
  );
  const fresh: Words = {
    widths: [...made.widths.values()].map((width) => PDFNumber.of(width)),
    unicode: deflateSync(Buffer.from(writeToUnicode(new Map(told), 1), 'latin1')),
  };
  words.set(made, fresh);
  return fresh;
}

/** The file and its descriptor, under a name that no other font of the document has. */
function dress(
  doc: PDFDocument,
  font: PDFDict,
  made: Substitute,
  files: Map<Substitute, PDFRef>,
): void {
  const { context } = doc;
  const tag = String.fromCharCode(65 + (files.size % 26), 65 + Math.floor(files.size / 26));
  const known = files.get(made);
  const descriptor =
    known ?? context.register(describe(doc, made, `FREE${tag}+${made.postScriptName}`));
  files.set(made, descriptor);
  const described = context.lookup(descriptor, PDFDict);
  font.set(name('FontDescriptor'), descriptor);
  font.set(name('BaseFont'), described.get(name('FontName')) ?? name(made.postScriptName));
}

function describe({ context }: PDFDocument, made: Substitute, fontName: string): PDFDict {
  const [left = 0, bottom = 0, right = 0, top = 0, ascent = 0, descent = 0, capital = 0] =
    made.measures;
  const file = PDFRawStream.of(
    context.obj({ Filter: 'FlateDecode', Length: made.deflated.length, Length1: made.length }),
    made.deflated,
  );
  return context.obj({
    Type: 'FontDescriptor',
    FontName: fontName,
    Flags: SYMBOLIC,
    FontBBox: [left, bottom, right, top],
    ItalicAngle: /italic/i.test(made.postScriptName) ? -12 : 0,
    Ascent: ascent,
    Descent: descent,
    CapHeight: capital,
    StemV: 80,
    FontFile2: context.register(file),
  });
}
