import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { megabytesOf, nameOf, processesUnder } from './processes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Resident memory of one idle installation with its demo, all processes added (proportional set size, so that pages that
 * they share count once). Linux only: it reads /proc.
 */
export async function benchMemory(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'facteur-memory-'));
  const started = spawn(process.execPath, ['--import', 'tsx', 'server/start.ts'], {
    cwd: root,
    env: { ...process.env, FACTEUR_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilReady(started);
    await pause(30_000);
    const family = processesUnder(started.pid as number).map((pid) => ({
      name: nameOf(pid),
      megabytes: megabytesOf(pid),
    }));
    console.table(
      family.map(({ name, megabytes }) => ({ process: name, 'PSS MB': Math.round(megabytes) })),
    );
    console.log(
      `in all ${Math.round(family.reduce((sum, { megabytes }) => sum + megabytes, 0))} MB`,
    );
  } finally {
    started.kill('SIGTERM');
    await new Promise((resolve) => started.once('exit', resolve));
    await rm(data, { recursive: true, force: true });
  }
}

function untilReady(started: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    started.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('/sign-in#')) resolve();
    });
    started.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
}
