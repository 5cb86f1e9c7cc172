import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { ChannelOf } from '#activities/activity.ts';
import { authority } from '../../support/certificates.ts';
import { freePort, listening } from '../adapters/sftpServers.ts';

export interface TestImap {
  readonly channel: ChannelOf<'imap'>;
  readonly port: number;
  /** Puts a message there as a mail server does. */
  deliver(raw: Uint8Array): Promise<void>;
  /** How many messages are there, and how many of them are marked as read. */
  count(): Promise<{ messages: number; read: number }>;
  close(): Promise<void>;
}

const DOVECOT = '/usr/sbin/dovecot';
/** It drops its rights to others, which root alone can. */
export const hasDovecot = userInfo().uid === 0 && isExecutable(DOVECOT);

/** `nobody` on every system: the owner of the mailbox. */
const OWNER = 65_534;

export const { ca, issue } = await authority();

/** A real IMAP server with one mailbox, over TLS from the first byte. */
export async function dovecot(): Promise<TestImap> {
  const home = await mkdtemp(join(tmpdir(), 'facteur-imap-'));
  const box = join(home, 'mail', 'Maildir');
  for (const name of ['new', 'cur', 'tmp']) await mkdir(join(box, name), { recursive: true });
  for (const path of [
    join(home, 'mail'),
    box,
    ...['new', 'cur', 'tmp'].map((name) => join(box, name)),
  ])
    await chown(path, OWNER, OWNER);
  await chmod(home, 0o755);
  const { cert, key } = await issue('127.0.0.1');
  await writeFile(join(home, 'cert.pem'), cert);
  await writeFile(join(home, 'key.pem'), key, { mode: 0o600 });
  const port = await freePort();
  await writeFile(join(home, 'dovecot.conf'), settings(home, port));
  const child = spawn(DOVECOT, ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
  await listening(port);
  let number = 0;
  return {
    port,
    channel: {
      kind: 'imap',
      name: 'returns',
      host: '127.0.0.1',
      port,
      secure: true,
      user: 'returns',
      password: 'right',
      folder: 'INBOX',
      everySeconds: 10,
      ca,
    },
    deliver: async (raw) => {
      number += 1;
      const path = join(box, 'new', `${Date.now()}.${number}.test`);
      await writeFile(path, raw);
      await chown(path, OWNER, OWNER);
    },
    count: async () => {
      const [fresh, current] = await Promise.all([
        readdir(join(box, 'new')),
        readdir(join(box, 'cur')),
      ]);
      const read = current.filter((name) => /:2,[A-Z]*S/.test(name)).length;
      return { messages: fresh.length + current.length, read };
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

const settings = (home: string, port: number): string => `
base_dir = ${home}/run
log_path = ${home}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${home}/cert.pem
ssl_key = <${home}/key.pem
mail_location = maildir:${home}/mail/Maildir
first_valid_uid = 1
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=${OWNER} gid=${OWNER} home=${home}/mail
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
`;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
