import { characterMap, sfnt, sfntTables, shorts } from './sfnt.ts';

type CharacterMap = (code: number) => number;

/** What PDF/A asks of a TrueType file inside a PDF: how its codes find glyphs, and how wide these are. */
export interface TrueTypeFile {
  /** Its character maps, by platform and encoding, e.g. `3,1`. */
  readonly maps: ReadonlyMap<string, CharacterMap>;
  readonly glyphs: number;
  /** In 1/1000 em. */
  readonly width: (glyph: number) => number;
  readonly tables: ReadonlyMap<string, Buffer>;
}

/** @returns undefined for what is no readable TrueType file */
export function readTrueType(file: Buffer): TrueTypeFile | undefined {
  try {
    const tables = sfntTables(file);
    const table = (tag: string): Buffer => tables.get(tag) ?? Buffer.alloc(0);
    const [hmtx, hhea, head] = [table('hmtx'), table('hhea'), table('head')];
    const unitsPerEm = head.readUInt16BE(18);
    const glyphs = table('maxp').readUInt16BE(4);
    const own = hhea.readUInt16BE(34);
    const width = (glyph: number): number =>
      (hmtx.readUInt16BE(4 * Math.min(glyph, own - 1)) * 1000) / unitsPerEm;
    if (glyphs === 0 || own === 0 || hmtx.length < 4 * own) return undefined;
    return { maps: readCharacterMaps(table('cmap')), glyphs, width, tables };
  } catch {
    return undefined;
  }
}

/** The same file with other advance widths, in 1/1000 em by glyph; what the PDF lays out by does not change. */
export function withWidths(file: TrueTypeFile, widths: ReadonlyMap<number, number>): TrueTypeFile {
  const { tables, glyphs } = file;
  const [hmtx, hhea, head] = ['hmtx', 'hhea', 'head'].map((tag) =>
    Buffer.from(tables.get(tag) ?? Buffer.alloc(0)),
  ) as [Buffer, Buffer, Buffer];
  const unitsPerEm = head.readUInt16BE(18);
  const own = hhea.readUInt16BE(34);
  const metrics = Array.from({ length: glyphs }, (_, i) => {
    const at = i < own ? 4 * i + 2 : 4 * own + 2 * (i - own);
    const bearing = at + 2 <= hmtx.length ? hmtx.readInt16BE(at) : 0;
    const given = widths.get(i);
    const kept = hmtx.readUInt16BE(4 * Math.min(i, own - 1));
    return [given === undefined ? kept : Math.round((given * unitsPerEm) / 1000), bearing];
  });
  hhea.writeUInt16BE(glyphs, 34);
  hhea.writeUInt16BE(Math.max(...metrics.map(([advance = 0]) => advance)), 10);
  return {
    ...file,
    tables: new Map([...tables, ['hmtx', shorts(metrics.flat())], ['hhea', hhea]]),
  };
}

/** The same file with one character map alone: the codes of the PDF font, as a symbolic font has them. */
export function withSymbolMap(
  file: TrueTypeFile,
  glyphIds: ReadonlyMap<number, number>,
): TrueTypeFile {
  const codes = new Map([...glyphIds].map(([code, glyph]) => [0xf000 + code, glyph]));
  return { ...file, tables: new Map([...file.tables, ['cmap', characterMap('symbol', codes)]]) };
}

export const writeTrueType = ({ tables }: TrueTypeFile): Buffer => sfnt(tables);

/** Source: OpenType 1.9, cmap. */
export function readCharacterMaps(cmap: Buffer): Map<string, CharacterMap> {
  const maps = new Map<string, CharacterMap>();
  if (cmap.length < 4) return maps;
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const at = 4 + 8 * i;
    const map = readMap(cmap.subarray(cmap.readUInt32BE(at + 4)));
    if (map) maps.set(`${cmap.readUInt16BE(at)},${cmap.readUInt16BE(at + 2)}`, map);
  }
  return maps;
}

/** Formats 0, 4 and 6, which are all that PDF producers write for simple fonts, and 12, which goes beyond 65,536 letters. */
function readMap(table: Buffer): CharacterMap | undefined {
  const format = table.readUInt16BE(0);
  if (format === 0) return (code) => table[6 + code] ?? 0;
  if (format === 6) {
    const first = table.readUInt16BE(6);
    const count = table.readUInt16BE(8);
    return (code) =>
      code >= first && code < first + count ? table.readUInt16BE(10 + 2 * (code - first)) : 0;
  }
  if (format === 12) return readLongMap(table);
  if (format !== 4) return undefined;
  const size = table.readUInt16BE(6);
  return (code) => {
    for (let at = 0; at < size; at += 2) {
      if (code > table.readUInt16BE(14 + at)) continue;
      const start = table.readUInt16BE(16 + size + at);
      if (code < start) return 0;
      const delta = table.readUInt16BE(16 + 2 * size + at);
      const offset = table.readUInt16BE(16 + 3 * size + at);
      if (offset === 0) return (code + delta) & 0xffff;
      const place = 16 + 3 * size + at + offset + 2 * (code - start);
      const glyph = place + 2 <= table.length ? table.readUInt16BE(place) : 0;
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function readLongMap(table: Buffer): CharacterMap {
  const groups = table.readUInt32BE(12);
  return (code) => {
    for (let at = 16; at < 16 + 12 * groups; at += 12) {
      if (code > table.readUInt32BE(at + 4)) continue;
      const start = table.readUInt32BE(at);
      return code < start ? 0 : table.readUInt32BE(at + 8) + code - start;
    }
    return 0;
  };
}
