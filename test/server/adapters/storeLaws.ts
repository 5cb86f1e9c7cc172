import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DocumentStore } from '#activities/activity.ts';
import type { Sql } from '#server/db/sql.ts';

/** A store on what it keeps its bytes in, whose insides the test can see and spoil. */
export interface Shelved {
  store(): DocumentStore;
  sql(): Sql;
  /** Where it keeps each document. */
  kept(): Promise<readonly string[]>;
  spoil(sha256: string, bytes: Uint8Array): Promise<void>;
  lose(sha256: string): Promise<void>;
}

export const about = { type: 'application/pdf', name: 'a.pdf' };

/** What holds wherever documents are kept. */
export function obeysStoreLaws({ store, sql, kept, spoil, lose }: Shelved): void {
  test('what was written is read back, by its sha256, and has its row', async () => {
    const bytes = Buffer.from('%PDF-1.7 one');
    const ref = await store().write(bytes, about);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(ref).toEqual({ sha256, bytes: bytes.length, ...about });
    expect(Buffer.from(await store().read(ref)).equals(bytes)).toBe(true);
    expect(await sql()`select name from document where sha256 = ${ref.sha256}`).toEqual([
      { name: 'a.pdf' },
    ]);
  });

  test.each([0, 1, 9_000_000])('%i bytes come back as they were', async (length) => {
    const bytes = Buffer.alloc(length, 0xe9);
    const ref = await store().write(bytes, about);
    expect(Buffer.from(await store().read(ref)).equals(bytes)).toBe(true);
  });

  test('a document lies under its sha256, two folders deep', async () => {
    const { sha256 } = await store().write(Buffer.from('findable'), about);
    const path = [sha256.slice(0, 2), sha256.slice(2, 4), sha256].join('/');
    expect((await kept()).filter((one) => one.endsWith(path))).toHaveLength(1);
  });

  test('the same bytes, written many times at once, are kept once and nothing else', async () => {
    const before = (await kept()).length;
    const refs = await Promise.all(
      Array.from({ length: 10 }, () => store().write(Buffer.from('the same'), about)),
    );
    expect(new Set(refs.map(({ sha256 }) => sha256)).size).toBe(1);
    expect((await kept()).length).toBe(before + 1);
  });

  test('a document that was changed where it lies is not handed out', async () => {
    const ref = await store().write(Buffer.from('genuine'), about);
    await spoil(ref.sha256, Buffer.from('forged!'));
    await expect(store().read(ref)).rejects.toMatchObject({ code: 'DOCUMENT_CHANGED' });
  });

  test('half a document is made whole when it is written again', async () => {
    const bytes = Buffer.from('a whole document');
    const ref = await store().write(bytes, about);
    await spoil(ref.sha256, bytes.subarray(0, 5));
    await store().write(bytes, about);
    expect(Buffer.from(await store().read(ref)).equals(bytes)).toBe(true);
  });

  test('a document that is gone is told by name', async () => {
    const ref = await store().write(Buffer.from('to be lost'), about);
    await lose(ref.sha256);
    const { sha256 } = ref;
    await expect(store().read(ref)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING', sha256 });
  });

  test('a name that is no sha256 leads nowhere', async () => {
    await expect(store().read({ sha256: '../../etc/passwd' })).rejects.toThrow(/not a sha256/);
  });
}
