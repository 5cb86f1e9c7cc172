import { chmod } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { store } from '#server/cli/doctor/store.ts';
import { testFolder } from '../../../support/folder.ts';
import { moto, openBucket, type TestBucket } from '../../../support/moto.ts';

test('a folder that is not made yet is fine where it can be', async () => {
  const folder = join(await testFolder(), 'a', 'documents');
  expect(await store({ kind: 'file', folder })).toMatchObject({ ok: true });
});

test.skipIf(userInfo().uid === 0)('a folder that cannot be written is lacking', async () => {
  const folder = await testFolder();
  await chmod(folder, 0o500);
  expect(await store({ kind: 'file', folder })).toMatchObject({ ok: false, service: true });
});

const python = await moto();

describe.skipIf(python === undefined)('a bucket (skipped without moto)', () => {
  let bucket: TestBucket;
  beforeAll(async () => {
    bucket = await openBucket(String(python), 'there');
  });
  afterAll(() => bucket?.close());

  test('one that answers is fine', async () => {
    expect(await store({ kind: 's3', bucket: 'there', prefix: 'a' })).toMatchObject({
      ok: true,
      detail: { en: 's3://there/a' },
    });
  });

  test('one that does not exist is told by name, with what to do', async () => {
    expect(await store({ kind: 's3', bucket: 'nowhere', prefix: '' })).toMatchObject({
      ok: false,
      service: true,
      detail: { fr: 'Le seau nowhere n’existe pas.' },
      fix: { en: expect.stringContaining('FACTEUR_STORE') },
    });
  });

  test('an address where nobody answers is told with the variables to check', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:1');
    expect(await store({ kind: 's3', bucket: 'there', prefix: '' })).toMatchObject({
      ok: false,
      fix: { en: expect.stringContaining('AWS_ENDPOINT_URL_S3') },
    });
  });
});
