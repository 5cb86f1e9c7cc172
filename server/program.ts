import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './engine/supervisor.ts';

const ALIVE_EVERY_MS = 3000;
const SILENT_FOR_MS = 30_000;

/** glibc keeps a heap for each thread and gives little back; with two, worker and server rest at 50 MB less. */
const fewArenas = { MALLOC_ARENA_MAX: '2' };

/**
 * One of our own entry points as a child that says by itself that it is alive (`reportAlive`).
 *
 * @param logs folder of what it writes on stderr, kept from one start to the next
 */
export function ownProgram(
  name: string,
  entry: string,
  env: Readonly<Record<string, string>>,
  logs: string,
): Program {
  let heard = 0;
  return {
    name,
    stopSignal: 'SIGTERM',
    spawn(): ChildProcess {
      heard = 0;
      const file = fileURLToPath(new URL(entry, import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', file], {
        env: { ...fewArenas, ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      });
      mkdirSync(logs, { recursive: true });
      child.stderr?.pipe(createWriteStream(join(logs, `${name}.log`), { flags: 'a', mode: 0o600 }));
      child.on('message', () => {
        heard = Date.now();
      });
      return child;
    },
    async answers(): Promise<void> {
      if (Date.now() - heard > SILENT_FOR_MS) throw new Error(`${name} says nothing`);
    },
  };
}

/**
 * Tells the parent every few seconds that this process works, and ends it in good order when asked to, or when the parent
 * is gone: a child that outlives its supervisor would do work that nobody watches.
 */
export function reportAlive(stop: () => Promise<void>): void {
  const report = () => process.send?.('alive');
  report();
  const reporting = setInterval(report, ALIVE_EVERY_MS);
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    clearInterval(reporting);
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
}
