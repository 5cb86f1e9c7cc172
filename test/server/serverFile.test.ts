import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readServerFile, removeServerFile, writeServerFile } from '#server/serverFile.ts';
import { testFolder } from '../support/folder.ts';

const server = { url: 'http://127.0.0.1:3000', token: 'fct_x' };

test('a server is known from its start to its stop', async () => {
  const data = await testFolder();
  expect(await readServerFile(data)).toBeUndefined();
  await writeServerFile(data, server);
  expect(await readServerFile(data)).toEqual(server);
  await removeServerFile(data);
  expect(await readServerFile(data)).toBeUndefined();
  await removeServerFile(data);
});

test('what a killed start left is replaced, and is then readable by its owner only', async () => {
  const data = await testFolder();
  const file = join(data, 'server.json');
  await writeFile(file, '{"url":"http://127.0.0.1:1","token":"old"} cut');
  await chmod(file, 0o644);
  expect(await readServerFile(data)).toBeUndefined();
  await writeServerFile(data, server);
  expect(await readServerFile(data)).toEqual(server);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
