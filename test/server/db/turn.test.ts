import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '#server/db/sql.ts';
import { inTurn } from '#server/db/turn.ts';
import { type TestDatabase, testDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let one: Sql;
let other: Sql;
beforeAll(async () => {
  database = await testDatabase();
  [one, other] = [connect(database.url, 3), connect(database.url, 3)];
});
afterAll(async () => {
  await Promise.all([one.end(), other.end({ timeout: 0 })]);
  await database.drop();
});

/** Work that goes on until it is let go. */
function longWork() {
  const { promise: over, resolve: finish } = deferred();
  const { promise: begun, resolve: begin } = deferred();
  return {
    begun,
    finish,
    act: async () => {
      begin();
      await over;
      return 'done';
    },
  };
}

function deferred() {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test('two processes do not do the same work at once, and the second may when the first is through', async () => {
  const { act, begun, finish } = longWork();
  const first = inTurn(one, 'archive', act);
  await begun;
  expect(await inTurn(other, 'archive', async () => 'twice')).toBeUndefined();
  expect(await inTurn(other, 'reconcile', async () => 'other work')).toBe('other work');
  finish();
  expect(await first).toBe('done');
  expect(await inTurn(other, 'archive', async () => 'next')).toBe('next');
});

test('a turn that fails is given up', async () => {
  await expect(
    inTurn(one, 'archive', async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await inTurn(other, 'archive', async () => 'next')).toBe('next');
});

test('a process that dies gives up its turn', async () => {
  const { act, begun } = longWork();
  const dying = connect(database.url, 3);
  inTurn(dying, 'reconcile', act).catch(() => {});
  await begun;
  await dying.end({ timeout: 0 });
  await expect.poll(() => inTurn(one, 'reconcile', async () => 'taken over')).toBe('taken over');
});
