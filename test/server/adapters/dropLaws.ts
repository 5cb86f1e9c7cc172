import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DropResult, LookResult } from '#activities/activity.ts';

export interface Named {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly folder?: string;
  readonly key?: string;
}

interface Drop {
  put(file: Named): Promise<DropResult>;
  look(...names: readonly string[]): Promise<LookResult>;
  /** Puts through a line that is cut as soon as the server answers and `when` holds. */
  putCutWhen(when: () => boolean, file: Named): Promise<DropResult>;
  /** Where files come to lie, as this machine sees it. */
  folder(): string;
  /** Temporary names in that folder. */
  parts(): Promise<readonly string[]>;
  /** Size of the temporary file of that name, where there is one. */
  sizeOfPart(name: string): number | undefined;
}

/** What holds wherever a file is put through a line that can break. */
export function obeysDropLaws({ put, look, putCutWhen, folder, parts, sizeOfPart }: Drop): void {
  test('a file with the very same bytes counts as ours', async () => {
    const bytes = Buffer.from('the same');
    await put({ name: 'twice.pdf', bytes });
    expect(await put({ name: 'twice.pdf', bytes })).toMatchObject({
      kind: 'stored',
      already: true,
    });
  });

  test('an answer that is not there is nothing, and the first of the names that is there counts', async () => {
    expect(await look('F-1.err', 'F-1.ack')).toEqual({ kind: 'looked' });
    await writeFile(join(folder(), 'F-1.ack'), 'OK 4711\r\n');
    const found = await look('F-1.err', 'F-1.ack');
    expect(found).toMatchObject({ kind: 'looked', found: { name: 'F-1.ack' } });
    expect(found.kind === 'looked' && Buffer.from(found.found?.bytes ?? []).toString()).toBe(
      'OK 4711\r\n',
    );
    await writeFile(join(folder(), 'F-1.err'), '');
    expect(await look('F-1.err', 'F-1.ack')).toMatchObject({
      found: { name: 'F-1.err', bytes: { length: 0 } },
    });
    for (const name of ['F-1.ack', 'F-1.err']) await rm(join(folder(), name));
  });

  test('what is too large for an answer is not read', async () => {
    await writeFile(join(folder(), 'large.ack'), Buffer.alloc(1024 * 1024 + 1));
    expect(await look('large.ack')).toMatchObject({ kind: 'refused' });
    await rm(join(folder(), 'large.ack'));
  });

  test('of two uploads to one name at once, one is stored and the other is told', async () => {
    const results = await Promise.all([
      put({ name: 'race.pdf', bytes: Buffer.from('first'), key: 'a/u/1' }),
      put({ name: 'race.pdf', bytes: Buffer.from('second'), key: 'b/u/1' }),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['exists', 'stored']);
    expect(await parts()).toEqual([]);
  });

  test('a try cut off before the rename arrived nowhere, and the next one cleans up', async () => {
    const bytes = Buffer.alloc(100_000, 7);
    const whole = (): boolean => sizeOfPart('cut.pdf') === bytes.length;
    expect(await putCutWhen(whole, { name: 'cut.pdf', bytes })).toMatchObject({
      kind: 'unreachable',
      sent: false,
    });
    expect(existsSync(join(folder(), 'cut.pdf'))).toBe(false);
    expect(await parts()).toHaveLength(1);

    expect(await put({ name: 'cut.pdf', bytes })).toMatchObject({ kind: 'stored', already: false });
    expect(await parts()).toEqual([]);
  });

  test('a try cut off after the rename may have arrived, and the next one finds it there', async () => {
    const bytes = Buffer.from('renamed, and nobody told us');
    const there = (): boolean => existsSync(join(folder(), 'lost.pdf'));
    expect(await putCutWhen(there, { name: 'lost.pdf', bytes })).toMatchObject({
      kind: 'unreachable',
      sent: true,
    });
    expect(await put({ name: 'lost.pdf', bytes })).toMatchObject({ kind: 'stored', already: true });
  });
}
