import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { migrate, pendingMigrations } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { type TestDatabase, testDatabase } from '../../support/postgres.ts';

const ours = fileURLToPath(new URL('../../../server/db/migrations', import.meta.url));
const opened: { sql: Sql; database: TestDatabase; folder: string }[] = [];
let sql: Sql;
let folder: string;

beforeEach(async () => {
  const database = await testDatabase();
  sql = connect(database.url, 4);
  folder = await mkdtemp(join(tmpdir(), 'facteur-migrations-'));
  await cp(ours, folder, { recursive: true });
  opened.push({ sql, database, folder });
});

afterAll(async () => {
  for (const one of opened) {
    await one.sql.end();
    await one.database.drop();
    await rm(one.folder, { recursive: true });
  }
});

test('a second run changes nothing', async () => {
  expect(await migrate(sql, folder)).toEqual((await readdir(ours)).sort());
  expect(await migrate(sql, folder)).toEqual([]);
  expect(await pendingMigrations(sql, folder)).toEqual([]);
});

test('two servers that start at once migrate one after the other', async () => {
  const applied = await Promise.all([migrate(sql, folder), migrate(sql, folder)]);
  expect(applied.map((names) => names.length).sort()).toEqual([0, (await readdir(ours)).length]);
});

test('a file that was edited after it was applied is refused', async () => {
  await migrate(sql, folder);
  const [first] = await readdir(folder);
  await writeFile(join(folder, first ?? ''), 'select 1;');
  await expect(migrate(sql, folder)).rejects.toThrow(/was edited/);
});

test('a database of a later version is refused', async () => {
  await writeFile(join(folder, '9999_later.sql'), 'create table later (id int);');
  await migrate(sql, folder);
  await expect(migrate(sql, ours)).rejects.toThrow(/newer than this version/);
});

test('a migration that fails half-way leaves nothing and can be mended', async () => {
  const broken = join(folder, '9999_broken.sql');
  await writeFile(broken, 'create table half (id int); select no_such_column;');
  await expect(migrate(sql, folder)).rejects.toThrow(/9999_broken.sql does not apply/);
  expect(await sql`select to_regclass('half') as half`).toEqual([{ half: null }]);
  await writeFile(broken, 'create table half (id int);');
  expect(await migrate(sql, folder)).toEqual(['9999_broken.sql']);
});
