import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rememberedPort } from '#server/engine/port.ts';
import { testFolder } from '../../support/folder.ts';

test('a port is remembered for as long as nobody else has it', async () => {
  const file = join(await testFolder(), 'run', 'one.port');
  const port = await rememberedPort(file);
  expect(await rememberedPort(file)).toBe(port);

  const stranger = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void stranger.close());
  await once(stranger, 'listening');
  const other = await rememberedPort(file);
  expect(other).not.toBe(port);
  expect(await readFile(file, 'utf8')).toBe(`${other}\n`);
});

test('ports are below those that systems lend to outgoing connections', async () => {
  const folder = await testFolder();
  for (const name of ['one', 'two', 'three']) {
    expect(await rememberedPort(join(folder, name))).toBeLessThan(32_768);
  }
});
