/** The container of TrueType fonts: tables by tag, big-endian. Source: OpenType 1.9, “Organization of an OpenType font”. */
export function sfntTables(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i += 1) {
    const at = 12 + 16 * i;
    const start = file.readUInt32BE(at + 8);
    const tag = file.subarray(at, at + 4).toString('latin1');
    tables.set(tag, file.subarray(start, start + file.readUInt32BE(at + 12)));
  }
  return tables;
}

/** @param tables in any order; the directory is written in the order of their tags */
export function sfnt(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const range = 2 ** (power + 4);
  const header = shorts([1, 0, sorted.length, range, power, 16 * sorted.length - range]);
  const entries: Buffer[] = [];
  let offset = header.length + 16 * sorted.length;
  for (const [tag, data] of sorted) {
    entries.push(Buffer.from(tag, 'latin1'), longs([checksum(data), offset, data.length]));
    offset += padded(data).length;
  }
  return Buffer.concat([header, ...entries, ...sorted.map(([, data]) => padded(data))]);
}

/** One Windows sub-table of format 4, one segment a code: 2 kB, and nothing to get wrong. */
export function characterMap(
  encoding: 'symbol' | 'unicode',
  codes: ReadonlyMap<number, number>,
): Buffer {
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
  return Buffer.concat([shorts([0, 1, 3, encoding === 'symbol' ? 0 : 1]), longs([12]), format4]);
}

function checksum(data: Buffer): number {
  const words = padded(data);
  let total = 0;
  for (let i = 0; i < words.length; i += 4) total = (total + words.readUInt32BE(i)) >>> 0;
  return total;
}

export const padded = (data: Buffer): Buffer =>
  data.length % 4 === 0 ? data : Buffer.concat([data, Buffer.alloc(4 - (data.length % 4))]);

/** Byte by byte, as everything here: a process that makes one PDF ends before the methods of Buffer get fast. */
export function shorts(values: readonly number[]): Buffer {
  const data = Buffer.alloc(2 * values.length);
  let at = 0;
  for (const value of values) {
    data[at++] = value >> 8;
    data[at++] = value;
  }
  return data;
}

export function longs(values: readonly number[]): Buffer {
  const data = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) data.writeUInt32BE(value, 4 * i);
  return data;
}
