import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChannelOf } from '#activities/activity.ts';
import { authority, type Identity } from '../../support/certificates.ts';
import { pyftpdlib } from '../../support/pyftpdlib.ts';
import { freePort, listening } from './sftpServers.ts';

export interface TestFtps {
  readonly channel: ChannelOf<'ftps'>;
  /** Where a connection leads, below the login. */
  readonly below: string;
  /** Where uploads land on this machine. */
  readonly folder: string;
  /** Has the server answer commands so from now on; `{}` for what it would say itself. */
  rule(answers: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const VSFTPD = '/usr/sbin/vsftpd';
const python = await pyftpdlib();
export const hasPyftpdlib = python !== undefined;
/** It serves only where root starts it. */
export const hasVsftpd = userInfo().uid === 0 && isExecutable(VSFTPD);

interface Options {
  readonly tls?: 'explicit' | 'implicit' | 'plain';
  readonly identity?: Identity;
  /** An address that its answer to PASV names in place of its own. */
  readonly masquerade?: string;
  /** Rights in the letters of pyftpdlib; all of them unless said. */
  readonly perm?: string;
  readonly port?: number;
}

export const { ca, issue } = await authority();

export async function pyftpd(options: Options = {}): Promise<TestFtps> {
  const { tls = 'explicit', perm = 'elradfmwMT', masquerade, port: wanted = 0 } = options;
  if (python === undefined) throw new Error('no pyftpdlib on this machine');
  const home = await mkdtemp(join(tmpdir(), 'facteur-ftps-'));
  const [folder, rules] = [join(home, 'files'), join(home, 'rules')];
  await mkdir(folder);
  const files = await identityFiles(home, options.identity ?? (await issue('127.0.0.1')));
  const told = { tls, perm, folder, rules, masquerade, port: wanted, ...files };
  const script = fileURLToPath(new URL('./ftpServer.py', import.meta.url));
  const child = spawn('python3', [script, JSON.stringify(told)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PYTHONPATH: python },
  });
  const port = await firstLine(child);
  return {
    folder,
    below: '',
    rule: (answers) => writeFile(rules, JSON.stringify(answers)),
    channel: {
      kind: 'ftps',
      name: 'portal',
      host: '127.0.0.1',
      port: Number(port),
      implicit: tls === 'implicit',
      user: 'facteur',
      password: 'right',
      ca,
    },
    close: async () => {
      child.kill('SIGKILL');
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** vsftpd for anybody: it wants the TLS session resumed, and its rename replaces silently. */
export async function vsftpd(): Promise<TestFtps> {
  const home = await mkdtemp(join(tmpdir(), 'facteur-vsftpd-'));
  const folder = join(home, 'root', 'in');
  await mkdir(folder, { recursive: true });
  // It serves nobody in particular from a folder that nobody may change.
  await Promise.all([chmod(home, 0o755), chmod(dirname(folder), 0o755), chmod(folder, 0o777)]);
  const { cert, key } = await identityFiles(home, await issue('127.0.0.1'));
  const port = await freePort();
  const settings = {
    listen: 'YES',
    listen_address: '127.0.0.1',
    listen_port: port,
    background: 'NO',
    local_enable: 'NO',
    anonymous_enable: 'YES',
    no_anon_password: 'NO',
    anon_root: dirname(folder),
    write_enable: 'YES',
    anon_upload_enable: 'YES',
    anon_other_write_enable: 'YES',
    anon_umask: '022',
    anon_world_readable_only: 'NO',
    ssl_enable: 'YES',
    allow_anon_ssl: 'YES',
    force_anon_logins_ssl: 'YES',
    force_anon_data_ssl: 'YES',
    require_ssl_reuse: 'YES',
    ssl_ciphers: 'HIGH',
    rsa_cert_file: cert,
    rsa_private_key_file: key,
    seccomp_sandbox: 'NO',
    secure_chroot_dir: join(home, 'empty'),
    xferlog_enable: 'NO',
  };
  await mkdir(settings.secure_chroot_dir);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(home, 'conf'), lines.join(''));
  const child = spawn(VSFTPD, [join(home, 'conf')], { stdio: 'ignore' });
  await listening(port);
  return {
    folder,
    below: 'in',
    rule: async () => {},
    channel: {
      kind: 'ftps',
      name: 'portal',
      host: '127.0.0.1',
      port,
      implicit: false,
      user: 'anonymous',
      password: 'right',
      ca,
    },
    close: async () => {
      child.kill('SIGKILL');
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function identityFiles(home: string, { cert, key }: Identity) {
  const paths = { cert: join(home, 'cert.pem'), key: join(home, 'key.pem') };
  await writeFile(paths.cert, cert, { mode: 0o600 });
  await writeFile(paths.key, key, { mode: 0o600 });
  return paths;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString()));
    child.once('exit', (code) => reject(new Error(`the FTP server ended with ${code}`)));
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
