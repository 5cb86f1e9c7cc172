import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ChannelOf } from '#activities/activity.ts';
import { dialAddress } from '#server/adapters/dial.ts';
import { makeFtps } from '#server/adapters/ftps.ts';
import { guardedDial } from '#server/adapters/guardedDial.ts';
import { authority, daysFromNow } from '../../support/certificates.ts';
import { type Named, obeysDropLaws } from './dropLaws.ts';
import { hasPyftpdlib, hasVsftpd, issue, pyftpd, type TestFtps, vsftpd } from './ftpsServers.ts';
import { cutting } from './smtpServer.ts';

const ftps = makeFtps(dialAddress);

const putAt = (channel: ChannelOf<'ftps'>, file: Named) =>
  ftps.put(channel, { folder: '', key: `d/upload/${file.name}`, ...file });

const servers = [
  {
    name: hasPyftpdlib ? 'pyftpdlib' : 'pyftpdlib (skipped: pip cannot fetch it)',
    start: () => pyftpd(),
    skip: !hasPyftpdlib,
  },
  {
    name: hasPyftpdlib ? 'implicit TLS' : 'implicit TLS (skipped: pip cannot fetch pyftpdlib)',
    start: () => pyftpd({ tls: 'implicit' }),
    skip: !hasPyftpdlib,
  },
  {
    name: hasVsftpd ? 'vsftpd' : 'vsftpd (skipped: it is not installed, or not for root to start)',
    start: vsftpd,
    skip: !hasVsftpd,
  },
];

for (const { name, start, skip } of servers) {
  describe.skipIf(skip)(name, () => {
    let server: TestFtps;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server?.close());

    const put = (file: Named, channel = server.channel) =>
      putAt(channel, { folder: server.below, ...file });
    const parts = async () =>
      (await readdir(server.folder)).filter((file) => file.endsWith('.part'));
    const contentOf = (file: string) => readFile(join(server.folder, file));

    /** Puts through a line that is cut as soon as the server answers and `when` holds. */
    async function putCutWhen(when: () => boolean, file: Named) {
      const line = await cutting(server.channel.port, { atAnswer: when });
      try {
        return await put(file, { ...server.channel, port: line.port });
      } finally {
        await line.close();
      }
    }

    test('a file arrives whole under its name, and nothing else is left', async () => {
      const bytes = Buffer.alloc(3_000_001, 'facture ');
      expect(await put({ name: 'FACTURE é 1.pdf', bytes })).toEqual({
        kind: 'stored',
        path: join(server.below, 'FACTURE é 1.pdf'),
        bytes: bytes.length,
        already: false,
        certificate: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      });
      expect((await contentOf('FACTURE é 1.pdf')).equals(bytes)).toBe(true);
      expect(await parts()).toEqual([]);
    });

    test('an empty file is refused, and nothing of it is left', async () => {
      const result = await put({ name: 'empty.xml', bytes: Buffer.alloc(0) });
      expect(result).toMatchObject({ kind: 'refused' });
      expect(readdirSync(server.folder).filter((one) => one.includes('empty'))).toEqual([]);
    });

    test('a name that another file has is left alone', async () => {
      await writeFile(join(server.folder, 'taken.pdf'), 'theirs');
      expect(await put({ name: 'taken.pdf', bytes: Buffer.from('ours.!') })).toMatchObject({
        kind: 'exists',
        bytes: 6,
      });
      expect((await contentOf('taken.pdf')).toString()).toBe('theirs');
      expect(await parts()).toEqual([]);
    });

    test('a file that takes the name while ours is on its way is left alone', async () => {
      const bytes = Buffer.alloc(100_000, 7);
      const path = join(server.folder, 'meanwhile.pdf');
      const takeTheName = (): boolean => {
        const whole = sizeOfPart('meanwhile.pdf') === bytes.length;
        if (whole && !existsSync(path)) writeFileSync(path, 'theirs');
        return false;
      };
      const result = await putCutWhen(takeTheName, { name: 'meanwhile.pdf', bytes });
      expect(result).toMatchObject({ kind: 'exists', bytes: 6 });
      expect((await contentOf('meanwhile.pdf')).toString()).toBe('theirs');
      expect(await parts()).toEqual([]);
    });

    const look = (...names: readonly string[]) =>
      ftps.look(server.channel, { folder: server.below, names });
    obeysDropLaws({ put, look, putCutWhen, folder: () => server.folder, parts, sizeOfPart });

    test('a folder that is not there is refused', async () => {
      const file = { name: 'x.pdf', bytes: Buffer.from('x'), folder: 'nowhere' };
      expect(await put(file)).toMatchObject({ kind: 'refused' });
    });

    test.each(['a\r\nDELE b.pdf', 'nul\0.pdf', ' first.pdf'])(
      'a name that a command cannot hold is refused: %j',
      async (name) => {
        expect(await put({ name, bytes: Buffer.from('x') })).toMatchObject({ kind: 'refused' });
      },
    );

    function sizeOfPart(file: string): number | undefined {
      const found = readdirSync(server.folder).find((one) => one.startsWith(`.${file}.`));
      return found === undefined ? undefined : statSync(join(server.folder, found)).size;
    }
  });
}

describe.skipIf(!hasPyftpdlib)('who is not to be trusted (skipped without pyftpdlib)', () => {
  async function started(...options: Parameters<typeof pyftpd>): Promise<TestFtps> {
    const server = await pyftpd(...options);
    onTestFinished(() => server.close());
    return server;
  }
  const secret = { name: 'secret.pdf', bytes: Buffer.from('x') };

  /** What went to the server in clear, through a line that somebody listens on. */
  async function overheard(server: TestFtps, channel: Partial<ChannelOf<'ftps'>> = {}) {
    const told: string[] = [];
    const line = await cutting(server.channel.port, { told });
    onTestFinished(() => line.close());
    const result = await putAt({ ...server.channel, port: line.port, ...channel }, secret);
    return { result, told: told.join('') };
  }

  test.each([
    ['of another authority', () => authority().then((other) => other.issue('127.0.0.1'))],
    ['of another host', () => issue('ftp.acme.example')],
    [
      'that has expired',
      () => issue('127.0.0.1', { from: daysFromNow(-9), until: daysFromNow(-2) }),
    ],
  ])('a server with a certificate %s gets nothing', async (_which, identity) => {
    const server = await started({ identity: await identity() });
    const { result, told } = await overheard(server);
    expect(result).toMatchObject({ kind: 'untrusted' });
    expect(told).not.toMatch(/USER|PASS/);
    expect(await readdir(server.folder)).toEqual([]);
  });

  test.each([false, true])(
    'a server without TLS gets no password (implicit: %s)',
    async (implicit) => {
      const server = await started({ tls: 'plain' });
      const { result, told } = await overheard(server, { implicit });
      expect(result).toMatchObject({ kind: 'unencrypted' });
      expect(told).not.toMatch(/USER|PASS/);
    },
  );

  test('a server that would take the file in clear gets none', async () => {
    const server = await started();
    await server.rule({ PROT: '536 not here' });
    expect(await putAt(server.channel, secret)).toMatchObject({ kind: 'unencrypted' });
  });

  test.each([{}, { EPSV: '502 not here' }])(
    'the address that a server names for data counts for nothing (%j)',
    async (answers) => {
      const server = await started({ masquerade: '192.0.2.1' });
      await server.rule(answers);
      expect(await putAt(server.channel, secret)).toMatchObject({ kind: 'stored' });
    },
  );

  test('no data connection is opened to a port of the system', async () => {
    const server = await started();
    await server.rule({ EPSV: '229 (|||25|)' });
    const result = await putAt(server.channel, secret);
    expect(result).toMatchObject({ kind: 'unreachable', sent: false });
  });

  test('an address that is not allowed is not called', async () => {
    const server = await started();
    const guarded = makeFtps(guardedDial([]));
    const result = await guarded.put(server.channel, { ...secret, folder: '', key: 'k' });
    expect(result).toMatchObject({ kind: 'forbidden-target' });
  });

  test('a wrong password is refused', async () => {
    const server = await started();
    const channel = { ...server.channel, password: 'wrong' };
    expect(await putAt(channel, secret)).toMatchObject({ kind: 'refused' });
  });

  test.each([
    ['SIZE', '450 busy', { kind: 'not-now' }],
    ['SIZE', '502 not here', { kind: 'refused' }],
    ['STOR', '452 disk full', { kind: 'not-now' }],
    ['STOR', '552 quota used up', { kind: 'refused' }],
    ['RNFR', '421 shutting down', { kind: 'unreachable', sent: false }],
    ['RNTO', '421 shutting down', { kind: 'unreachable', sent: true }],
    ['RNTO', '450 busy', { kind: 'not-now' }],
    ['RNTO', '553 such a name is not allowed', { kind: 'refused' }],
  ])('%s answered by “%s” is %j, and the next try gets through', async (command, answer, told) => {
    const server = await started();
    await server.rule({ [command]: answer });
    expect(await putAt(server.channel, secret)).toMatchObject(told);
    await server.rule({});
    expect(await putAt(server.channel, secret)).toMatchObject({ kind: 'stored', already: false });
    expect(await readdir(server.folder)).toEqual(['secret.pdf']);
  });

  test('of an answer that goes on and on only its beginning is told', async () => {
    const server = await started();
    await server.rule({ STOR: `553 ${'no '.repeat(10_000)}` });
    const result = await putAt(server.channel, secret);
    expect(result).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(result).length).toBeLessThan(2000);
  });

  test('a server that hides what was dropped gets nothing, since its rename would replace', async () => {
    const server = await started();
    await server.rule({ SIZE: '550 not enough privileges' });
    expect(await putAt(server.channel, secret)).toMatchObject({ kind: 'refused' });
    expect(await readdir(server.folder)).toEqual([]);
  });

  test('a file that may not be read back is another’s', async () => {
    const server = await started();
    await putAt(server.channel, secret);
    await server.rule({ RETR: '550 not enough privileges' });
    expect(await putAt(server.channel, secret)).toMatchObject({ kind: 'exists' });
  });

  test('a server that comes back after a restart takes the file', async () => {
    const server = await pyftpd();
    const { port } = server.channel;
    await server.close();
    const away = await putAt(server.channel, secret);
    expect(away).toMatchObject({ kind: 'unreachable', sent: false });
    const again = await started({ port });
    expect(await putAt(again.channel, secret)).toMatchObject({ kind: 'stored' });
  });
});
