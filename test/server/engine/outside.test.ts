import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '#server/engine/port.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'facteur-outside-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** `npm start` until it ends by itself. */
function start(settings: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/start.ts'], {
    cwd: root,
    env: { ...process.env, FACTEUR_DATA: data, PORT: '0', LC_ALL: 'en_GB.UTF-8', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

test('a database that does not answer is named with its remedy and without its password; what was started ends', async () => {
  const host = `127.0.0.1:${await freePort()}`;
  const { code, said } = await start({ DATABASE_URL: `postgres://ops:hush-hush@${host}/bills` });
  expect(code).toBe(3);
  expect(said).toContain(`The database does not answer (${host}/bills: `);
  expect(said).toContain('correct DATABASE_URL');
  expect(said).not.toMatch(/hush-hush|\n {4}at /);
  expect(await readdir(join(data, 'run'))).not.toContain('temporal.pid');
  expect(await readdir(data)).not.toContain('facteur.lock');
}, 120_000);

test('a Temporal that does not answer is named with its remedy; what was started ends', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  const { code, said } = await start({ TEMPORAL_ADDRESS: address });
  expect(code).toBe(3);
  expect(said).toContain(`Temporal does not answer (${address}, default: `);
  expect(said).toContain('correct TEMPORAL_ADDRESS');
  expect(said).not.toMatch(/\n {4}at /);
  expect(await readdir(join(data, 'run'))).not.toContain('postgres.pid');
  expect(await readdir(data)).not.toContain('facteur.lock');
}, 120_000);
