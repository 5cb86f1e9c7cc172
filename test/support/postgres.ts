import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { serviceAddress } from './service.ts';

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
      await again`drop database if exists ${again(name)} with (force)`;
      await again.end();
    },
  };
}
