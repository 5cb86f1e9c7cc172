import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '#server/engine/engine.ts';
import type { Progress } from '#server/engine/progress.ts';
import type { ChildEvent } from '#server/engine/supervisor.ts';
import { until } from '../../support/until.ts';

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
const progress: Progress[] = [];
const events: ChildEvent[] = [];
let folder: string;
let engine: Engine;

beforeAll(async () => {
  // 0700 and, when we are root, root's: the account that runs Postgres cannot even pass through it.
  folder = await mkdtemp(join(tmpdir(), 'facteur-postgres-'));
  engine = await startEngine({
    data: join(folder, 'data'),
    temporalAddress: 'elsewhere',
    onProgress: (step) => progress.push(step),
    onEvent: (event) => events.push(event),
  });
});

afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a new data folder gets a database that never acknowledges what is not on disk', async () => {
  const sql = postgres(engine.databaseUrl, { max: 1 });
  const settings = await sql`
    select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums',
      'server_encoding', 'TimeZone', 'password_encryption')
  `;
  await sql.end();
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    server_encoding: 'UTF8',
    TimeZone: 'UTC',
    password_encryption: 'scram-sha-256',
  });
  expect(progress.map(({ what }) => what.en)).toContain('Creating the database');
});

test('the application owns its database and is no superuser', async () => {
  const sql = postgres(engine.databaseUrl, { max: 1 });
  const [role] = await sql`
    select rolname, rolsuper, current_database() as database,
      (select datdba = r.oid from pg_database where datname = current_database()) as is_owner
    from pg_roles r where rolname = current_user
  `;
  await sql.end();
  expect(role).toEqual({
    rolname: 'facteur',
    rolsuper: false,
    database: 'facteur',
    is_owner: true,
  });
});

test('both passwords are kept where only their owner can read them', async () => {
  for (const name of ['password', 'superuser']) {
    const { mode } = await stat(join(folder, 'data', 'postgres', name));
    expect(mode & 0o777).toBe(0o600);
  }
  expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
});

test('a wrong password is refused', async () => {
  const url = new URL(engine.databaseUrl);
  url.password = 'guessed';
  const sql = postgres(url.href, { max: 1 });
  await expect(sql`select 1`).rejects.toMatchObject({ code: '28P01' });
  await sql.end();
});

test('nothing listens outside loopback', async () => {
  const { port } = new URL(engine.databaseUrl);
  const outside = Object.values(networkInterfaces())
    .flat()
    .flatMap((face) => (face && !face.internal && face.family === 'IPv4' ? [face.address] : []));
  for (const host of outside) expect(await canConnect(host, Number(port))).toBe(false);
  expect(await canConnect('127.0.0.1', Number(port))).toBe(true);
});

test.skipIf(!asRoot)(
  'started by root on Linux (skipped otherwise), the server runs as another account',
  () => {
    const [child] = engine.children();
    const uid = execFileSync('stat', ['-c', '%u', `/proc/${child?.pid}`], { encoding: 'utf8' });
    expect(Number(uid)).not.toBe(0);
  },
);

test('killed, the server comes back at the same address with every committed row', async () => {
  const sql = postgres(engine.databaseUrl, { max: 2 });
  await sql`create table kept (id int)`;
  await sql`insert into kept select generate_series(1, 1000)`;
  // A session in the middle of something keeps the shared memory for a moment after its server is gone.
  const busy = sql`select pg_sleep(60)`.catch((error: unknown) => error);
  await until(async () =>
    expect(await sql`select from pg_stat_activity where wait_event = 'PgSleep'`).toHaveLength(1),
  );
  const [before] = engine.children();
  process.kill(Number(before?.pid), 'SIGKILL');
  expect(await busy).toBeInstanceOf(Error);
  // Without a limit, postgres.js waits for ever for the connections that it lost.
  await sql.end({ timeout: 1 });

  await until(() => {
    if (!events.some(({ kind }) => kind === 'back')) throw new Error('not yet');
  });
  const again = postgres(engine.databaseUrl, { max: 1 });
  expect(await again`select count(*)::int as rows from kept`).toEqual([{ rows: 1000 }]);
  await again.end();
  const [after] = engine.children();
  expect(after).toMatchObject({ state: 'running' });
  expect(after?.pid).not.toBe(before?.pid);
  expect(events[0]).toMatchObject({ name: 'postgres', kind: 'died', how: 'SIGKILL' });
});

test('stopped and started again, it keeps its address and its rows', async () => {
  const port = await readFile(join(folder, 'data', 'run', 'postgres.port'), 'utf8');
  const { databaseUrl } = engine;
  await engine.stop();
  expect(await canConnect('127.0.0.1', Number(port))).toBe(false);

  engine = await startEngine({ data: join(folder, 'data'), temporalAddress: 'elsewhere' });
  expect(engine.databaseUrl).toBe(databaseUrl);
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });
}
