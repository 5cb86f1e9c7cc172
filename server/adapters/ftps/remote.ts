import { Readable, Writable } from 'node:stream';
import { FTPError } from 'basic-ftp';
import type { ChannelOf } from '#activities/activity.ts';
import { renamed } from '../drop/lostRename.ts';
import type { Place } from '../drop/place.ts';
import type { Session } from './connect.ts';
import { oneAtATime } from './oneAtATime.ts';

const CHUNK = 64 * 1024;

/** The name was free when we began and is no more. */
export class NameTaken extends Error {}

/** Replies of the server but 421, by which it leaves. */
export const isAnswer = (error: unknown): error is FTPError =>
  error instanceof FTPError && error.code !== 421;

/** The commands of one FTP session that an upload needs. */
export function remote({ client, late }: Session, { host, port, user }: ChannelOf<'ftps'>): Place {
  const inTime = <T>(request: Promise<T>): Promise<T> => Promise.race([request, late]);

  /** A server without SIZE says 500 or 502, which fails the upload: it couldn't be told what is there. */
  async function size(path: string): Promise<number | undefined> {
    try {
      return await inTime(client.size(path));
    } catch (error) {
      if (error instanceof FTPError && error.code === 550) return undefined;
      throw error;
    }
  }

  return {
    size,

    async read(path, length) {
      const chunks: Buffer[] = [];
      let kept = 0;
      const sink = new Writable({
        write(chunk: Buffer, _encoding, done) {
          if (kept <= length) chunks.push(chunk);
          kept += chunk.length;
          done();
        },
      });
      await inTime(client.downloadTo(sink, path));
      return Buffer.concat(chunks);
    },

    async create(path, bytes) {
      await inTime(client.uploadFrom(Readable.from(slices(bytes), { objectMode: false }), path));
    },

    async unlink(path) {
      await inTime(client.remove(path));
    },

    rename: (from, to) =>
      oneAtATime(JSON.stringify([host, port, user, to]), async () => {
        if ((await size(to)) !== undefined) throw new NameTaken(`${to} is taken`);
        await inTime(client.send(`RNFR ${from}`));
        await renamed(inTime(client.send(`RNTO ${to}`)), isAnswer);
      }),

    isAnswer: (error) => isAnswer(error) || error instanceof NameTaken,
  };
}

function* slices(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes);
  for (let at = 0; at < buffer.length; at += CHUNK) yield buffer.subarray(at, at + CHUNK);
}
