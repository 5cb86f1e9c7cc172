import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * The 32 bytes that encrypt credentials: FACTEUR_KEY, or those in the data folder (`key`, 0600, 64 hexadecimal
 * digits), drawn at random the first time. Without them the stored credentials are lost.
 */
export async function encryptionKey({
  key,
  data,
}: Pick<Config, 'key' | 'data'>): Promise<Uint8Array> {
  if (key) return key;
  const file = join(data, 'key');
  const kept = await readFile(file, 'utf8').catch(() => draw(file));
  const bytes = Buffer.from(kept.trim(), 'hex');
  if (bytes.length !== 32) throw new Error(`${file} does not hold 64 hexadecimal digits`);
  return bytes;
}

/** Two processes may be first at once: a link never replaces, so both end up with the same key. */
async function draw(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  await link(draft, file).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
