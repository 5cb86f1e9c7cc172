import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { Text } from '#workflows/text.ts';

export interface ZipLimits {
  readonly files: number;
  /** Bytes once inflated, of all files together. */
  readonly total: number;
  /** How many times larger than the archive its files may be, once they are over 1 MB. */
  readonly ratio: number;
}

export type ZipCode = 'ZIP_SLIP' | 'ZIP_BUDGET' | 'ZIP_INVALID';

export class ZipRefusal extends Error {
  readonly code: ZipCode;
  readonly text: Text;

  constructor(code: ZipCode, fr: string, en: string) {
    super(en);
    this.name = 'ZipRefusal';
    this.code = code;
    this.text = { fr, en };
  }
}

const FREE = 1024 * 1024;
/** Control characters, and those that make a name read otherwise than it is. */
const DECEPTIVE = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const ARCHIVE = /\.(zip|7z|rar|tar|gz|tgz|bz2|xz|zst)$/i;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Gives out each file of a ZIP piece by piece, as it is inflated: what the archive says about sizes is never believed.
 * Folders are passed over.
 *
 * @throws ZipRefusal: a name that leaves the folder, a bomb, or an archive that is damaged, encrypted or misleading
 */
export async function walkZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  take: (name: string, chunk: Buffer) => void,
): Promise<void> {
  const archive = await open(bytes);
  if (archive.entryCount > limits.files) throw tooMuch();
  const seen = new Set<string>();
  let total = 0;
  let packed = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      const name = nameOf(entry);
      const folded = name.normalize('NFC').toLowerCase();
      if (seen.has(folded)) throw invalid(`${name} s’y trouve deux fois`, `${name} occurs twice`);
      seen.add(folded);
      packed += entry.compressedSize;
      // Files that share their bytes inflate the same bytes again and again.
      if (packed > bytes.length || seen.size > limits.files) throw tooMuch();
      if (name.endsWith('/')) continue;
      await inflate(archive, entry, (chunk) => {
        total += chunk.length;
        if (total > limits.total || (total > FREE && total > limits.ratio * bytes.length)) {
          throw tooMuch();
        }
        take(name, chunk);
      });
    }
  } catch (error) {
    throw error instanceof ZipRefusal ? error : damaged(error);
  }
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const options = { lazyEntries: true, decodeStrings: true, validateEntrySizes: false };
  try {
    return await fromBufferPromise(buffer, options);
  } catch (error) {
    throw damaged(error);
  }
}

/** One name that means one place inside the folder on every system. */
function nameOf({ fileName, externalFileAttributes, generalPurposeBitFlag }: Entry): string {
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  const leaves =
    /^[A-Za-z]:|^\/|\\/.test(fileName) || fileName.split('/').some((part) => part === '..');
  if (isLink || leaves) {
    throw new ZipRefusal(
      'ZIP_SLIP',
      `${shown(fileName)} sortirait du dossier`,
      `${shown(fileName)} would leave the folder`,
    );
  }
  if (DECEPTIVE.test(fileName) || fileName === '') {
    throw invalid('un nom de fichier est trompeur', 'a file name is misleading');
  }
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0) {
    throw invalid('l’archive est chiffrée', 'the archive is encrypted');
  }
  if (ARCHIVE.test(fileName)) throw tooMuch();
  return fileName;
}

/** Stops at the first chunk that is too much: nothing beyond it is inflated. */
async function inflate(
  archive: ZipFile,
  entry: Entry,
  take: (chunk: Buffer) => void,
): Promise<void> {
  const { compressionMethod, uncompressedSize, crc32: expected } = entry;
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw invalid('compression inconnue', 'unknown compression');
  }
  const isDeflated = compressionMethod === DEFLATED;
  const raw = await archive.openReadStreamPromise(entry, isDeflated ? { decompress: false } : {});
  const inflater = createInflateRaw();
  raw.once('error', (error) => inflater.destroy(error));
  const content = isDeflated ? raw.pipe(inflater) : raw;
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > uncompressedSize) throw tooMuch();
      sum = crc32(chunk, sum);
      take(chunk);
    }
  } finally {
    raw.destroy();
    inflater.destroy();
  }
  if (size !== uncompressedSize || sum !== expected) {
    throw invalid(`${entry.fileName} est abîmé`, `${entry.fileName} is damaged`);
  }
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 80));

const tooMuch = (): ZipRefusal =>
  new ZipRefusal(
    'ZIP_BUDGET',
    'l’archive contient trop de fichiers ou de données, ou d’autres archives',
    'the archive holds too many files or data, or further archives',
  );

const invalid = (fr: string, en: string): ZipRefusal => new ZipRefusal('ZIP_INVALID', fr, en);

const damaged = (error: unknown): ZipRefusal => {
  const seen = error instanceof Error ? error.message : String(error);
  // Names are judged by the library before we see them.
  if (/relative path|absolute path|backslash|invalid characters in fileName/i.test(seen)) {
    return new ZipRefusal(
      'ZIP_SLIP',
      'un nom sortirait du dossier',
      'a name would leave the folder',
    );
  }
  return invalid(`l’archive est abîmée (${seen})`, `the archive is damaged (${seen})`);
};
