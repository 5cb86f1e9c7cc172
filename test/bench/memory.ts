import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

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
    const family = processesUnder(started.pid as number);
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

function processesUnder(pid: number): { name: string; megabytes: number }[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((id) => {
        try {
          const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' ');
          return [[Number(id), Number(fields[1])] as const];
        } catch {
          // It ended while we looked.
          return [];
        }
      }),
  );
  const family = new Set([pid]);
  for (const ancestor of family)
    for (const [id, parent] of parents) if (parent === ancestor) family.add(id);
  return [...family].map((id) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1];
    const name = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 60);
    return { name, megabytes: Number(kilobytes ?? 0) / 1024 };
  });
}
