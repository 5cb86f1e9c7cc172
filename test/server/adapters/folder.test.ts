import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, watch } from 'node:fs';
import { chmod, mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DroppedFile } from '#activities/activity.ts';
import { giveNameWithoutLinks } from '#server/adapters/folder/giveName.ts';
import { makeFolder } from '#server/adapters/folder.ts';
import { testFolder } from '../../support/folder.ts';
import { until } from '../../support/until.ts';

const file = (more: Partial<DroppedFile> = {}): DroppedFile => ({
  folder: '',
  name: 'F-1.pdf',
  bytes: Buffer.from('ours.!'),
  key: 'd/upload/1',
  ...more,
});

/** Puts a file into `path`, where `allowed` is what an administrator allows. */
const put = (path: string, more: Partial<DroppedFile> = {}, allowed = [path], mount?: string) =>
  makeFolder(allowed).put(
    { kind: 'folder', name: 'share', path, ...(mount !== undefined && { mount }) },
    file(more),
  );

test('a file arrives whole under its name, below the folder, and nothing else is left', async () => {
  const root = await testFolder();
  await mkdir(join(root, 'in'));
  const bytes = Buffer.alloc(3_000_001, 'facture ');
  expect(await put(root, { folder: 'in', name: 'FACTURE é 1.pdf', bytes })).toEqual({
    kind: 'stored',
    path: 'in/FACTURE é 1.pdf',
    bytes: bytes.length,
    already: false,
  });
  expect((await readFile(join(root, 'in', 'FACTURE é 1.pdf'))).equals(bytes)).toBe(true);
  expect(await readdir(join(root, 'in'))).toHaveLength(1);
});

test.each([
  ['another file', (path: string) => writeFile(path, 'theirs')],
  ['a folder', (path: string) => mkdir(path)],
  ['a link that leads nowhere', (path: string) => symlink('/nowhere', path)],
])('a name that %s has is left alone', async (_what, take) => {
  const root = await testFolder();
  await take(join(root, 'F-1.pdf'));
  expect(await put(root)).toMatchObject({ kind: 'exists' });
  expect(await readdir(root)).toEqual(['F-1.pdf']);
});

test('a file with the very same bytes counts as ours', async () => {
  const root = await testFolder();
  await put(root);
  expect(await put(root, { key: 'd/upload/2' })).toMatchObject({ kind: 'stored', already: true });
});

test('a link to a file with the same bytes is not that file', async () => {
  const [root, elsewhere] = [await testFolder(), await testFolder()];
  await writeFile(join(elsewhere, 'x'), 'ours.!');
  await symlink(join(elsewhere, 'x'), join(root, 'F-1.pdf'));
  expect(await put(root)).toMatchObject({ kind: 'exists' });
});

test('of ten uploads to one name at once, one is stored and nine are told', async () => {
  const root = await testFolder();
  const results = await Promise.all(
    [...'0123456789'].map((one) => put(root, { key: one, bytes: Buffer.from(one) })),
  );
  const kinds = results.map(({ kind }) => kind).sort();
  expect(kinds).toEqual([...Array(9).fill('exists'), 'stored']);
  expect(await readdir(root)).toEqual(['F-1.pdf']);
});

test('what a try that was killed left half written, the next one cleans up', async () => {
  const root = await testFolder();
  const part = await temporaryName();
  await writeFile(join(root, part), 'ou');
  expect(await put(root)).toMatchObject({ kind: 'stored', already: false });
  expect(await readdir(root)).toEqual(['F-1.pdf']);
});

/** The name that an upload works under, seen from outside. */
async function temporaryName(): Promise<string> {
  const root = await testFolder();
  const seen = new Set<string>();
  const watching = watch(root, (_event, name) => name !== null && seen.add(name));
  await put(root);
  await until(() => [...seen].some((name) => name.endsWith('.part')));
  watching.close();
  return [...seen].find((name) => name.endsWith('.part')) ?? '';
}

describe('where files may go', () => {
  test('nowhere, unless an administrator allowed it', async () => {
    const root = await testFolder();
    expect(await put(root, {}, [])).toMatchObject({ kind: 'forbidden-target' });
    expect(await put(root, {}, [`${root}x`])).toMatchObject({ kind: 'forbidden-target' });
    expect(await readdir(root)).toEqual([]);
  });

  test('not out of an allowed folder by dots', async () => {
    const root = await testFolder();
    await Promise.all([mkdir(join(root, 'a')), mkdir(join(root, 'b'))]);
    const inA = [join(root, 'a')];
    expect(await put(join(root, 'a'), { folder: '../b' }, inA)).toMatchObject({
      kind: 'forbidden-target',
    });
    expect(await put(join(root, 'a', '..', 'b'), {}, inA)).toMatchObject({
      kind: 'forbidden-target',
    });
    expect(await put(join(root, 'a'), { name: '../x.pdf' }, inA)).toMatchObject({
      kind: 'refused',
    });
    expect(await readdir(join(root, 'b'))).toEqual([]);
  });

  test('not out of an allowed folder by a link', async () => {
    const [root, elsewhere] = [await testFolder(), await testFolder()];
    await symlink(elsewhere, join(root, 'in'));
    expect(await put(root, { folder: 'in' })).toMatchObject({ kind: 'forbidden-target' });
    expect(await put(join(root, 'in'), {}, [root])).toMatchObject({ kind: 'forbidden-target' });
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('into a folder that a link leads to, where both are allowed', async () => {
    const [root, elsewhere] = [await testFolder(), await testFolder()];
    await symlink(elsewhere, join(root, 'in'));
    const both = [root, elsewhere];
    expect(await put(root, { folder: 'in' }, both)).toMatchObject({ kind: 'stored' });
    expect(await readdir(elsewhere)).toEqual(['F-1.pdf']);
  });

  test('into an allowed folder that is a link itself', async () => {
    const [root, elsewhere] = [await testFolder(), await testFolder()];
    const share = join(root, 'share');
    await symlink(elsewhere, share);
    expect(await put(share)).toMatchObject({ kind: 'stored' });
  });
});

test('a folder that is not there is refused, and not made', async () => {
  const root = await testFolder();
  expect(await put(root, { folder: 'nowhere' })).toMatchObject({
    kind: 'refused',
    message: { en: 'no such folder: “ENOENT”' },
  });
  expect(await readdir(root)).toEqual([]);
});

test.skipIf(userInfo().uid === 0)('a folder that may not be written is refused', async () => {
  const root = await testFolder();
  await chmod(root, 0o500);
  expect(await put(root)).toMatchObject({ kind: 'refused' });
});

test('while no share is mounted where one should be, nothing is written there', async () => {
  const root = await testFolder();
  expect(await put(root, {}, [root], root)).toMatchObject({
    kind: 'not-now',
    message: { en: 'the share is not mounted' },
  });
  expect(await readdir(root)).toEqual([]);
});

describe.skipIf(!mayMount())(
  'on a mounted disk of 64 KB (skipped where none may be mounted)',
  () => {
    test('a file that has no room is refused for now, and leaves nothing', async () => {
      const root = await smallDisk();
      const bytes = Buffer.alloc(100_000, 7);
      expect(await put(root, { bytes }, [root], root)).toMatchObject({
        kind: 'not-now',
        message: { en: 'no room left: “ENOSPC”' },
      });
      expect(await readdir(root)).toEqual([]);
      expect(await put(root, {}, [root], root)).toMatchObject({ kind: 'stored' });
    });
  },
);

describe('on a file system without hard links', () => {
  async function two(): Promise<{ root: string; from: string; to: string }> {
    const root = await realpath(await testFolder());
    const [from, to] = [join(root, 'from'), join(root, 'to')];
    await writeFile(from, 'ours');
    return { root, from, to };
  }

  test('a file gets its name', async () => {
    const { root, from, to } = await two();
    await giveNameWithoutLinks(from, to);
    expect(await readdir(root)).toEqual(['to']);
    expect(await readFile(to, 'utf8')).toBe('ours');
  });

  test('a name that is taken stays what it was', async () => {
    const { from, to } = await two();
    await writeFile(to, 'theirs');
    await expect(giveNameWithoutLinks(from, to)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(to, 'utf8')).toBe('theirs');
  });

  test('where the file can not be moved, its name is free again', async () => {
    const { root, to } = await two();
    await expect(giveNameWithoutLinks(join(root, 'gone'), to)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await readdir(root)).toEqual(['from']);
  });
});

async function smallDisk(): Promise<string> {
  const root = await testFolder();
  mount(root);
  onTestFinished(() => void execFileSync('umount', [root]));
  return root;
}

function mount(root: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root], { stdio: 'ignore' });
}

function mayMount(): boolean {
  const root = mkdtempSync(join(tmpdir(), 'facteur-mount-'));
  try {
    mount(root);
    execFileSync('umount', [root]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(root);
  }
}

test('an answer is read from the folder, and from no other', async () => {
  const root = await testFolder();
  const drop = makeFolder([root]);
  const channel = { kind: 'folder', name: 'share', path: root } as const;
  await writeFile(join(root, 'F-1.ack'), 'OK');
  expect(await drop.look(channel, { folder: '', names: ['F-1.err', 'F-1.ack'] })).toMatchObject({
    found: { name: 'F-1.ack', path: 'F-1.ack', bytes: Buffer.from('OK') },
  });
  expect(await drop.look(channel, { folder: '', names: ['../F-1.ack'] })).toMatchObject({
    kind: 'refused',
  });
  expect(await drop.look(channel, { folder: '..', names: ['F-1.ack'] })).toMatchObject({
    kind: 'forbidden-target',
  });
});
