import { createHash } from 'node:crypto';
import ssh2, { type SFTPWrapper } from 'ssh2';
import type { ChannelOf } from '#activities/activity.ts';
import type { Text } from '#workflows/text.ts';
import { type Dial, DialError } from '../dial.ts';
import { loginRefused } from '../drop/words.ts';
import { lineWords } from '../lineWords.ts';

const READY_MS = 20_000;
/** Less than a step may take, so that a server that stalls gives an answer of ours and no engine time-out. */
const LONGEST_MS = 240_000;

export interface Closed {
  readonly kind: 'refused' | 'unreachable' | 'forbidden-target';
  readonly message: Text;
}

export type Connected =
  | {
      readonly kind: 'open';
      readonly sftp: SFTPWrapper;
      /** Rejects when the line is lost: ssh2 leaves some requests unanswered then. */
      readonly gone: Promise<never>;
      close(): void;
    }
  | { readonly kind: 'host-key'; readonly seen: string }
  | Closed;

/**
 * Opens SFTP to a server that shows the pinned host key; to another it says nothing, not even the user. ssh2 would take
 * any key if it weren't asked to check.
 */
export async function connect(channel: ChannelOf<'sftp'>, dial: Dial): Promise<Connected> {
  const { host, port, user, password, privateKey, hostKey } = channel;
  let sock: Awaited<ReturnType<Dial>>;
  try {
    sock = await dial(host, port);
  } catch (error) {
    if (!(error instanceof DialError)) throw error;
    return { kind: error.forbidden ? 'forbidden-target' : 'unreachable', message: error.seen };
  }
  const client = new ssh2.Client();
  // An error after the end of the work is no news.
  client.on('error', () => {});
  const gone = new Promise<never>((_, reject) => {
    client.once('close', () => reject(new Error('connection lost')));
  });
  gone.catch(() => {});
  const timer = setTimeout(() => sock.destroy(), LONGEST_MS);
  sock.once('close', () => clearTimeout(timer));
  let seen = '';
  const close = (): void => {
    client.end();
    sock.destroySoon();
  };
  return new Promise((resolve) => {
    const failed = (error: Error & { level?: string }): void => {
      sock.destroy();
      if (seen !== '' && seen !== hostKey) resolve({ kind: 'host-key', seen });
      else if (error.level === 'client-authentication')
        resolve({ kind: 'refused', message: loginRefused });
      else resolve({ kind: 'unreachable', message: lineWords(error) });
    };
    client
      .once('error', failed)
      .once('close', () => failed(new Error('connection closed')))
      .once('ready', () =>
        client.sftp((error, sftp) => {
          if (error) failed(error);
          else resolve({ kind: 'open', sftp, gone, close });
        }),
      )
      .connect({
        sock,
        username: user,
        ...(password !== undefined && { password }),
        ...(privateKey !== undefined && { privateKey }),
        hostVerifier: (key: Buffer) => {
          seen = fingerprint(key);
          return seen === hostKey;
        },
        algorithms: { serverHostKey: { append: [], prepend: [], remove: ['ssh-rsa'] } },
        readyTimeout: READY_MS,
        keepaliveInterval: 10_000,
        keepaliveCountMax: 3,
      });
  });
}

/** As `ssh-keygen -lf` prints it. */
const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
