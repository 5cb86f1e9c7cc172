import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { serviceAddress } from './service.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

export interface TestDatabase {
  readonly url: string;
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>;
}

/** An empty database of its own, on the run's Postgres. Its owner is no superuser, as in production. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await serviceAddress('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(name)}`;
  await sql.end();

  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      const again = postgres(server, { max: 1, onnotice: () => {} });
      while (!(await isDropped(again, name))) await pause(100);
      await again.end();
    },
  };
}

/** False where Postgres' own vacuum is at work there for a moment, which none but a superuser may end. */
async function isDropped(sql: postgres.Sql, name: string): Promise<boolean> {
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === INSUFFICIENT_PRIVILEGE)
      return false;
    throw error;
  }
}
