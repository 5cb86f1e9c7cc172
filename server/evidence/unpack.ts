import { fromBufferPromise } from 'yauzl';

const LARGEST_FILE = 256 * 1024 * 1024;
const LARGEST_PACK = 1024 * 1024 * 1024;
const MOST_FILES = 20_000;

/**
 * The files of a ZIP by path.
 *
 * @throws Error on a damaged archive, a name that occurs twice, or sizes beyond what a pack has
 */
export async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const archive = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true });
  const files = new Map<string, Buffer>();
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > LARGEST_FILE || total > LARGEST_PACK || files.size >= MOST_FILES) {
      throw new Error('larger than an evidence pack can be');
    }
    if (files.has(entry.fileName)) throw new Error(`${entry.fileName} occurs twice`);
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}
