import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { STOP_WITHIN_MS } from './ending.ts';
import { type Identity, identify, isAlive, parseIdentity } from './identity.ts';

/** Writes down which process was started under this name, at once: we may be killed at any moment. */
export function remember(run: string, name: string, { pid }: ChildProcess): void {
  if (pid === undefined) return;
  mkdirSync(run, { recursive: true, mode: 0o700 });
  writeFileSync(pidFile(run, name), JSON.stringify(identify(pid)), { mode: 0o600 });
}

export function forget(run: string, name: string): void {
  rmSync(pidFile(run, name), { force: true });
}

/**
 * Ends what an earlier run of ours left running. It would hold ports and files, and its output leads nowhere,
 * so it is replaced rather than adopted. Only for the holder of the data folder.
 *
 * SIGINT is what each of our programs takes for "finish and leave".
 */
export async function endOrphans(run: string): Promise<void> {
  const files = readFolder(run).filter((name) => name.endsWith('.pid'));
  await Promise.all(
    files.map(async (name) => {
      const file = join(run, name);
      const orphan = parseIdentity(readFileSync(file, 'utf8'));
      if (orphan) await end(orphan);
      rmSync(file, { force: true });
    }),
  );
}

async function end(orphan: Identity): Promise<void> {
  signal(orphan, 'SIGINT');
  const until = Date.now() + STOP_WITHIN_MS;
  while (isAlive(orphan)) {
    if (Date.now() > until) signal(orphan, 'SIGKILL');
    await pause(50);
  }
}

function signal(orphan: Identity, name: NodeJS.Signals): void {
  if (!isAlive(orphan)) return;
  try {
    process.kill(orphan.pid, name);
  } catch {
    // It ended by itself between the look and the signal.
  }
}

const pidFile = (run: string, name: string): string => join(run, `${name}.pid`);

function readFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
