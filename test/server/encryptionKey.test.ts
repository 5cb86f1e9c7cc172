import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encryptionKey } from '#server/encryptionKey.ts';
import { testFolder } from '../support/folder.ts';

test('without FACTEUR_KEY, one key is drawn, kept for its owner alone, and found again', async () => {
  const data = join(await testFolder(), 'data');
  const drawn = await Promise.all([1, 2, 3].map(() => encryptionKey({ data, key: undefined })));
  expect(new Set(drawn.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  expect(drawn[0]).toHaveLength(32);
  expect((await stat(join(data, 'key'))).mode & 0o777).toBe(0o600);
});

test('FACTEUR_KEY wins over the kept one', async () => {
  const data = await testFolder();
  const key = new Uint8Array(32).fill(7);
  await encryptionKey({ data, key: undefined });
  expect(await encryptionKey({ data, key })).toEqual(key);
});

test('a kept key that was damaged is refused, never replaced', async () => {
  const data = await testFolder();
  await writeFile(join(data, 'key'), 'damaged');
  await expect(encryptionKey({ data, key: undefined })).rejects.toThrow(/64 hexadecimal digits/);
});
