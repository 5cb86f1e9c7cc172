import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jsonOf } from '#server/db/anySql.ts';
import { gatherPack } from '#server/evidence/gather.ts';
import { sealKey } from '#server/evidence/key.ts';
import { sealPack } from '#server/evidence/pack.ts';
import { verifyPack } from '#server/evidence/verify.ts';
import { makeLog } from '#server/log.ts';
import { archiveEnded, genesis, linkOf } from '#server/temporal/archive.ts';
import { todaysBuild } from '#server/temporal/builds.ts';
import { type ReplayDeps, replayDelivery } from '#server/temporal/replay.ts';
import { canonicalJson, planHash } from '#workflows/plan.ts';
import type { Resolution } from '#workflows/trace.ts';
import { until } from '../../support/until.ts';
import { type House, makeHouse, originalHash, plan } from './delivered.ts';

let house: House;
let deps: ReplayDeps;
/** A delivery that parked, was amended, delivered, and archived between two others. */
let id: string;

const amend: Resolution = {
  node: 'subject',
  action: 'amend',
  actor: 'support@demo',
  reason: 'given by the customer',
  patch: { 'invoice.orderReference': '4500123' },
};

const archiver = () => ({ sql: house.sql, client: house.temporal.client, log: makeLog('error') });
const archiveAll = (count: number) =>
  until(async () => {
    await archiveEnded(archiver());
    const [{ n } = { n: 0 }] = await house.sql<
      { n: number }[]
    >`select count(*)::int as n from archive`;
    if (n < count) throw new Error('not yet');
  });

beforeAll(async () => {
  house = await makeHouse();
  deps = {
    sql: house.sql,
    client: house.temporal.client,
    store: house.store,
    build: await todaysBuild(),
  };
  await house.deliver({ orderReference: 'A' });
  await archiveAll(1);
  id = await house.deliver();
  await house.resolve(id, amend);
  await archiveAll(2);
  await house.deliver({ orderReference: 'B' });
  await archiveAll(3);
});
afterAll(() => house.close());

/** English names of the checks that fail. */
const failing = async (delivery = id): Promise<readonly string[]> => {
  const verdict = await replayDelivery(deps, { issuer: 'fermat', delivery });
  if (!verdict) throw new Error(`no delivery ${delivery}`);
  expect(verdict.identical).toBe(verdict.checks.every(({ ok }) => ok));
  return verdict.checks.filter(({ ok }) => !ok).map(({ what }) => what.en);
};

describe('replaying a delivery', () => {
  test('that nobody touched finds everything identical, and sends nothing', async () => {
    const verdict = await replayDelivery(deps, { issuer: 'fermat', delivery: id });
    expect(verdict?.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdict).toMatchObject({ identical: true });
    expect(verdict?.historyEvents).toBeGreaterThan(10);
  });

  test('that waits for a person works on the live history', async () => {
    const parked = await house.deliver();
    expect(await failing(parked)).toEqual([]);
    await house.resolve(parked, { ...amend, action: 'abort' });
  });

  test('that has not begun says so instead of failing', async () => {
    const planned = await house.order();
    const refused = replayDelivery(deps, { issuer: 'fermat', delivery: planned });
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'ACTION_NOT_POSSIBLE' },
    });
  });

  test('that does not exist, or is another issuer’s, gives nothing', async () => {
    expect(await replayDelivery(deps, { issuer: 'fermat', delivery: 'none' })).toBeUndefined();
    expect(await replayDelivery(deps, { issuer: 'another', delivery: id })).toBeUndefined();
  });
});

describe('after tampering, the replay says which part is not what ran:', () => {
  let archive: { history: Buffer; sha256: string; previous: string };
  let history: string;

  beforeEach(async () => {
    const [row] = await house.sql<{ history: Buffer; sha256: string; previous: string }[]>`
      select history, sha256, previous from archive where delivery_id = ${id}
    `;
    if (!row) throw new Error('not archived');
    archive = row;
    history = gunzipSync(row.history).toString();
  });

  /** Runs with the archived history replaced, then puts the right one back. */
  const withHistory = async (text: string, sha256: string, look: () => Promise<void>) => {
    const put = (bytes: Uint8Array, hash: string) =>
      house.sql`update archive set history = ${bytes}, sha256 = ${hash} where delivery_id = ${id}`;
    await put(gzipSync(text), sha256);
    await look().finally(() => put(archive.history, archive.sha256));
  };

  test('another step id in the history breaks the order and the archive', async () => {
    const forged = history.replaceAll('mail#1', 'mail#7');
    expect(forged).not.toBe(history);
    await withHistory(forged, archive.sha256, async () => {
      const failed = await failing();
      expect(failed).toContain('Order and ids of steps');
      expect(failed).toContain('Archive chain');
    });
  });

  test('a step’s result changed in the history, with its link made anew, breaks events and chain', async () => {
    const forged = replaceInPayloads(history, '250 2.0.0 Ok', '250 2.0.0 No');
    await withHistory(forged, linkOf(archive.previous, forged), async () => {
      expect(await failing()).toEqual(['Recorded events', 'Archive chain']);
    });
  });

  test('an invoice value changed in the history breaks what the step was given', async () => {
    const number = (await house.sql`select number from invoice where id = ${`i-${id}`}`)[0]?.number;
    const forged = replaceInPayloads(history, number, 'F-99999999');
    await withHistory(forged, archive.sha256, async () => {
      expect(await failing()).toContain('What each step was given');
    });
  });

  test('an archive that is no gzip breaks the chain, and the live history still serves', async () => {
    await house.sql`update archive set history = '\\x00' where delivery_id = ${id}`;
    expect(await failing()).toEqual(['Archive chain']);
    await house.sql`update archive set history = ${archive.history} where delivery_id = ${id}`;
  });

  test('another history slipped in before it breaks the chain', async () => {
    await house.sql`update archive set previous = ${genesis} where delivery_id = ${id}`;
    expect(await failing()).toEqual(['Archive chain']);
    await house.sql`update archive set previous = ${archive.previous} where delivery_id = ${id}`;
  });

  test('an event changed breaks the events, and a decision changed the decisions too', async () => {
    const [row] = await house.sql<{ seq: number; event: { resolution: Resolution } }[]>`
      select seq, event from delivery_event where delivery_id = ${id} and event->>'kind' = 'resolved'
    `;
    if (!row) throw new Error('nobody resolved it');
    const put = (event: object) => house.sql`
      update delivery_event set event = ${jsonOf(house.sql, event)}
      where delivery_id = ${id} and seq = ${row.seq}
    `;
    const resolution = { ...row.event.resolution, actor: 'ops@demo' };
    await put({ ...row.event, resolution });
    expect(await failing()).toEqual(['Recorded events', 'Human decisions']);
    await put(row.event);
    expect(await failing()).toEqual([]);
  });

  test('an event deleted breaks the events', async () => {
    const [gone] = await house.sql<{ seq: number; event: object }[]>`
      delete from delivery_event where delivery_id = ${id} and event->>'kind' = 'ended'
      returning seq, event
    `;
    expect(await failing()).toEqual(['Recorded events']);
    await house.sql`
      insert into delivery_event (delivery_id, seq, event)
      values (${id}, ${gone?.seq ?? 0}, ${jsonOf(house.sql, gone?.event ?? {})})
    `;
    expect(await failing()).toEqual([]);
  });

  test('a published plan changed breaks the plan', async () => {
    const other = { ...plan, steps: plan.steps.map((s) => ({ ...s, timeout: 99 })) };
    const put = (p: typeof plan, hash: string) =>
      house.sql`update flow_version set plan = ${jsonOf(house.sql, p)}, hash = ${hash}`;
    await put({ ...other, hash: planHash(other) }, planHash(other));
    expect(await failing()).toEqual(['Plan hash']);
    await put(other, plan.hash);
    expect(await failing()).toEqual(['Plan hash']);
    await put(plan, plan.hash);
    expect(await failing()).toEqual([]);
  });

  test('a document changed, or gone, breaks the documents', async () => {
    const bytes = house.files.get(originalHash) as Buffer;
    house.files.set(originalHash, Buffer.from('%PDF-1.7 another'));
    expect(await failing()).toEqual(['Documents']);
    house.files.delete(originalHash);
    expect(await failing()).toEqual(['Documents']);
    house.files.set(originalHash, bytes);
    expect(await failing()).toEqual([]);
  });
});

describe('the archive', () => {
  test('chains each history to the one before, once, whoever archives', async () => {
    await Promise.all([archiveEnded(archiver()), archiveEnded(archiver())]);
    const rows = await house.sql<{ sha256: string; previous: string; history: Buffer }[]>`
      select sha256, previous, history from archive order by position
    `;
    let previous = genesis;
    for (const row of rows) {
      expect(row.previous).toBe(previous);
      expect(row.sha256).toBe(linkOf(previous, gunzipSync(row.history).toString()));
      previous = row.sha256;
    }
    expect(rows.length).toBeGreaterThanOrEqual(3);
  });
});

test('an evidence pack of a real delivery passes the offline verification', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facteur-pack-'));
  const key = await sealKey(folder, new Uint8Array(32));
  const contents = await gatherPack(
    { ...deps, now: () => new Date('2026-09-02T08:00:00Z') },
    { issuer: 'fermat', invoice: `i-${id}` },
  );
  if (!contents) throw new Error('no such invoice');
  const { ok, checks } = await verifyPack(await sealPack(contents, key), { key: key.fingerprint });
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
  const theirs = { issuer: 'another', invoice: `i-${id}` };
  expect(await gatherPack({ ...deps, now: () => new Date() }, theirs)).toBeUndefined();
  await rm(folder, { recursive: true, force: true });
});

/** Replaces text inside the base64 payloads of a history. */
function replaceInPayloads(history: string, from: string, to: string): string {
  const replaced = JSON.parse(history, (key, value) => {
    if (key !== 'data' || typeof value !== 'string') return value;
    const text = Buffer.from(value, 'base64').toString('utf8');
    return text.includes(from) ? Buffer.from(text.replaceAll(from, to)).toString('base64') : value;
  });
  const text = canonicalJson(replaced);
  if (text === history) throw new Error(`${from} is in no payload`);
  return text;
}
