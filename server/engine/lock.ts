import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './fault.ts';
import { type Identity, identify, isAlive, parseIdentity } from './identity.ts';

/**
 * Takes the data folder for this process, making it (0700) when it is missing.
 *
 * @returns gives the folder back
 * @throws DATA_FOLDER_IN_USE while another live process holds it; DATA_FOLDER_UNUSABLE when it cannot be written
 */
export function lockFolder(data: string): () => void {
  const file = join(data, 'facteur.lock');
  const mine = ownIdentity();
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    takeOver(file, data, mine);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw unusable(data, error);
  }
  return () => {
    if (holder(file)?.pid === mine.pid) rmSync(file, { force: true });
  };
}

/** The lock appears with its content in one step (a link), so that nobody ever reads half of one. */
function takeOver(file: string, data: string, mine: Identity): void {
  const draft = `${file}.${mine.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!linked(draft, file)) {
      const other = holder(file);
      if (other && isAlive(other)) throw inUse(data, other.pid);
      removeStale(file, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Two starts may find the same dead lock; the slower must not remove what the quicker has just taken. */
function removeStale(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = holder(aside);
  if (moved && isAlive(moved)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function holder(file: string): Identity | undefined {
  try {
    return parseIdentity(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function ownIdentity(): Identity {
  return identify(process.pid) ?? { pid: process.pid, started: 'unknown' };
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

function inUse(data: string, pid: number): EngineError {
  return new EngineError(
    'DATA_FOLDER_IN_USE',
    {
      fr: `Facteur tourne déjà sur le dossier ${data} (processus ${pid}).`,
      en: `Facteur already runs on the folder ${data} (process ${pid}).`,
    },
    {
      fr: 'Arrêtez-le d’abord, ou donnez un autre dossier par FACTEUR_DATA.',
      en: 'Stop it first, or name another folder in FACTEUR_DATA.',
    },
  );
}

function unusable(data: string, cause: unknown): EngineError {
  return new EngineError(
    'DATA_FOLDER_UNUSABLE',
    {
      fr: `Le dossier de données ${data} ne peut pas être écrit.`,
      en: `The data folder ${data} cannot be written.`,
    },
    {
      fr: 'Rendez-le accessible en écriture, ou donnez un autre dossier par FACTEUR_DATA.',
      en: 'Make it writable, or name another folder in FACTEUR_DATA.',
    },
    cause,
  );
}
