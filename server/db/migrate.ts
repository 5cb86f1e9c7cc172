import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sql } from './sql.ts';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number, as long as nobody else in this database takes it: two servers that start at once migrate one after the other. */
const LOCK = 7_219_431;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Brings the database to this version's tables, each migration in a transaction of its own. Forward only.
 *
 * @returns names of the migrations that were applied now
 * @throws when an applied file was edited since, or when the database is newer than this version
 */
export async function migrate(sql: Sql, folder = FOLDER): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${LOCK})`;
    await connection`
      create table if not exists migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )
    `;
    const pending = await pendingOf(connection, migrations);
    for (const { name, text, sha256 } of pending) {
      await connection.unsafe('begin');
      try {
        await connection.unsafe(text);
        await connection`insert into migration (name, sha256) values (${name}, ${sha256})`;
        await connection.unsafe('commit');
      } catch (error) {
        await connection.unsafe('rollback');
        throw new Error(`migration ${name} does not apply`, { cause: error });
      }
    }
    return pending.map(({ name }) => name);
  } finally {
    await connection`select pg_advisory_unlock(${LOCK})`;
    connection.release();
  }
}

/** Names of migrations that this version has and the database lacks: none when it is ready for use. */
export async function pendingMigrations(sql: Sql, folder = FOLDER): Promise<readonly string[]> {
  const pending = await pendingOf(sql, await readMigrations(folder));
  return pending.map(({ name }) => name);
}

async function pendingOf(
  sql: Sql,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = await sql<{ name: string; sha256: string }[]>`
    select name, sha256 from migration order by name
  `;
  for (const { name, sha256 } of applied) {
    const here = migrations.find((migration) => migration.name === name);
    if (!here) throw new Error(`database is newer than this version: it has migration ${name}`);
    if (here.sha256 !== sha256)
      throw new Error(`migration ${name} was edited after it was applied`);
  }
  return migrations.filter(({ name }) => !applied.some((done) => done.name === name));
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
