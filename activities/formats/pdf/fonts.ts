import { PDFDict, type PDFDocument, PDFName, PDFRawStream, type PDFRef, PDFStream } from 'pdf-lib';
import { isShown } from './content.ts';
import { type Face, type Family, faceOf } from './faces.ts';
import { name } from './open.ts';
import { PdfRefusal } from './problems.ts';
import { type Repair, repair } from './repairs.ts';

const SUBSTITUTES: readonly (readonly [pattern: RegExp, family: Family])[] = [
  [/^(helvetica|arial|verdana|tahoma|calibri|liberationsans|segoe|dejavusans|opensans)/i, 'arimo'],
  [/^(times|georgia|cambria|garamond|liberationserif|bookantiqua)/i, 'tinos'],
  [/^(courier|consolas|lucidaconsole|liberationmono)/i, 'cousine'],
];

/**
 * Makes every simple font carry its outlines (ISO 19005-3, 6.2.11.4.1): fonts that are named only get a
 * metric-compatible free face. Streams that PDF/A forbids beside fonts (CIDSet, CharSet) are dropped.
 *
 * @throws PdfRefusal PDF_FONT for a composite or symbolic font without its file
 */
export function embedFonts(doc: PDFDocument, used: ReadonlySet<PDFRef>): Repair[] {
  const embedded = new Map<Face, PDFRef>();
  const repairs: Repair[] = [];
  for (const [ref, object] of doc.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !used.has(ref)) continue;
    const type = object.lookup(name('Type'));
    if (type === name('FontDescriptor')) {
      object.delete(name('CIDSet'));
      object.delete(name('CharSet'));
    }
    if (type !== name('Font')) continue;
    const replaced = mendFont(doc, ref, object, embedded);
    if (replaced) repairs.push(repair('FONT_EMBEDDED', replaced));
  }
  return repairs;
}

/** @returns the name of the font that had no file, when it was replaced */
function mendFont(
  doc: PDFDocument,
  ref: PDFRef,
  font: PDFDict,
  embedded: Map<Face, PDFRef>,
): string | undefined {
  const subtype = font.lookup(name('Subtype'));
  if (subtype === name('CIDFontType2') && hasFile(font) && !font.has(name('CIDToGIDMap')))
    font.set(name('CIDToGIDMap'), name('Identity'));
  if (subtype === name('Type0') || subtype === name('Type3') || hasFile(font)) return undefined;
  const base = baseName(font);
  const substitute = SUBSTITUTES.find(([pattern]) => pattern.test(base.replace(/[ -]/g, '')));
  const isComposite = subtype === name('CIDFontType0') || subtype === name('CIDFontType2');
  if (!substitute || isComposite) {
    if (isComposite || isShown(doc, ref)) throw new PdfRefusal('PDF_FONT', base);
    return undefined;
  }
  const face = faceOf(substitute[1], {
    bold: /bold|black|heavy/i.test(base),
    italic: /ital|obli/i.test(base),
  });
  const file = embedded.get(face) ?? fontDescriptor(doc, face);
  embedded.set(face, file);
  dressWith(doc, font, face, file);
  return base;
}

const baseName = (font: PDFDict): string => {
  const base = font.lookup(name('BaseFont'));
  return base instanceof PDFName ? base.decodeText().replace(/^[A-Z]{6}\+/, '') : '';
};

function hasFile(font: PDFDict): boolean {
  const descriptor = font.lookup(name('FontDescriptor'));
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some(
      (key) => descriptor.lookup(name(key)) instanceof PDFStream,
    )
  );
}

function fontDescriptor(
  doc: PDFDocument,
  { font, name: fontName, scale, deflated, length }: Face,
): PDFRef {
  const { context } = doc;
  const file = PDFRawStream.of(
    context.obj({ Filter: 'FlateDecode', Length: deflated.length, Length1: length }),
    deflated,
  );
  const measure = (value: number) => Math.round(value * scale);
  const { minX, minY, maxX, maxY } = font.bbox;
  return context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: fontName,
      Flags: 32,
      FontBBox: [minX, minY, maxX, maxY].map(measure),
      ItalicAngle: Math.round(font.italicAngle),
      Ascent: measure(font.ascent),
      Descent: measure(font.descent),
      CapHeight: measure(font.capHeight),
      StemV: 80,
      FontFile2: context.register(file),
    }),
  );
}

function dressWith(doc: PDFDocument, font: PDFDict, face: Face, descriptor: PDFRef): void {
  const { context } = doc;
  font.set(name('Subtype'), name('TrueType'));
  font.set(name('BaseFont'), name(face.name));
  // A non-symbolic TrueType font has a plain encoding; Differences keep only names that its cmap can find.
  const encoding = font.lookup(name('Encoding'));
  const isMac = encoding === name('MacRomanEncoding');
  if (!(encoding instanceof PDFDict) || !encoding.has(name('Differences')))
    font.set(name('Encoding'), name(isMac ? 'MacRomanEncoding' : 'WinAnsiEncoding'));
  else encoding.set(name('BaseEncoding'), name('WinAnsiEncoding'));
  font.set(name('FirstChar'), context.obj(32));
  font.set(name('LastChar'), context.obj(255));
  font.set(name('Widths'), context.obj([...face.widths]));
  font.set(name('FontDescriptor'), descriptor);
}
