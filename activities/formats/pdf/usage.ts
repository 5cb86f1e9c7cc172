import { PDFDict, type PDFDocument, type PDFName } from 'pdf-lib';
import { type Drawing, drawings } from './drawings.ts';
import { name } from './names.ts';
import { type Operation, operationsOf, stringBytes } from './operations.ts';
import { PdfRefusal } from './problems.ts';

/** What the drawings of a document use. */
export interface Usage {
  /** Codes of text that is set, by font dictionary. Composite fonts have codes of two bytes. */
  readonly codes: ReadonlyMap<PDFDict, ReadonlySet<number>>;
  readonly hasCmyk: boolean;
}

const OPERATORS = new Set(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri
  s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
);
const INTENTS = new Set([
  '/AbsoluteColorimetric',
  '/RelativeColorimetric',
  '/Saturation',
  '/Perceptual',
]);
const CMYK = new Set(['/CMYK', '/DeviceCMYK']);
/** ISO 19005-3, 6.1.13. */
const DEEPEST = 28;

/**
 * Goes through everything that is drawn, once: takes out operators that no viewer knows and what PDF/A forbids of the
 * others (ISO 19005-3, 6.2.2, 6.2.6, 6.1.10), and notes what is used.
 *
 * @returns what is used, and how many operators were taken out or changed
 * @throws PdfRefusal PDF_DRAWING
 */
export function mendDrawings(doc: PDFDocument): { usage: Usage; mended: number } {
  const codes = new Map<PDFDict, Set<number>>();
  const state = { hasCmyk: false, mended: 0 };
  for (const drawing of drawings(doc)) {
    const content = drawing.content();
    if (content === undefined) continue;
    const edits: { from: number; to: number; text: string }[] = [];
    const fonts: (PDFDict | undefined)[] = [undefined];
    for (const operation of operationsOf(content)) {
      const text = allowed(operation, content);
      if (text !== undefined) edits.push({ from: operation.from, to: operation.to, text });
      follow(operation, drawing, fonts, codes);
      state.hasCmyk ||= isCmyk(operation);
    }
    state.mended += edits.length;
    if (edits.length > 0) drawing.replace(edited(content, edits));
  }
  return { usage: { codes, hasCmyk: state.hasCmyk }, mended: state.mended };
}

/** @returns what to write in its place, when it may not stay as it is */
function allowed({ operator, operands, from, to }: Operation, content: string): string | undefined {
  if (!OPERATORS.has(operator)) return '';
  if (operator === 'ri' && !INTENTS.has(operands[0] ?? '')) return '';
  if (operator !== 'BI') return undefined;
  if (operands.some((key) => key === '/LZW' || key === '/LZWDecode'))
    throw new PdfRefusal('PDF_DRAWING', 'LZW');
  const at = operands.findIndex((key) => key === '/I' || key === '/Interpolate');
  return at !== -1 && operands[at + 1] === 'true'
    ? content.slice(from, to).replace(/(\/I(?:nterpolate)?\s+)true/, '$1false')
    : undefined;
}

function follow(
  { operator, operands }: Operation,
  { resources }: Drawing,
  fonts: (PDFDict | undefined)[],
  codes: Map<PDFDict, Set<number>>,
): void {
  if (operator === 'q') {
    fonts.push(fonts.at(-1));
    if (fonts.length > DEEPEST + 1) throw new PdfRefusal('PDF_DRAWING', 'q');
  } else if (operator === 'Q') {
    if (fonts.length > 1) fonts.pop();
  } else if (operator === 'Tf') fonts[fonts.length - 1] = fontOf(resources, operands[0]);
  else if (operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"') {
    const font = fonts.at(-1);
    if (!font) return;
    const used = codes.get(font) ?? new Set();
    codes.set(font, used);
    const isWide = font.lookup(name('Subtype')) === name('Type0');
    for (const operand of operands) {
      const bytes = stringBytes(operand);
      if (!isWide) for (const byte of bytes) used.add(byte);
      else for (let i = 0; i + 1 < bytes.length; i += 2) used.add(bytes.readUInt16BE(i));
    }
  }
}

function fontOf(resources: PDFDict, key = ''): PDFDict | undefined {
  const fonts = resources.lookup(name('Font'));
  if (!(fonts instanceof PDFDict)) return undefined;
  const font = fonts.lookup(keyNamed(key));
  return font instanceof PDFDict ? font : undefined;
}

/** pdf-lib undoes the `#20` of names itself. */
const keyNamed = (text: string): PDFName => name(text.slice(1));

const isCmyk = ({ operator, operands }: Operation): boolean =>
  operator === 'k' ||
  operator === 'K' ||
  ((operator === 'cs' || operator === 'CS' || operator === 'BI') &&
    operands.some((operand) => CMYK.has(operand)));

function edited(
  content: string,
  edits: readonly { from: number; to: number; text: string }[],
): string {
  let at = 0;
  let text = '';
  for (const edit of edits) {
    text += content.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + content.slice(at);
}
