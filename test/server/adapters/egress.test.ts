import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ChannelKind, ChannelOf, Ports } from '#activities/activity.ts';
import { makePorts } from '#server/adapters/ports.ts';
import type { Sql } from '#server/db/sql.ts';
import { InboxTrouble } from '#server/inbox/inboxTrouble.ts';
import { openInbox } from '#server/inbox/openInbox.ts';
import { mailTo, smtpChannel } from './smtpServer.ts';

/** The ports of production where an administrator allowed nothing. */
const ports = makePorts({
  sql: {} as Sql,
  key: new Uint8Array(32),
  config: {
    store: { kind: 'file', folder: '/nowhere' },
    url: 'https://facteur.example',
    egressAllow: [],
    folders: [],
  },
}).portsFor({ issuer: 'fermat' });

type Reaches = (ports: Ports, host: string, port: number) => Promise<{ readonly kind: string }>[];

const file = { folder: '', name: 'F-1.pdf', bytes: Buffer.from('%PDF'), key: 'd/u/1' };
const sought = { folder: '', names: ['F-1.ack'] };
const request = { method: 'POST', headers: {}, body: file.bytes, timeoutSeconds: 5 } as const;

/** All that a step, or the server, can do through a connection of each kind. A new kind does not compile without its line. */
const reaches: Readonly<Record<ChannelKind, Reaches>> = {
  smtp: ({ mailer }, host, port) => [
    mailer.send({ ...smtpChannel(port), host }, mailTo(['ap@acme.example'])),
  ],
  sftp: ({ drop }, host, port) => {
    const hostKey = `SHA256:${'A'.repeat(43)}`;
    const channel = { kind: 'sftp', name: 'x', host, port, user: 'u', hostKey } as const;
    return [drop.put(channel, file), drop.look(channel, sought)];
  },
  ftps: ({ drop }, host, port) => {
    const channel = { kind: 'ftps', name: 'x', host, port, implicit: false, user: 'u' } as const;
    return [drop.put(channel, file), drop.look(channel, sought)];
  },
  folder: ({ drop }) => {
    const channel = { kind: 'folder', name: 'x', path: '/tmp' } as const;
    return [drop.put(channel, file), drop.look(channel, sought)];
  },
  https: ({ http }, host, port) => [
    http.send({ ...request, url: `https://${host}:${port}/in` }),
    http.send({
      ...request,
      url: 'https://portal.example/in',
      auth: {
        kind: 'oauth2',
        tokenUrl: `https://${host}:${port}/token`,
        clientId: 'x',
        clientSecret: 's',
        scope: undefined,
        clientAuth: 'basic',
      },
    }),
  ],
  imap: (_, host, port) => [
    openInbox(
      { kind: 'imap', name: 'x', host, port, secure: true, user: 'u' } as ChannelOf<'imap'>,
      [],
    ).then(
      () => ({ kind: 'opened' }),
      (error: unknown) => ({ kind: error instanceof InboxTrouble ? 'forbidden-target' : 'failed' }),
    ),
  ],
  webhook: ({ http }, host, port) => [http.send({ ...request, url: `http://${host}:${port}/` })],
};

describe.each(Object.entries(reaches))('a connection by %s', (_kind, reach) => {
  test.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])(
    'to %s, which nobody allowed, is refused before anybody is called',
    async (host) => {
      let calls = 0;
      const server = createServer((socket) => {
        calls += 1;
        socket.destroy();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      for (const result of await Promise.all(reach(ports, host, port)))
        expect(result).toMatchObject({ kind: 'forbidden-target' });
      expect(calls).toBe(0);
    },
  );
});

/** What can open a line of its own. */
const dialling = [
  /import \{[^}]*\b(connect|createConnection|Socket)\b[^}]*\} from 'node:net'/,
  /import \{[^}]*\bconnect\b[^}]*\} from 'node:tls'/,
  /from 'node:(http|https|http2|dgram)'/,
  /from '(undici|imapflow|nodemailer|ws|got|axios|node-fetch|ssh2-sftp-client)'/,
  /import\('(node:(net|tls|http|https|http2|dgram)|undici|imapflow|@aws-sdk\/[^']+)'\)/,
  /(?<!#)\bfetch\(|new WebSocket\(|\.access\(\{|new Agent\(/,
];

/** Who may, and why. */
const mayDial: Readonly<Record<string, string>> = {
  'server/adapters/dial.ts':
    'dials an address; guardedDial and the FTPS data line give it judged ones',
  'server/adapters/http.ts':
    'undici over an agent of server/egress, which reaches the judged address alone',
  'server/adapters/ftps/connect.ts': 'TLS over a socket that was dialled',
  'server/adapters/ftps/passive.ts': 'TLS over a socket that was dialled',
  'server/adapters/tryChannel.ts': 'TLS over a socket that was dialled',
  'server/inbox/openInbox.ts': 'imapflow, given the judged address',
  'server/adapters/documents/bucket.ts':
    'the administrator’s own store: no connection of ops leads there',
};

describe('no adapter and no step dials by itself', () => {
  const sources = ['activities', 'server/adapters', 'server/inbox'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const diallers = sources.filter((path) => {
    const text = readFileSync(path, 'utf8').replace(/import type[^;]*;|\btype \w+/g, '');
    return dialling.some((pattern) => pattern.test(text));
  });

  test('but those that are known to go through server/egress', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(diallers.sort()).toEqual(Object.keys(mayDial).sort());
  });

  test('and whoever dials an address takes it from a judge', () => {
    const users = sources.filter((path) => /\bdialAddress\(/.test(readFileSync(path, 'utf8')));
    expect(users.sort()).toEqual([
      'server/adapters/dial.ts',
      'server/adapters/ftps/passive.ts',
      'server/adapters/guardedDial.ts',
    ]);
  });
});
