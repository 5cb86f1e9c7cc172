import * as fontkit from 'fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import { fontFile, fontOf, type Style } from './faces.ts';

/** Millimetres would be kinder to people, points are what PDF has: A4 is 595 × 842. */
export const PAGE = { width: 595.28, height: 841.89, margin: 42, bottom: 64 } as const;

export type Tone = 'ink' | 'soft' | 'accent' | 'rule' | 'wash';
const TONES = {
  ink: rgb(0.11, 0.13, 0.17),
  soft: rgb(0.4, 0.43, 0.48),
  accent: rgb(0.1, 0.29, 0.47),
  rule: rgb(0.8, 0.82, 0.85),
  wash: rgb(0.95, 0.96, 0.975),
} as const satisfies Record<Tone, ReturnType<typeof rgb>>;

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly tone?: Tone;
  readonly align?: 'left' | 'right';
}

/** The parts of Unicode that Arimo has, in the order in which a letter is looked for. */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;
type Subset = (typeof SUBSETS)[number];

interface Run {
  readonly font: PDFFont;
  readonly text: string;
}

/** A document being drawn, page by page. Text in any letter that Arimo has; others show as `?`. */
export class Canvas {
  readonly #doc: PDFDocument;
  readonly #fonts: ReadonlyMap<string, PDFFont>;
  /** At size 1: a thousand lines measure the same words and figures over and over. */
  readonly #widths = new Map<string, number>();
  #page: PDFPage;
  /** From the top of the page. */
  y: number = PAGE.margin;

  private constructor(doc: PDFDocument, fonts: ReadonlyMap<string, PDFFont>) {
    this.#doc = doc;
    this.#fonts = fonts;
    this.#page = doc.addPage([PAGE.width, PAGE.height]);
  }

  /** @param text everything that will be drawn: it decides which fonts are needed */
  static async for(text: string): Promise<Canvas> {
    const doc = await PDFDocument.create({ updateMetadata: false });
    doc.registerFontkit(fontkit);
    const fonts = new Map<string, PDFFont>();
    for (const subset of SUBSETS) {
      if (subset !== 'latin' && ![...text].some((letter) => subsetOf(letter) === subset)) continue;
      for (const bold of [false, true]) {
        const file = fontFile('arimo', { bold, italic: false }, subset);
        fonts.set(
          `${subset} ${bold}`,
          await doc.embedFont(file, { subset: true, features: { liga: false, kern: false } }),
        );
      }
    }
    return new Canvas(doc, fonts);
  }

  get pageCount(): number {
    return this.#doc.getPageCount();
  }

  newPage(): void {
    this.#page = this.#doc.addPage([PAGE.width, PAGE.height]);
    this.y = PAGE.margin;
  }

  /** Is there room for so many points before the footer? */
  fits(height: number): boolean {
    return this.y + height <= PAGE.height - PAGE.bottom;
  }

  width(text: string, { size = 9, bold = false }: TextStyle = {}): number {
    const key = `${bold} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.#runs(text, bold).reduce(
      (total, run) => total + run.font.widthOfTextAtSize(run.text, 1),
      0,
    );
    this.#widths.set(key, width);
    return width * size;
  }

  /** One line, its baseline at `y`; `x` is its right end when aligned right. */
  text(text: string, x: number, y: number, style: TextStyle = {}): void {
    const { size = 9, bold = false, tone = 'ink', align = 'left' } = style;
    let at = align === 'right' ? x - this.width(text, style) : x;
    for (const run of this.#runs(text, bold)) {
      this.#page.drawText(run.text, {
        x: at,
        y: PAGE.height - y,
        size,
        font: run.font,
        color: TONES[tone],
      });
      at += this.width(run.text, style);
    }
  }

  /** Broken into lines no wider than `width`, at spaces where there are any. */
  wrap(text: string, width: number, style: TextStyle = {}): string[] {
    return text.split(/\r?\n/).flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(/[ \t]+/).flatMap((w) => this.#pieces(w, width, style))) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && this.width(longer, style) > width) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return [...lines, line];
    });
  }

  rule(x1: number, x2: number, y: number, tone: Tone = 'rule', thickness = 0.6): void {
    const at = PAGE.height - y;
    this.#page.drawLine({
      start: { x: x1, y: at },
      end: { x: x2, y: at },
      thickness,
      color: TONES[tone],
    });
  }

  box(x: number, y: number, width: number, height: number, tone: Tone = 'wash'): void {
    this.#page.drawRectangle({ x, y: PAGE.height - y - height, width, height, color: TONES[tone] });
  }

  /** Draws on every page, once all are there. */
  onEachPage(draw: (canvas: Canvas, number: number) => void): void {
    for (const [i, page] of this.#doc.getPages().entries()) {
      this.#page = page;
      draw(this, i + 1);
    }
  }

  save(): Promise<Uint8Array> {
    return this.#doc.save({ useObjectStreams: false, objectsPerTick: Number.POSITIVE_INFINITY });
  }

  #pieces(word: string, width: number, style: TextStyle): string[] {
    if (this.width(word, style) <= width) return [word];
    const pieces: string[] = [''];
    for (const letter of word) {
      const longer = `${pieces.at(-1)}${letter}`;
      if (this.width(longer, style) > width) pieces.push(letter);
      else pieces[pieces.length - 1] = longer;
    }
    return pieces;
  }

  #runs(text: string, bold: boolean): Run[] {
    const runs: { font: PDFFont; text: string }[] = [];
    for (const letter of text.normalize('NFC')) {
      const subset = subsetOf(letter);
      const font = this.#fonts.get(`${subset ?? 'latin'} ${bold}`);
      if (!font) continue;
      const drawn = subset === undefined ? '?' : letter;
      const last = runs.at(-1);
      if (last?.font === font) last.text += drawn;
      else runs.push({ font, text: drawn });
    }
    return runs;
  }
}

const REGULAR: Style = { bold: false, italic: false };

const subsets = new Map<string, Subset | undefined>();

function subsetOf(letter: string): Subset | undefined {
  if (subsets.has(letter)) return subsets.get(letter);
  const point = letter.codePointAt(0) ?? 0;
  const found = SUBSETS.find((part) => fontOf('arimo', REGULAR, part).glyphOf(point) > 0);
  subsets.set(letter, found);
  return found;
}
