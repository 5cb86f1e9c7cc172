import type { Glyph } from 'fontkit';

export interface ExtraGlyph {
  readonly codePoint: number;
  readonly glyph: Glyph;
}

/** What a PDF viewer needs of a TrueType font; layout tables count glyphs and would be wrong after widening. */
const KEPT = ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'];

/**
 * Adds glyphs of another font of the same design to a TrueType file: @fontsource cuts its fonts by script, and
 * the letters of one PDF encoding come from two of these parts. Source: OpenType 1.9, glyf, loca, cmap format 4.
 *
 * @param known code points that the file has, with their glyph ids
 */
export function widenFont(
  file: Buffer,
  known: ReadonlyMap<number, number>,
  extra: readonly ExtraGlyph[],
): Buffer {
  const tables = tablesOf(file);
  const table = (tag: string): Buffer => Buffer.from(tables.get(tag) ?? Buffer.alloc(0));
  const [head, hhea, maxp] = [table('head'), table('hhea'), table('maxp')];
  const count = maxp.readUInt16BE(4);
  const isLong = head.readInt16BE(50) === 1;
  const loca = table('loca');
  const offsets = Array.from({ length: count + 1 }, (_, i) =>
    isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i),
  );
  const glyphs = extra.map(({ glyph }) => outline(glyph));
  let end = offsets[count] ?? 0;
  for (const { data } of glyphs) {
    end += data.length;
    offsets.push(end);
  }
  const glyf = Buffer.concat([
    table('glyf').subarray(0, offsets[count]),
    ...glyphs.map(({ data }) => data),
  ]);
  head.writeInt16BE(1, 50);
  maxp.writeUInt16BE(count + extra.length, 4);
  for (const [at, largest] of [
    [6, Math.max(...glyphs.map(({ points }) => points))],
    [8, Math.max(...glyphs.map(({ contours }) => contours))],
  ] as const)
    maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(at), largest), at);

  const hmtx = metrics(table('hmtx'), hhea.readUInt16BE(34), count, extra);
  hhea.writeUInt16BE(count + extra.length, 34);
  // Version 3 names no glyphs: the names of version 2 would be too few.
  const post = table('post').subarray(0, 32);
  post.writeUInt32BE(0x00030000, 0);
  const codes = new Map([
    ...known,
    ...extra.map(({ codePoint }, i) => [codePoint, count + i] as const),
  ]);
  const changed = { head, hhea, maxp, hmtx, glyf, post, cmap: cmap(codes), loca: longs(offsets) };
  return sfnt(
    KEPT.map((tag) => [tag, tag in changed ? changed[tag as keyof typeof changed] : table(tag)]),
  );
}

function tablesOf(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i += 1) {
    const at = 12 + 16 * i;
    const start = file.readUInt32BE(at + 8);
    const tag = file.subarray(at, at + 4).toString('latin1');
    tables.set(tag, file.subarray(start, start + file.readUInt32BE(at + 12)));
  }
  return tables;
}

/** A simple glyph with full-size coordinates; its outline has composites already put together. */
function outline(glyph: Glyph): { data: Buffer; points: number; contours: number } {
  const points: { x: number; y: number; isOn: boolean }[] = [];
  const ends: number[] = [];
  const add = (x: number, y: number, isOn: boolean) =>
    points.push({ x: Math.round(x), y: Math.round(y), isOn });
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'closePath') ends.push(points.length - 1);
    else if (command === 'quadraticCurveTo') {
      add(a, b, false);
      add(c, d, true);
    } else add(a, b, true);
  }
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const deltas = (values: number[]) =>
    shorts(values.map((value, i) => value - (values[i - 1] ?? 0)));
  const header = [ends.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const body = Buffer.concat([
    shorts([...header, ...ends, 0]),
    Buffer.from(points.map(({ isOn }) => Number(isOn))),
    deltas(xs),
    deltas(ys),
  ]);
  return { data: padded(body), points: points.length, contours: ends.length };
}

/** Every glyph gets an advance of its own; before, the last ones may have shared one. */
function metrics(hmtx: Buffer, own: number, count: number, extra: readonly ExtraGlyph[]): Buffer {
  const old = Array.from({ length: count }, (_, i) => {
    const advance = hmtx.readUInt16BE(4 * Math.min(i, own - 1));
    const bearing = hmtx.readInt16BE(i < own ? 4 * i + 2 : 4 * own + 2 * (i - own));
    return [advance, bearing];
  });
  const added = extra.map(({ glyph }) => [glyph.advanceWidth, Math.round(glyph.path.bbox.minX)]);
  return shorts([...old, ...added].flat());
}

/** Windows Unicode, format 4, one segment a letter: 2 kB, and nothing to get wrong. */
function cmap(codes: ReadonlyMap<number, number>): Buffer {
  const sorted = [...codes].filter(([code]) => code < 0xffff).sort(([a], [b]) => a - b);
  const all = [...sorted, [0xffff, 0] as const];
  const power = Math.floor(Math.log2(all.length));
  const letters = all.map(([code]) => code);
  const format4 = shorts([
    4,
    16 + 8 * all.length,
    0,
    2 * all.length,
    2 ** (power + 1),
    power,
    2 * all.length - 2 ** (power + 1),
    ...letters,
    0,
    ...letters,
    ...all.map(([code, glyph]) => (code === 0xffff ? 1 : (glyph - code) & 0xffff)),
    ...all.map(() => 0),
  ]);
  return Buffer.concat([shorts([0, 1, 3, 1]), longs([12]), format4]);
}

function sfnt(tables: readonly (readonly [tag: string, data: Buffer])[]): Buffer {
  const power = Math.floor(Math.log2(tables.length));
  const range = 2 ** (power + 4);
  const header = shorts([1, 0, tables.length, range, power, 16 * tables.length - range]);
  const entries: Buffer[] = [];
  let offset = header.length + 16 * tables.length;
  for (const [tag, data] of tables) {
    entries.push(Buffer.from(tag, 'latin1'), longs([checksum(data), offset, data.length]));
    offset += padded(data).length;
  }
  return Buffer.concat([header, ...entries, ...tables.map(([, data]) => padded(data))]);
}

function checksum(data: Buffer): number {
  const words = padded(data);
  let total = 0;
  for (let i = 0; i < words.length; i += 4) total = (total + words.readUInt32BE(i)) >>> 0;
  return total;
}

const padded = (data: Buffer): Buffer =>
  Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

function shorts(values: readonly number[]): Buffer {
  const data = Buffer.alloc(2 * values.length);
  for (const [i, value] of values.entries()) data.writeUInt16BE(value & 0xffff, 2 * i);
  return data;
}

function longs(values: readonly number[]): Buffer {
  const data = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) data.writeUInt32BE(value, 4 * i);
  return data;
}
