import { inflateSync } from 'node:zlib';
import { PdfRefusal } from './problems.ts';

export const PDF_LIMITS = {
  bytes: 25 * 1024 * 1024,
  pages: 2_000,
  objects: 100_000,
  /** Of all object and cross-reference streams together: what a parser must unpack before it knows anything. */
  structure: 32 * 1024 * 1024,
  nesting: 500,
} as const;

/**
 * Refuses what would make the parser run away, before the parser sees it. Measured on pdf-lib: an 890-byte
 * file with a twice-deflated object stream takes it 5 s and 300 MB, 200,000 empty objects 6 s, and
 * 100 kB of junk after the end 3 s; the junk is cut off.
 *
 * @returns the bytes to parse
 */
export function withinBudget(bytes: Uint8Array): Uint8Array {
  if (bytes.length > PDF_LIMITS.bytes) throw new PdfRefusal('PDF_TOO_LARGE');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const header = file
    .subarray(0, 1024)
    .toString('latin1')
    .search(/%PDF-[12]\.\d/);
  if (header === -1) throw new PdfRefusal('PDF_MALFORMED');
  const body = file.subarray(0, endOf(file));
  if (count(body, ' obj', PDF_LIMITS.objects) > PDF_LIMITS.objects)
    throw new PdfRefusal('PDF_BUDGET');
  checkNesting(body);
  checkStructure(body);
  return body;
}

/** A file that lost its last line alone still says where its table is; one that was cut short before does not. */
function endOf(file: Buffer): number {
  const end = file.lastIndexOf('%%EOF');
  if (end !== -1) return end + 5;
  if (file.lastIndexOf('startxref') > file.lastIndexOf('endobj')) return file.length;
  throw new PdfRefusal('PDF_MALFORMED', '%%EOF');
}

function count(file: Buffer, word: string, enough: number): number {
  let found = 0;
  for (let at = file.indexOf(word); at !== -1 && found <= enough; at = file.indexOf(word, at + 1))
    found += 1;
  return found;
}

/** Array brackets piled up without a break: pdf-lib's parser is recursive. */
function checkNesting(file: Buffer): void {
  let depth = 0;
  for (const byte of file) {
    if (byte === 0x5b) depth += 1;
    else if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x3c) depth = 0;
    if (depth > PDF_LIMITS.nesting) throw new PdfRefusal('PDF_BUDGET');
  }
}

function checkStructure(file: Buffer): void {
  let unpacked = 0;
  for (const word of ['/ObjStm', '/XRef']) {
    for (let at = file.indexOf(word); at !== -1; at = file.indexOf(word, at + 1)) {
      const start = file.indexOf('stream', at);
      if (start === -1) break;
      const dictionary = file
        .subarray(Math.max(file.lastIndexOf('obj', at), 0), start)
        .toString('latin1');
      const from = start + (file[start + 6] === 0x0d ? 8 : 7);
      const to = file.indexOf('endstream', from);
      const filters = dictionary.match(/\/FlateDecode|\/Fl\b/g)?.length ?? 0;
      unpacked += unpackedSize(file.subarray(from, to === -1 ? file.length : to), filters);
      if (unpacked > PDF_LIMITS.structure) throw new PdfRefusal('PDF_BUDGET');
    }
  }
}

function unpackedSize(packed: Buffer, filters: number): number {
  let data = packed;
  for (let i = 0; i < filters; i += 1) {
    try {
      data = inflateSync(data, { maxOutputLength: PDF_LIMITS.structure });
    } catch (error) {
      if (error instanceof RangeError) throw new PdfRefusal('PDF_BUDGET');
      return data.length; // Broken data: the parser will say so.
    }
  }
  return data.length;
}
