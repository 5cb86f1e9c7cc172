import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type Family, findLetters, fontOf, nameOf, type Style } from './faces.ts';
import { type Slot, trueType } from './trueType.ts';

/** What is known of a font that the PDF only names. */
export interface Wanted {
  readonly family: Family;
  readonly style: Style;
  /** Of the letters as designed, where no widths are given: 0.82 for the narrow Helvetica. */
  readonly stretch: number;
}

/** A free font file that sets the text as wide as the named one would. */
export interface Substitute {
  readonly deflated: Buffer;
  readonly length: number;
  /** Of each code asked for, in 1/1000 em. */
  readonly widths: ReadonlyMap<number, number>;
  /** Index of the glyph of each code, in the file. */
  readonly glyphIds: ReadonlyMap<number, number>;
  /** Left, bottom, right, top, then ascent, descent, capital height: in 1/1000 em. */
  readonly measures: readonly number[];
  readonly postScriptName: string;
  /** Codes whose letter no free font here has. */
  readonly missing: ReadonlySet<number>;
}

/** Invoices of one sender are alike, so the next one most often wants the same font. */
const KEPT = 40;
const made = new Map<string, Substitute>();

/**
 * @param codePoints what each code stands for; undefined leaves its place blank
 * @param widths what the PDF lays its text out by, in 1/1000 em; the font's own where it says nothing
 */
export function substituteFor(
  wanted: Wanted,
  codePoints: ReadonlyMap<number, number | undefined>,
  widths: ReadonlyMap<number, number>,
): Substitute {
  const key = createHash('sha256')
    .update(JSON.stringify([wanted, [...codePoints], [...widths]]))
    .digest('base64');
  const known = made.get(key);
  if (known) return known;
  const built = build(wanted, codePoints, widths);
  if (made.size >= KEPT) made.clear();
  made.set(key, built);
  return built;
}

function build(
  wanted: Wanted,
  codePoints: ReadonlyMap<number, number | undefined>,
  widths: ReadonlyMap<number, number>,
): Substitute {
  const slots: Slot[] = [];
  const glyphIds = new Map<number, number>();
  const missing = new Set<number>();
  for (const [code, codePoint] of codePoints) {
    const slot = slotOf(wanted, codePoint, widths.get(code));
    if (!slot) missing.add(code);
    slots.push(slot ?? blank(widths.get(code)));
    glyphIds.set(code, slots.length);
  }
  const places = [...codePoints.keys()].map((code, i) => [code, i] as const);
  const file = trueType(slots, new Map(places));
  const { measures, unitsPerEm } = fontOf(wanted.family, wanted.style, 'latin').letterforms();
  return {
    deflated: deflateSync(file),
    length: file.length,
    widths: new Map(places.map(([code, i]) => [code, slots[i]?.advance ?? 0])),
    glyphIds,
    measures: measures.map((value) => Math.round((value * 1000) / unitsPerEm)),
    postScriptName: nameOf(wanted.family, wanted.style),
    missing,
  };
}

function slotOf(
  { family, style, stretch }: Wanted,
  codePoint: number | undefined,
  width: number | undefined,
): Slot | undefined {
  if (codePoint === undefined) return blank(width);
  const letters = findLetters(family, style, codePoint);
  if (!letters) return undefined;
  const designed = letters.reduce((total, { advance }) => total + advance, 0);
  // A given width of nothing is a table's filler for a code that is not used.
  const advance = width || Math.round(designed * stretch);
  // Letters are made narrower to fit, never wider: so do the viewers with the fonts that they put in.
  return { advance, letters, stretch: Math.min(1, advance / Math.max(designed, 1)) };
}

const blank = (width = 0): Slot => ({ advance: width, letters: [], stretch: 1 });
