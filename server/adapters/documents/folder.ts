import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Shelf } from './shelf.ts';

/** Bytes by sha256 in a folder: `ab/cd/abcd…`. */
export const folderShelf = (folder: string): Shelf => ({
  take: (sha256) => readFile(pathOf(folder, sha256)).catch(absent),
  put: (sha256, bytes) => put(pathOf(folder, sha256), bytes),
});

const pathOf = (folder: string, sha256: string): string =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** Renamed into place once it is on the disk: nobody ever reads half a document, not after a power cut either. */
async function put(path: string, bytes: Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.size === bytes.length) return;
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
  // Folders that are new are names in their parents, which a power cut would take back as well.
  for (let at = folder; made !== undefined && at.startsWith(made); at = dirname(at))
    await syncFolder(dirname(at));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}
