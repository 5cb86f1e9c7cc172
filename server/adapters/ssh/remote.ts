import { promisify } from 'node:util';
import ssh2, { type SFTPWrapper, type Stats } from 'ssh2';
import { renamed } from '../drop/lostRename.ts';
import type { Place } from '../drop/place.ts';

const { STATUS_CODE } = ssh2.utils.sftp;

const CHUNK = 32 * 1024;
const AT_ONCE = 16;

/** What a server answered to a request, as ssh2 gives it: `code` is a status of SFTP version 3 §7. */
interface StatusError extends Error {
  readonly code?: number | string;
}

/** Errors with a numeric status are answers of the server; all others mean that the line is gone. */
export const isAnswer = (error: unknown): error is StatusError & { code: number } =>
  error instanceof Error && typeof (error as StatusError).code === 'number';

/**
 * The requests of one SFTP session that an upload needs, as promises.
 *
 * @param gone rejects when the line is lost, which then fails every request that waits
 */
export function remote(sftp: SFTPWrapper, gone: Promise<never>): Place {
  const orGone =
    <A extends unknown[], R>(request: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      Promise.race([request(...args), gone]);
  const open = orGone(promisify<string, 'wx' | 'r', Buffer>(sftp.open.bind(sftp)));
  const close = orGone(promisify<Buffer>(sftp.close.bind(sftp)));
  const stat = orGone(promisify<string, Stats>(sftp.stat.bind(sftp)));
  const unlink = orGone(promisify<string>(sftp.unlink.bind(sftp)));
  const rename = orGone(promisify<string, string>(sftp.rename.bind(sftp)));
  const write = orGone(writeAt);
  const read = orGone(readAt);
  const flush = orGone(flushed);

  return {
    rename: (from, to) => renamed(rename(from, to), isAnswer),
    unlink,
    isAnswer,

    /** Undefined where there is no such file. */
    async size(path: string): Promise<number | undefined> {
      try {
        return (await stat(path)).size;
      } catch (error) {
        if ((error as StatusError).code === STATUS_CODE.NO_SUCH_FILE) return undefined;
        throw error;
      }
    },

    /** Creates a file that must not exist yet and puts it on the server's disk where it offers that. */
    async create(path: string, bytes: Uint8Array): Promise<void> {
      const handle = await open(path, 'wx');
      try {
        const buffer = Buffer.from(bytes);
        for (let from = 0; from < buffer.length; from += CHUNK * AT_ONCE) {
          await Promise.all(
            slices(from, buffer.length).map((at) => write(sftp, handle, buffer, at)),
          );
        }
        await flush(sftp, handle);
      } finally {
        await close(handle);
      }
    },

    /** The bytes of a file of the given size. */
    async read(path: string, size: number): Promise<Buffer> {
      const handle = await open(path, 'r');
      try {
        const buffer = Buffer.alloc(size);
        let at = 0;
        while (at < size) {
          const count = await read(sftp, handle, buffer, at);
          if (count === 0) break;
          at += count;
        }
        return buffer.subarray(0, at);
      } finally {
        await close(handle);
      }
    },
  };
}

function slices(from: number, end: number): number[] {
  const starts: number[] = [];
  for (let at = from; at < Math.min(end, from + CHUNK * AT_ONCE); at += CHUNK) starts.push(at);
  return starts;
}

const writeAt = (sftp: SFTPWrapper, handle: Buffer, buffer: Buffer, at: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const length = Math.min(CHUNK, buffer.length - at);
    sftp.write(handle, buffer, at, length, at, (error) => (error ? reject(error) : resolve()));
  });

const readAt = (sftp: SFTPWrapper, handle: Buffer, buffer: Buffer, at: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = Math.min(CHUNK, buffer.length - at);
    sftp.read(handle, buffer, at, length, at, (error, count) => {
      if (!error) resolve(count);
      else if ((error as StatusError).code === STATUS_CODE.EOF) resolve(0);
      else reject(error);
    });
  });

/** ssh2 throws at once where the server doesn't offer fsync. */
async function flushed(sftp: SFTPWrapper, handle: Buffer): Promise<void> {
  await new Promise<void>((resolve) => {
    try {
      sftp.ext_openssh_fsync(handle, () => resolve());
    } catch {
      resolve();
    }
  });
}
