import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { identify, isAlive } from '#server/engine/identity.ts';
import { lockFolder } from '#server/engine/lock.ts';
import { testFolder } from '../../support/folder.ts';

test('a missing data folder is made for its owner alone', async () => {
  const data = join(await testFolder(), 'new');
  const unlock = lockFolder(data);
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  unlock();
  expect(existsSync(join(data, 'facteur.lock'))).toBe(false);
});

test('a folder that is held cannot be taken, not even by its holder', async () => {
  const data = await testFolder();
  const unlock = lockFolder(data);
  expect(() => lockFolder(data)).toThrow(/already runs on the folder/);
  unlock();
  lockFolder(data)();
});

test('the lock of a process that is gone holds nobody up', async () => {
  const data = await testFolder();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = identify(Number(child.pid));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await writeFile(join(data, 'facteur.lock'), JSON.stringify(identity));
  lockFolder(data)();
});

test('the lock of a gone process whose number another one has now holds nobody up', async () => {
  const data = await testFolder();
  const lock = { pid: process.ppid, started: 'some other moment' };
  await writeFile(join(data, 'facteur.lock'), JSON.stringify(lock));
  lockFolder(data)();
});

test('a lock that says nothing readable holds nobody up', async () => {
  const data = await testFolder();
  await writeFile(join(data, 'facteur.lock'), '{"pid":');
  lockFolder(data)();
});

test('a data folder that cannot be one is refused with what to do', async () => {
  const data = join(await testFolder(), 'file');
  await writeFile(data, '');
  expect(() => lockFolder(join(data, 'data'))).toThrow(/cannot be written.*FACTEUR_DATA/);
});

test('a process is alive for as long as it runs, and its remains are not', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = identify(Number(child.pid));
  expect(identity && isAlive(identity)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(identity && isAlive(identity)).toBe(false);
});
