import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentStore } from '#activities/activity.ts';
import { documentStore } from '#server/adapters/documents.ts';
import { type LedgerHouse, ledgerHouse } from '../db/ledgerHouse.ts';

let house: LedgerHouse;
let folder: string;
let store: DocumentStore;
beforeAll(async () => {
  house = await ledgerHouse();
  folder = await mkdtemp(join(tmpdir(), 'facteur-documents-'));
  store = documentStore(house.sql, { kind: 'file', folder });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await house?.close();
});

const about = { type: 'application/pdf', name: 'a.pdf' };
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());

test('what was written is read back, by its sha256, and has its row', async () => {
  const bytes = Buffer.from('%PDF-1.7 one');
  const ref = await store.write(bytes, about);
  expect(ref).toEqual({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    ...about,
  });
  expect(Buffer.from(await store.read(ref)).equals(bytes)).toBe(true);
  expect(await house.sql`select name from document where sha256 = ${ref.sha256}`).toEqual([
    { name: 'a.pdf' },
  ]);
});

test('the same bytes, written many times at once, are one file and nothing else', async () => {
  const before = (await files()).length;
  const refs = await Promise.all(
    Array.from({ length: 10 }, () => store.write(Buffer.from('the same'), about)),
  );
  expect(new Set(refs.map(({ sha256 }) => sha256)).size).toBe(1);
  expect((await files()).length).toBe(before + 1);
});

test('a document that was changed on disk is not handed out', async () => {
  const ref = await store.write(Buffer.from('genuine'), about);
  const { sha256 } = ref;
  await writeFile(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'forged!');
  await expect(store.read(ref)).rejects.toThrow(/changed on disk/);
});

test('a name that is no sha256 leads nowhere', async () => {
  await expect(store.read({ sha256: '../../etc/passwd' })).rejects.toThrow(/not a sha256/);
});

test('a store that this version lacks is refused at once', () => {
  expect(() => documentStore(house.sql, { kind: 's3', bucket: 'b', prefix: '' })).toThrow(/s3/);
});
