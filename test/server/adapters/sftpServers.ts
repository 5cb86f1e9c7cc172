import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { ChannelOf } from '#activities/activity.ts';
import { dialAddress } from '#server/adapters/dial.ts';
import { startDrop } from '#server/demo/drop.ts';

export interface TestSftp {
  readonly channel: ChannelOf<'sftp'>;
  /** Where uploads land on this machine. */
  readonly folder: string;
  close(): Promise<void>;
}

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'].find((path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

export const hasOpenSsh = SSHD !== undefined;

/** OpenSSH's own server as the user of the tests, with a key made for the occasion. */
export async function openSsh(): Promise<TestSftp> {
  if (!SSHD) throw new Error('no sshd on this machine');
  const home = await mkdtemp(join(tmpdir(), 'facteur-sshd-'));
  const folder = join(home, 'files');
  await mkdir(folder);
  const host = ssh2.utils.generateKeyPairSync('ed25519');
  const user = ssh2.utils.generateKeyPairSync('ed25519');
  await writeFile(join(home, 'host'), host.private, { mode: 0o600 });
  await writeFile(join(home, 'authorized'), `${user.public}\n`, { mode: 0o600 });
  const port = await freePort();
  const options = [
    `Port=${port}`,
    'ListenAddress=127.0.0.1',
    `HostKey=${join(home, 'host')}`,
    `AuthorizedKeysFile=${join(home, 'authorized')}`,
    `PidFile=${join(home, 'pid')}`,
    'StrictModes=no',
    'UsePAM=no',
    'PasswordAuthentication=no',
    'KbdInteractiveAuthentication=no',
    'PermitRootLogin=prohibit-password',
    'Subsystem=sftp internal-sftp',
    `ForceCommand=internal-sftp -d ${folder}`,
  ];
  // As root, sshd wants its own empty folder, which packages make only where it runs as a service.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const args = ['-D', '-e', '-f', '/dev/null', ...options.flatMap((option) => ['-o', option])];
  const child = spawn(SSHD, args, { stdio: 'ignore' });
  await listening(port);
  const hostKey = execFileSync('ssh-keygen', ['-lf', join(home, 'host')], { encoding: 'utf8' });
  return {
    folder,
    channel: {
      kind: 'sftp',
      name: 'portal',
      host: '127.0.0.1',
      port,
      user: userInfo().username,
      privateKey: user.private,
      hostKey: hostKey.split(' ')[1] ?? '',
    },
    close: async () => {
      child.kill('SIGKILL');
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The product's own SFTP server, for machines without OpenSSH. */
export async function ownServer(): Promise<TestSftp> {
  const home = await mkdtemp(join(tmpdir(), 'facteur-drop-'));
  const folder = join(home, 'files');
  const drop = await startDrop({
    folder,
    keyFile: join(home, 'host'),
    user: 'facteur',
    password: 'right',
  });
  return {
    folder,
    channel: {
      kind: 'sftp',
      name: 'portal',
      host: drop.host,
      port: drop.port,
      user: 'facteur',
      password: 'right',
      hostKey: drop.hostKey,
    },
    close: async () => {
      await drop.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export const contentOf = (server: TestSftp, path: string): Promise<Buffer> =>
  readFile(join(server.folder, path));

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      (await dialAddress('127.0.0.1', port)).destroy();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nothing listens on ${port}`);
}
