import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentStore } from '#activities/activity.ts';
import { documentStore } from '#server/adapters/documents.ts';
import { moto, openBucket, type TestBucket } from '../../support/moto.ts';
import { type LedgerHouse, ledgerHouse } from '../db/ledgerHouse.ts';
import { about, obeysStoreLaws } from './storeLaws.ts';

let house: LedgerHouse;
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house?.close());

const pathOf = (sha256: string) => [sha256.slice(0, 2), sha256.slice(2, 4), sha256].join('/');

describe('in a folder', () => {
  let folder: string;
  let store: DocumentStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facteur-documents-'));
    store = documentStore(house.sql, { kind: 'file', folder });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  obeysStoreLaws({
    store: () => store,
    sql: () => house.sql,
    kept: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name)),
    spoil: (sha256, bytes) => writeFile(join(folder, pathOf(sha256)), bytes),
    lose: (sha256) => rm(join(folder, pathOf(sha256))),
  });
});

const python = await moto();
const name = python === undefined ? 'in a bucket (skipped: pip cannot fetch moto)' : 'in a bucket';

describe.skipIf(python === undefined)(name, () => {
  const setting = { kind: 's3', bucket: 'invoices', prefix: 'facteur/prod' } as const;
  let bucket: TestBucket;
  let store: DocumentStore;
  beforeAll(async () => {
    bucket = await openBucket(String(python), setting.bucket);
    store = documentStore(house.sql, setting);
  });
  afterAll(() => bucket?.close());

  const at = (sha256: string) => ({
    Bucket: setting.bucket,
    Key: `facteur/prod/${pathOf(sha256)}`,
  });
  const kept = async () => {
    const { Contents = [] } = await bucket.client.send(
      new ListObjectsV2Command({ Bucket: setting.bucket }),
    );
    return Contents.map(({ Key = '' }) => Key);
  };
  obeysStoreLaws({
    store: () => store,
    sql: () => house.sql,
    kept,
    spoil: async (sha256, bytes) => {
      await bucket.client.send(new PutObjectCommand({ ...at(sha256), Body: bytes }));
    },
    lose: async (sha256) => {
      await bucket.client.send(new DeleteObjectCommand(at(sha256)));
    },
  });

  test('all of it lies below the prefix', async () => {
    await store.write(Buffer.from('below'), about);
    expect((await kept()).every((key) => key.startsWith('facteur/prod/'))).toBe(true);
  });

  test('a bucket that is not there is an error of its own, not a missing document', async () => {
    const lost = documentStore(house.sql, { kind: 's3', bucket: 'nobodys', prefix: '' });
    const { sha256 } = await store.write(Buffer.from('somewhere'), about);
    await expect(lost.read({ sha256 })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(lost.write(Buffer.from('x'), about)).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});
