import { inflateSync } from 'node:zlib';

/**
 * Unpacks a WOFF 1.0 font into the TrueType file that it holds, byte for byte: PDF embeds TrueType only.
 * Source: W3C WOFF File Format 1.0, §4–§5.
 */
export function unwoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((count - power) * 16, 10);

  const tables: Buffer[] = [];
  let offset = directory.length;
  for (let i = 0; i < count; i += 1) {
    const entry = 44 + 20 * i;
    const table = tableAt(woff, entry);
    const { length } = table;
    const at = 12 + 16 * i;
    woff.copy(directory, at, entry, entry + 4);
    directory.writeUInt32BE(woff.readUInt32BE(entry + 16), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(length, at + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    tables.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat([directory, ...tables]);
}

/** One table of a WOFF 1.0 font, unpacked. */
export function woffTable(woff: Buffer, tag: string): Buffer {
  const wanted = Buffer.from(tag, 'latin1').readUInt32BE();
  for (let entry = 44; entry < 44 + 20 * woff.readUInt16BE(12); entry += 20)
    if (woff.readUInt32BE(entry) === wanted) return tableAt(woff, entry);
  return Buffer.alloc(0);
}

function tableAt(woff: Buffer, entry: number): Buffer {
  const [from, packedLength, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
    number,
    number,
    number,
  ];
  const packed = woff.subarray(from, from + packedLength);
  return packedLength < length ? inflateSync(packed) : packed;
}
