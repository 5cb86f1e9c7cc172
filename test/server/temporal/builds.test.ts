import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLog } from '#server/log.ts';
import { archiveEnded, liveHistory } from '#server/temporal/archive.ts';
import {
  type Build,
  buildFor,
  buildFrom,
  keepBuild,
  todaysBuild,
} from '#server/temporal/builds.ts';
import { replayDelivery } from '#server/temporal/replay.ts';
import { until } from '../../support/until.ts';
import { type House, makeHouse } from './delivered.ts';

let house: House;
let today: Build;
/** A version that gave steps other ids: today's code can't repeat what it did. */
let old: Build;
/** A delivery that the old version ran to its end before the upgrade. */
let delivered: string;

beforeAll(async () => {
  today = await todaysBuild();
  old = buildFrom(today.code.replace(/`\$\{node\}#(?=\$\{)/, '`$${node}~'));
  expect(old.sha256).not.toBe(today.sha256);
  house = await makeHouse(old);
  await keepBuild(house.sql, house.store, old);
  delivered = await house.deliver({ orderReference: 'A' });
  await house.upgrade(today);
  await keepBuild(house.sql, house.store, today);
});
afterAll(() => house.close());

const replay = async (delivery: string, build = today) => {
  const deps = { sql: house.sql, client: house.temporal.client, store: house.store, build };
  const verdict = await replayDelivery(deps, { issuer: 'fermat', delivery });
  if (!verdict) throw new Error(`no delivery ${delivery}`);
  return verdict;
};

const failing = async (delivery: string) =>
  (await replay(delivery)).checks.filter(({ ok }) => !ok).map(({ what }) => what.en);

const codeThatRan = async (delivery: string) =>
  (await replay(delivery)).checks.find(({ what }) => what.en === 'Code that ran')?.detail.en;

const archivedBuild = (delivery: string) =>
  until(async () => {
    const log = makeLog('error');
    await archiveEnded({ sql: house.sql, client: house.temporal.client, log });
    const [row] = await house.sql<{ build: string }[]>`
      select build from archive where delivery_id = ${delivery}
    `;
    if (!row) throw new Error('not yet');
    return row.build;
  });

test('a delivery of an older version replays identically after the upgrade, live and archived', async () => {
  expect(await failing(delivered)).toEqual([]);
  expect(await archivedBuild(delivered)).toBe(old.sha256);
  expect(await failing(delivered)).toEqual([]);
  expect(await codeThatRan(delivered)).toContain(old.sha256);
});

test('a delivery of today’s version needs nothing from the store', async () => {
  const id = await house.deliver({ orderReference: 'B' });
  expect(await codeThatRan(id)).toBe(`${today.sha256}, today’s`);
  expect(await archivedBuild(id)).toBe(today.sha256);
});

test('a delivery that an upgrade found waiting belongs to the version that ended it', async () => {
  const next = buildFrom(`// the next version\n${today.code}`);
  await keepBuild(house.sql, house.store, next);
  const id = await house.deliver();
  await house.upgrade(next);
  const resolution = { node: 'subject', actor: 'support@demo', reason: 'given by the customer' };
  const patch = { 'invoice.orderReference': '4500123' };
  await house.resolve(id, { ...resolution, action: 'amend', patch });
  expect(await archivedBuild(id)).toBe(next.sha256);
  expect(await failing(id)).toEqual([]);
  await house.upgrade(today);
});

test('without the code that ran it, an old delivery is not called identical, and the code is named', async () => {
  const code = house.files.get(old.sha256) as Buffer;
  for (const instead of [undefined, Buffer.concat([code, Buffer.from('\n')])]) {
    if (instead) house.files.set(old.sha256, instead);
    else house.files.delete(old.sha256);
    expect(await failing(delivered)).toEqual(
      expect.arrayContaining(['Code that ran', 'Order and ids of steps']),
    );
    expect(await codeThatRan(delivered)).toContain(old.sha256);
  }
  house.files.set(old.sha256, code);
  expect(await failing(delivered)).toEqual([]);
});

test('a history that names no code is replayed with today’s, and that is said', async () => {
  const text = await liveHistory(house.temporal.client, delivered);
  const history = JSON.parse(text, (key, value) => (key === 'workerVersion' ? undefined : value));
  const chosen = await buildFor({ ...house, build: today }, history);
  expect(chosen.code).toBe(today.code);
  expect(chosen.holds().en).toBe(
    `the history does not name it; replayed with today’s (${today.sha256})`,
  );
});

test('a document that no worker ran is never run as code, whatever a history names', async () => {
  await house.sql`delete from workflow_build where sha256 = ${old.sha256}`;
  expect(await failing(delivered)).toContain('Code that ran');
  await keepBuild(house.sql, house.store, old);
  expect(await failing(delivered)).toEqual([]);
});
