import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drop, startDrop } from '#server/demo/drop.ts';

const folder = await mkdtemp(join(tmpdir(), 'facteur-drop-'));
const options = {
  folder: join(folder, 'drop'),
  keyFile: join(folder, 'host-key'),
  user: 'facteur',
  password: 'a long one',
};

let drop: Drop;
let client: ssh2.Client;
let sftp: SFTPWrapper;

interface Opened {
  readonly client: ssh2.Client;
  readonly seen: string;
}

const connect = (password: string, port = drop.port): Promise<Opened> =>
  new Promise((resolve, reject) => {
    const made = new ssh2.Client();
    let seen = '';
    made
      .on('ready', () => resolve({ client: made, seen }))
      .on('error', reject)
      .connect({
        host: '127.0.0.1',
        port,
        username: options.user,
        password,
        hostHash: 'sha256',
        hostVerifier: (hash: string) => {
          seen = `SHA256:${Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '')}`;
          return true;
        },
      });
  });

beforeAll(async () => {
  drop = await startDrop(options);
  ({ client } = await connect(options.password));
  sftp = await promisify(client.sftp.bind(client))();
});
afterAll(async () => {
  client.end();
  await drop.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (path: string, mode: ssh2.OpenMode) => promisify(sftp.open.bind(sftp))(path, mode);
const rename = (from: string, to: string) => promisify(sftp.rename.bind(sftp))(from, to);
const put = (path: string, bytes: Buffer) => promisify(sftp.writeFile.bind(sftp))(path, bytes);
const statOf = promisify((path: string, done: (e: Error | undefined, s: ssh2.Stats) => void) =>
  sftp.stat(path, done),
);

describe('the demo drop', () => {
  test('stores what is written under its temporary name, and shows it under the final one', async () => {
    const bytes = Buffer.alloc(300_000, 'é');
    await put('/.F-1.pdf.part', bytes);
    expect((await statOf('/.F-1.pdf.part')).size).toBe(bytes.length);
    await rename('/.F-1.pdf.part', '/F-1.pdf');
    expect((await readFile(join(options.folder, 'F-1.pdf'))).equals(bytes)).toBe(true);
    await expect(statOf('/.F-1.pdf.part')).rejects.toMatchObject({ code: 2 });
  });

  test('a rename onto a taken name fails and changes neither file', async () => {
    await put('/old.pdf', Buffer.from('old'));
    await put('/new.part', Buffer.from('new'));
    await expect(rename('/new.part', '/old.pdf')).rejects.toMatchObject({ code: 4 });
    expect(await readFile(join(options.folder, 'old.pdf'), 'utf8')).toBe('old');
    expect(await readFile(join(options.folder, 'new.part'), 'utf8')).toBe('new');
  });

  test('an exclusive create of a taken name fails', async () => {
    await put('/taken', Buffer.from('x'));
    await expect(open('/taken', 'wx')).rejects.toMatchObject({ code: 4 });
    expect(await readFile(join(options.folder, 'taken'), 'utf8')).toBe('x');
  });

  test('folders can be made and listed, and a missing one is said to be missing', async () => {
    await promisify(sftp.mkdir.bind(sftp))('/inv');
    await put('/inv/a', Buffer.from('a'));
    const list = await promisify(sftp.readdir.bind(sftp))('/inv');
    expect(list.map(({ filename }) => filename)).toEqual(['a']);
    await expect(put('/none/a', Buffer.from('a'))).rejects.toMatchObject({ code: 2 });
  });

  test.each(['/../outside', '../../outside', '/inv/../../../outside'])(
    'a path that climbs out (%s) stays inside',
    async (path) => {
      await promisify(sftp.mkdir.bind(sftp))('/inv').catch(() => {});
      await put(path, Buffer.from('x'));
      expect(await readdir(folder)).not.toContain('outside');
      expect(await readdir(options.folder)).toContain('outside');
    },
  );

  test('another password gets nothing', async () => {
    await expect(connect('another')).rejects.toMatchObject({ level: 'client-authentication' });
  });

  test('the host key is the one that is announced, kept over restarts, readable by its owner only', async () => {
    const { client: other, seen } = await connect(options.password);
    other.end();
    expect(seen).toBe(drop.hostKey);
    const again = await startDrop(options);
    expect(again.hostKey).toBe(drop.hostKey);
    await again.close();
    expect((await stat(options.keyFile)).mode & 0o777).toBe(0o600);
  });
});
