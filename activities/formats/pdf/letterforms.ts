import { readCharacterMaps } from './trueTypeFile.ts';
import { woffTable } from './woff.ts';

/** The points of a glyph as TrueType has them: coordinates in units of its font, contours one after the other. */
export interface Points {
  readonly xs: number[];
  readonly ys: number[];
  /** 1 for a point on the curve, 0 for one that bends it. */
  readonly isOn: number[];
  /** Index of the last point of each contour. */
  readonly ends: number[];
}

/** The letters of one of the free fonts, read one by one: a PDF font needs 200 of 1,500. */
export interface Letterforms {
  readonly unitsPerEm: number;
  /** In units: left, bottom, right, top of all glyphs together, then ascent, descent and height of capitals. */
  readonly measures: readonly number[];
  /** In units. */
  readonly advance: (glyph: number) => number;
  readonly draw: (glyph: number) => Points;
}

/** A font of which most often only one question is asked: has it this letter? */
export interface Font {
  /** 0 for a letter that it has not. */
  readonly glyphOf: (codePoint: number) => number;
  readonly letterforms: () => Letterforms;
}

const ON_CURVE = 1;
const REPEAT = 8;
const X = { short: 2, same: 16 };
const Y = { short: 4, same: 32 };

const WORDS = 1;
const MOVED = 2;
const MORE = 32;
/** A scale for both axes, one for each, a matrix. */
const SCALED = 8 | 64 | 128;

/**
 * Reads a TrueType font inside a WOFF. It knows what the fonts that come with us are made of (no instructions for
 * hinting are kept, the parts of a composite glyph are moved and not scaled), and takes a tenth of the time that a
 * reader of any font needs to get ready.
 */
export function readFont(woff: Buffer): Font {
  const maps = readCharacterMaps(woffTable(woff, 'cmap'));
  // The map of all of Unicode, where a font goes beyond the first 65,536 letters.
  const map = maps.get('3,10') ?? maps.get('3,1');
  let letterforms: Letterforms | undefined;
  return {
    glyphOf: (codePoint) => map?.(codePoint) ?? 0,
    letterforms: () => {
      letterforms ??= readLetterforms(woff);
      return letterforms;
    },
  };
}

/** Source: OpenType 1.9: head, hhea, hmtx, OS/2. */
function readLetterforms(woff: Buffer): Letterforms {
  const [head, hhea, hmtx, os2] = ['head', 'hhea', 'hmtx', 'OS/2'].map((tag) =>
    woffTable(woff, tag),
  ) as [Buffer, Buffer, Buffer, Buffer];
  const own = hhea.readUInt16BE(34);
  const glyf = woffTable(woff, 'glyf');
  const loca = woffTable(woff, 'loca');
  const isLong = head.readInt16BE(50) === 1;
  const glyph = (id: number): Buffer =>
    isLong
      ? glyf.subarray(loca.readUInt32BE(4 * id), loca.readUInt32BE(4 * id + 4))
      : glyf.subarray(2 * loca.readUInt16BE(2 * id), 2 * loca.readUInt16BE(2 * id + 2));
  return {
    unitsPerEm: head.readUInt16BE(18),
    measures: [
      ...[36, 38, 40, 42].map((at) => head.readInt16BE(at)),
      hhea.readInt16BE(4),
      hhea.readInt16BE(6),
      os2.readInt16BE(88),
    ],
    advance: (id) => hmtx.readUInt16BE(4 * Math.min(id, own - 1)),
    draw: (id) => {
      const points: Points = { xs: [], ys: [], isOn: [], ends: [] };
      draw(glyph, id, 0, 0, points);
      return points;
    },
  };
}

/**
 * @param points what the glyph, moved, is added to
 * @throws where a composite glyph does more than move its parts: a newer font would be drawn wrongly
 */
function draw(
  glyph: (id: number) => Buffer,
  id: number,
  right: number,
  up: number,
  points: Points,
): void {
  const data = glyph(id);
  if (data.length === 0) return;
  const contours = data.readInt16BE(0);
  if (contours >= 0) {
    drawSimple(data, contours, right, up, points);
    return;
  }
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = data.readUInt16BE(at);
    if (!(flags & MOVED) || flags & SCALED)
      throw new Error(`glyph ${id} of a free font does more than move its parts`);
    const part = data.readUInt16BE(at + 2);
    const isWide = flags & WORDS;
    const x = isWide ? data.readInt16BE(at + 4) : data.readInt8(at + 4);
    const y = isWide ? data.readInt16BE(at + 6) : data.readInt8(at + 5);
    draw(glyph, part, right + x, up + y, points);
    at += isWide ? 8 : 6;
  }
}

/** Source: OpenType 1.9, glyf, “Simple glyph description”. */
function drawSimple(
  data: Buffer,
  contours: number,
  right: number,
  up: number,
  { xs, ys, isOn, ends }: Points,
): void {
  const before = xs.length;
  for (let i = 0; i < contours; i += 1) ends.push(before + data.readUInt16BE(10 + 2 * i));
  const count = (ends.at(-1) ?? before - 1) + 1 - before;
  let at = 10 + 2 * contours;
  at += 2 + data.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data[at++] ?? 0;
    const times = flag & REPEAT ? (data[at++] ?? 0) : 0;
    for (let i = 0; i <= times; i += 1) flags.push(flag);
  }
  for (const flag of flags) isOn.push(flag & ON_CURVE);
  const read = (from: number, { short, same }: typeof X, into: number[]): void => {
    let value = from;
    for (const flag of flags) {
      if (flag & short) {
        const step = data[at++] ?? 0;
        value += flag & same ? step : -step;
      } else if (!(flag & same)) {
        value += data.readInt16BE(at);
        at += 2;
      }
      into.push(value);
    }
  };
  read(right, X, xs);
  read(up, Y, ys);
}
