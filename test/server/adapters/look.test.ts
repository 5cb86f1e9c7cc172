import { expect, test } from 'vitest';
import { lookFor } from '#server/adapters/drop/look.ts';
import type { Place } from '#server/adapters/drop/place.ts';

/** A place whose one file is as long as told, one look after the other. */
function growing(...sizes: readonly number[]): Place {
  const left = [...sizes];
  const never = async () => {
    throw new Error('nothing is written by a look');
  };
  return {
    size: async (path) => (path === 'out/F-1.err' ? left.shift() : undefined),
    read: async (_path, length) => Buffer.alloc(length, 'x'),
    create: never,
    unlink: never,
    rename: never,
    isAnswer: () => false,
  };
}
const sought = { folder: 'out', names: ['F-1.err', 'F-1.ack'] };

test('a file that grows while it is read is still being written, and not there yet', async () => {
  expect(await lookFor(growing(3, 9), sought)).toEqual({ kind: 'looked' });
  expect(await lookFor(growing(9, 9), sought)).toMatchObject({
    found: { name: 'F-1.err', path: 'out/F-1.err' },
  });
});
