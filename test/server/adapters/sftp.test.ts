import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialAddress } from '#server/adapters/dial.ts';
import { makeSftp } from '#server/adapters/sftp.ts';
import { obeysDropLaws } from './dropLaws.ts';
import { contentOf, hasOpenSsh, openSsh, ownServer, type TestSftp } from './sftpServers.ts';
import { cutting } from './smtpServer.ts';

const sftp = makeSftp(dialAddress);

const servers = [
  {
    name: hasOpenSsh ? 'OpenSSH' : 'OpenSSH (skipped: no sshd is installed)',
    start: openSsh,
    skip: !hasOpenSsh,
  },
  { name: 'our own server', start: ownServer, skip: false },
];

for (const { name, start, skip } of servers) {
  describe.skipIf(skip)(name, () => {
    let server: TestSftp;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server?.close());

    const put = (file: { name: string; bytes: Uint8Array; folder?: string; key?: string }) =>
      sftp.put(server.channel, { folder: '', key: `d/upload/${file.name}`, ...file });
    const parts = async () =>
      (await readdir(server.folder)).filter((file) => file.endsWith('.part'));

    /** Puts through a line that is cut as soon as the server answers and `when` holds. */
    async function putCutWhen(when: () => boolean, file: { name: string; bytes: Uint8Array }) {
      const line = await cutting(server.channel.port, { atAnswer: when });
      try {
        return await sftp.put(
          { ...server.channel, port: line.port },
          { folder: '', key: `d/upload/${file.name}`, ...file },
        );
      } finally {
        await line.close();
      }
    }

    test('a file arrives whole under its name, and nothing else is left', async () => {
      const bytes = Buffer.alloc(3_000_001, 'facture ');
      const result = await put({ name: 'FACTURE é 1.pdf', bytes });
      expect(result).toEqual({
        kind: 'stored',
        path: 'FACTURE é 1.pdf',
        bytes: bytes.length,
        already: false,
      });
      expect((await contentOf(server, 'FACTURE é 1.pdf')).equals(bytes)).toBe(true);
      expect(await parts()).toEqual([]);
    });

    test('an empty file is a file', async () => {
      expect(await put({ name: 'empty.xml', bytes: Buffer.alloc(0) })).toMatchObject({
        kind: 'stored',
        bytes: 0,
      });
      expect(await contentOf(server, 'empty.xml')).toHaveLength(0);
    });

    test('a name that another file has is left alone', async () => {
      await writeFile(join(server.folder, 'taken.pdf'), 'theirs');
      expect(await put({ name: 'taken.pdf', bytes: Buffer.from('ours.!') })).toMatchObject({
        kind: 'exists',
        bytes: 6,
      });
      expect((await contentOf(server, 'taken.pdf')).toString()).toBe('theirs');
      expect(await parts()).toEqual([]);
    });

    obeysDropLaws({
      put,
      look: (...names) => sftp.look(server.channel, { folder: '', names }),
      putCutWhen,
      folder: () => server.folder,
      parts,
      sizeOfPart: (name) => partOf(name)?.size,
    });

    test('a server with another host key gets nothing', async () => {
      const pinned = `SHA256:${'A'.repeat(43)}`;
      const result = await sftp.put(
        { ...server.channel, hostKey: pinned },
        { folder: '', name: 'secret.pdf', bytes: Buffer.from('x'), key: 'd/u/1' },
      );
      expect(result).toEqual({ kind: 'host-key', seen: server.channel.hostKey });
      expect(existsSync(join(server.folder, 'secret.pdf'))).toBe(false);
    });

    test('a login that the server refuses is refused, not retried as unreachable', async () => {
      const { privateKey: _key, ...rest } = server.channel;
      const result = await sftp.put(
        { ...rest, password: 'wrong' },
        { folder: '', name: 'x.pdf', bytes: Buffer.from('x'), key: 'd/u/1' },
      );
      expect(result).toMatchObject({ kind: 'refused' });
    });

    test('a folder that is not there is refused', async () => {
      expect(
        await put({ folder: 'nowhere', name: 'x.pdf', bytes: Buffer.from('x') }),
      ).toMatchObject({ kind: 'refused' });
    });

    function partOf(file: string) {
      const found = readdirSync(server.folder).find((one) => one.startsWith(`.${file}.`));
      return found === undefined ? undefined : statSync(join(server.folder, found));
    }
  });
}

test('a server that is not there is unreachable', async () => {
  const server = await ownServer();
  await server.close();
  expect(
    await sftp.put(server.channel, { folder: '', name: 'x', bytes: Buffer.from('x'), key: 'k' }),
  ).toMatchObject({ kind: 'unreachable', sent: false });
});
