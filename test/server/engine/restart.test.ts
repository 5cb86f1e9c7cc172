import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { startEngine } from '#server/engine/engine.ts';
import { EngineError } from '#server/engine/fault.ts';
import { identify } from '#server/engine/identity.ts';
import { testFolder } from '../../support/folder.ts';

interface Started {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly pids: readonly number[];
}

test('after the parent was killed, the next start replaces what it left and finds everything', async () => {
  const data = await testFolder();
  const parent = await startParent(data);
  const sql = postgres(parent.started.databaseUrl, { max: 1 });
  await sql`create table kept as select 42 as answer`;
  await sql.end();
  const workflowId = 'kept';
  const before = await Connection.connect({ address: parent.started.temporalAddress });
  await new Client({ connection: before }).workflow.start('delivery', {
    workflowId,
    taskQueue: 'nobody',
    args: [],
  });
  await before.close();

  parent.process.kill('SIGKILL');
  await once(parent.process, 'exit');
  expect(parent.started.pids.some((pid) => identify(pid))).toBe(true);

  const engine = await startEngine({ data });
  onTestFinished(engine.stop);
  expect(parent.started.pids.filter((pid) => identify(pid))).toEqual([]);
  expect(engine.databaseUrl).toBe(parent.started.databaseUrl);
  const again = postgres(engine.databaseUrl, { max: 1 });
  expect(await again`select answer from kept`).toEqual([{ answer: 42 }]);
  await again.end();
  const after = await Connection.connect({ address: engine.temporalAddress });
  const { status } = await new Client({ connection: after }).workflow
    .getHandle(workflowId)
    .describe();
  expect(status.name).toBe('RUNNING');
  await after.close();
});

test('a second instance on a live data folder is refused, in both languages, and disturbs nothing', async () => {
  const data = await testFolder();
  const parent = await startParent(data, '', 'elsewhere');
  onTestFinished(async () => {
    parent.process.kill('SIGTERM');
    await once(parent.process, 'exit');
  });

  const refused = await startEngine({ data }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(EngineError);
  expect(refused).toMatchObject({
    code: 'DATA_FOLDER_IN_USE',
    text: {
      fr: `Facteur tourne déjà sur le dossier ${data} (processus ${parent.process.pid}).`,
      en: `Facteur already runs on the folder ${data} (process ${parent.process.pid}).`,
    },
  });
  const sql = postgres(parent.started.databaseUrl, { max: 1 });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await sql.end();
});

test('a terminal that ends everything at once ends our children in good order, and the folder is free', async () => {
  const data = await testFolder();
  const parent = await startParent(data);
  // Ctrl-C reaches the whole foreground group; ours is the only process of it that may hear.
  process.kill(-Number(parent.process.pid), 'SIGINT');
  expect(await once(parent.process, 'exit')).toEqual([0, null]);
  expect(parent.started.pids.filter((pid) => identify(pid))).toEqual([]);
  expect(await readdir(join(data, 'run'))).toEqual(['postgres.port', 'temporal.port']);
  expect(await readdir(data)).not.toContain('facteur.lock');
});

test('an engine with both services named elsewhere starts neither', async () => {
  const named = { databaseUrl: 'postgres://elsewhere', temporalAddress: 'elsewhere:7233' };
  const engine = await startEngine({ data: await testFolder(), ...named });
  expect(engine).toMatchObject(named);
  expect(engine.children()).toEqual([]);
  await engine.stop();
});

async function startParent(
  ...args: readonly string[]
): Promise<{ process: ChildProcess; started: Started }> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('./parent.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', tsx, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { process: child, started: JSON.parse(line) };
}
