import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { dirname } from 'node:path';
import ssh2, { type AuthContext } from 'ssh2';
import { serveFolder } from './sftp.ts';

export interface Drop {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** `SHA256:…` as `ssh-keygen -lf` prints it. */
  readonly hostKey: string;
  readonly close: () => Promise<void>;
}

/**
 * The demo's SFTP server, on loopback only: it serves one folder to one user, as a customer's server would.
 * Its host key is kept, so that a pinned channel still fits after a restart.
 *
 * @param port 0 takes any free one
 */
export async function startDrop(options: {
  folder: string;
  keyFile: string;
  user: string;
  password: string;
  port?: number;
}): Promise<Drop> {
  await mkdir(options.folder, { recursive: true });
  const privateKey = await hostKey(options.keyFile);
  const server = new ssh2.Server({ hostKeys: [privateKey] }, (connection) => {
    connection
      .on('authentication', (attempt) =>
        isUser(attempt, options) ? attempt.accept() : attempt.reject(['password']),
      )
      .on('session', (accept) => {
        accept().on('sftp', (acceptSftp) => serveFolder(acceptSftp(), options.folder));
      })
      // A client that leaves without goodbye is no news.
      .on('error', () => {});
  });
  const sockets = new Set<{ destroy: () => void }>();
  // ssh2's own server never drops its connections on close; a net server in front of it can.
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    server.injectSocket(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    host: '127.0.0.1',
    port: (listener.address() as AddressInfo).port,
    hostKey: fingerprint(privateKey),
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function isUser(attempt: AuthContext, { user, password }: { user: string; password: string }) {
  if (attempt.method !== 'password' || attempt.username !== user) return false;
  return timingSafeEqual(digest(attempt.password), digest(password));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

async function hostKey(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    const { private: made } = ssh2.utils.generateKeyPairSync('ed25519');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  }
}

function fingerprint(privateKey: string): string {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  const blob = createHash('sha256').update(parsed.getPublicSSH()).digest('base64');
  return `SHA256:${blob.replace(/=+$/, '')}`;
}
