import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import postgres, { type Sql } from 'postgres';
import { postgresAccount } from './account.ts';
import { EngineError } from './fault.ts';
import { rememberedPort } from './port.ts';
import { type Account, type PostgresBinaries, postgresBinaries } from './postgresBinaries.ts';
import type { OnProgress } from './progress.ts';
import type { Supervisor } from './supervisor.ts';

/**
 * Starts the embedded Postgres on `folder`, creating its data there the first time, and keeps it running.
 *
 * @returns the URL of the database `facteur`, for its owner `facteur`, who is no superuser
 * @throws POSTGRES_MISSING, POSTGRES_REFUSED, CHILD_NOT_STARTED
 */
export async function startPostgres({
  folder,
  run,
  supervisor,
  onProgress,
}: {
  folder: string;
  /** Where its port is kept: not in `folder`, which may belong to another account. */
  run: string;
  supervisor: Supervisor;
  onProgress: OnProgress;
}): Promise<string> {
  const account = postgresAccount(folder);
  const binaries = await postgresBinaries(account);
  const place = openPlace(folder, account);
  const launch = { binaries, account, place };
  const superuser = { name: 'postgres', password: secretIn(folder, 'superuser', account) };
  const owner = { name: 'facteur', password: secretIn(folder, 'password', account) };

  if (!existsSync(join(folder, 'cluster'))) {
    const what = { fr: 'Création de la base de données', en: 'Creating the database' };
    onProgress({ what, done: 0, total: 1 });
    await initialise(folder, launch);
    onProgress({ what, done: 1, total: 1 });
  }
  await refuseOtherMajor(folder, binaries);

  const port = await rememberedPort(join(run, 'postgres.port'));
  const admin = `postgres://${superuser.name}:${superuser.password}@127.0.0.1:${port}/postgres`;
  await supervisor.run({
    name: 'postgres',
    spawn: () => launchBinary('postgres', serverArguments(place, port), launch),
    answers: () => withSql(admin, async (sql) => void (await sql`select 1`)),
    // Fast shutdown: ends sessions, writes a checkpoint. SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
  });
  await withSql(admin, (sql) => ensureOwner(sql, owner));
  return `postgres://${owner.name}:${owner.password}@127.0.0.1:${port}/facteur`;
}

/** The folder as Postgres is told of it, and what keeps that name valid. */
interface Place {
  readonly path: string;
  readonly descriptor: number | undefined;
}

interface Launch {
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
  readonly place: Place;
}

/**
 * As root the folder belongs to the account, but a folder above it may be closed to that account (a project
 * in /root). On Linux the child therefore inherits the open folder and reaches it through /proc, which asks
 * nothing of the folders above.
 */
function openPlace(folder: string, account: Account | undefined): Place {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!account) return { path: folder, descriptor: undefined };
  chownSync(folder, account.uid, account.gid);
  if (process.platform !== 'linux') return { path: folder, descriptor: undefined };
  return { path: '/proc/self/fd/3', descriptor: openSync(folder, 'r') };
}

function launchBinary(
  program: 'initdb' | 'postgres',
  args: readonly string[],
  { binaries, account, place }: Launch,
): ChildProcess {
  return spawn(join(binaries.folder, 'bin', program), args, {
    ...account,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal must reach us alone, or the database goes first.
    detached: program === 'postgres',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe', place.descriptor ?? 'ignore'],
  });
}

/** Created beside its place and renamed, so that what a kill leaves half done is never taken for a database. */
async function initialise(folder: string, launch: Launch): Promise<void> {
  const draft = join(folder, 'cluster.new');
  await rm(draft, { recursive: true, force: true });
  const { path } = launch.place;
  const initdb = launchBinary(
    'initdb',
    [
      ...['--pgdata', `${path}/cluster.new`],
      ...['--username', 'postgres', `--pwfile=${path}/superuser`, '--auth=scram-sha-256'],
      // No ICU and no libc order in indexes: an upgrade of either cannot corrupt them.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      '--data-checksums',
    ],
    launch,
  );
  const failed = new Promise<string>((resolve) =>
    initdb.once('error', (error) => resolve(error.message)),
  );
  const status = new Promise<number | null>((resolve) => initdb.once('close', resolve));
  const said = initdb.stderr ? text(initdb.stderr) : Promise.resolve('');
  const end = await Promise.race([failed, status]);
  if (end !== 0) throw refused(typeof end === 'string' ? end : (await said).trim());
  await rename(draft, join(folder, 'cluster'));
}

function serverArguments(place: Place, port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
  };
  return [
    ...['-D', `${place.path}/cluster`],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function refuseOtherMajor(folder: string, { major }: PostgresBinaries): Promise<void> {
  const written = readFileSync(join(folder, 'cluster', 'PG_VERSION'), 'utf8').trim();
  if (written === major) return;
  throw refused(`data of Postgres ${written}, programs of Postgres ${major}`);
}

/** The application owns its database and nothing else: injected SQL could not read files or run programs. */
async function ensureOwner(sql: Sql, owner: { name: string; password: string }): Promise<void> {
  const [role] = await sql`select from pg_roles where rolname = ${owner.name}`;
  if (!role) await sql`create role ${sql(owner.name)} login createdb`;
  // DDL takes no parameters; format quotes the password on the server.
  await sql`select set_config('facteur.password', ${owner.password}, false)`;
  await sql`
    do $$ begin
      execute format('alter role facteur password %L', current_setting('facteur.password'));
    end $$
  `;
  const [database] = await sql`select from pg_database where datname = 'facteur'`;
  if (!database) await sql`create database facteur owner ${sql(owner.name)}`;
}

/** The secret in that file of the folder, made the first time. */
function secretIn(folder: string, name: string, account: Account | undefined): string {
  const file = join(folder, name);
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    if (account) chownSync(file, account.uid, account.gid);
  }
  return readFileSync(file, 'utf8').trim();
}

async function withSql<T>(url: string, use: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function refused(seen: string): EngineError {
  return new EngineError(
    'POSTGRES_REFUSED',
    {
      fr: `Le Postgres embarqué refuse son dossier : ${seen}.`,
      en: `The embedded Postgres refuses its folder: ${seen}.`,
    },
    {
      fr: 'Ne supprimez rien. Donnez un autre dossier par FACTEUR_DATA, ou votre base par DATABASE_URL.',
      en: 'Delete nothing. Name another folder in FACTEUR_DATA, or your own database in DATABASE_URL.',
    },
  );
}
