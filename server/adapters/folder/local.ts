import { constants } from 'node:fs';
import { lstat, open, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { renamed } from '../drop/lostRename.ts';
import type { Place } from '../drop/place.ts';
import { giveName } from './giveName.ts';

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Errors of shares whose server is gone: whether a rename was done there, nobody knows. */
const gone = new Set([
  'EIO',
  'ESTALE',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'ENOTCONN',
  'ENODEV',
  'ENXIO',
]);

export const isAnswer = (error: unknown): boolean => {
  const code = codeOf(error);
  return code !== '' && !gone.has(code);
};

/** One folder of this machine. @param folder its real path: of the paths asked for only the last part counts */
export function local(folder: string): Place {
  const at = (path: string): string => join(folder, basename(path));
  return {
    /** Of a link or a folder its own size: that it has the name is what counts. */
    async size(path) {
      try {
        return (await lstat(at(path))).size;
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },

    async read(path) {
      const file = await open(at(path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      try {
        return await file.readFile();
      } finally {
        await file.close();
      }
    },

    async create(path, bytes) {
      const file = await open(at(path), 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },

    unlink: (path) => unlink(at(path)),

    async rename(from, to) {
      await renamed(giveName(at(from), at(to)), isAnswer);
      await keepFolder(folder);
    },

    isAnswer,
  };
}

/** A name is on the disk once its folder is. Windows, and some shares, can't be asked for that. */
async function keepFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined);
  await opened?.sync().catch(() => {});
  await opened?.close();
}
