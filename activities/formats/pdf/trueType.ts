import type { Points } from './letterforms.ts';
import { characterMap, longs, padded, sfnt, shorts } from './sfnt.ts';

/** Twice the thousandths of an em that PDF measures widths in, so that halves of them are exact too. */
const UNITS_PER_EM = 2000;

/** A glyph to draw: one letter, several beside each other, or a blank. */
export interface Slot {
  /** In 1/1000 em. */
  readonly advance: number;
  readonly letters: readonly Letter[];
  /** Horizontally, when the letters must be narrower than they were designed. */
  readonly stretch: number;
}

export interface Letter {
  readonly draw: () => Points;
  readonly unitsPerEm: number;
  /** In 1/1000 em, as designed. */
  readonly advance: number;
}

interface Outline {
  readonly data: Buffer;
  readonly points: number;
  readonly contours: number;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

const BLANK: Outline = { data: Buffer.alloc(0), points: 0, contours: 0, box: [0, 0, 0, 0] };

/**
 * Makes a TrueType font of glyphs that may come from several fonts: an @fontsource font holds one script, and one PDF
 * font needs letters of several. The first glyph is the obligatory `.notdef`, blank.
 * Source: OpenType 1.9: glyf, loca, hmtx, cmap.
 *
 * @param codes for the (3,0) cmap that ISO 32000-1, 9.6.6.4 looks codes up in: code → index in `slots`
 */
export function trueType(slots: readonly Slot[], codes?: ReadonlyMap<number, number>): Buffer {
  const outlines = [BLANK, ...slots.map(outline)];
  const advances = [0, ...slots.map(({ advance }) => advance)].map((advance) =>
    Math.max(0, Math.round((advance * UNITS_PER_EM) / 1000)),
  );
  const offsets = [0];
  for (const { data } of outlines) offsets.push((offsets.at(-1) ?? 0) + data.length);
  const side = (edge: 0 | 1 | 2 | 3, choose: (...values: number[]) => number): number =>
    outlines.reduce((found, { box }) => choose(found, box[edge]), 0);
  const box = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
  const largest = (of: 'points' | 'contours'): number =>
    outlines.reduce((found, glyph) => Math.max(found, glyph[of]), 0);
  const count = outlines.length;
  const symbols = new Map([...(codes ?? [])].map(([code, slot]) => [0xf000 + code, slot + 1]));
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  return sfnt(
    new Map([
      ['cmap', characterMap('symbol', symbols)],
      ['glyf', Buffer.concat(outlines.map(({ data }) => data))],
      ['head', head([left, bottom, right, top])],
      [
        'hhea',
        shorts([
          1,
          0,
          top,
          bottom,
          0,
          Math.max(...advances),
          left,
          0,
          right,
          1,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          count,
        ]),
      ],
      ['hmtx', shorts(advances.flatMap((advance, i) => [advance, outlines[i]?.box[0] ?? 0]))],
      ['loca', longs(offsets)],
      [
        'maxp',
        shorts([
          1,
          0,
          count,
          largest('points'),
          largest('contours'),
          0,
          0,
          1,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
        ]),
      ],
      // Version 3: the glyphs have no names.
      ['post', Buffer.concat([longs([0x00030000]), Buffer.alloc(28)])],
    ]),
  );
}

/** Long offsets; no dates, so that the same glyphs give the same bytes. */
const head = (box: readonly number[]): Buffer =>
  Buffer.concat([
    longs([0x00010000, 0x00010000, 0, 0x5f0f3cf5]),
    shorts([3, UNITS_PER_EM]),
    Buffer.alloc(16),
    shorts([...box, 0, 8, 2, 1, 0]),
  ]);

/** A simple glyph; a composite one has its parts already put together. */
function outline({ letters, stretch }: Slot): Outline {
  const [xs, ys, isOn, ends]: [number[], number[], number[], number[]] = [[], [], [], []];
  let from = 0;
  for (const { draw, unitsPerEm, advance } of letters) {
    const scale = UNITS_PER_EM / unitsPerEm;
    const points = draw();
    for (const end of points.ends) ends.push(xs.length + end);
    for (const x of points.xs) xs.push(Math.round((from + x * scale) * stretch));
    for (const y of points.ys) ys.push(Math.round(y * scale));
    isOn.push(...points.isOn);
    from += (advance * UNITS_PER_EM) / 1000;
  }
  if (xs.length === 0) return BLANK;
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const deltas = (values: number[]) =>
    shorts(values.map((value, i) => value - (values[i - 1] ?? 0)));
  const body = Buffer.concat([
    shorts([ends.length, ...box, ...ends, 0]),
    Buffer.from(isOn),
    deltas(xs),
    deltas(ys),
  ]);
  return { data: padded(body), points: xs.length, contours: ends.length, box };
}
