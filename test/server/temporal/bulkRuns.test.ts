import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  getBulkRun,
  listBulkItems,
  listBulkRuns,
  previewBulkRun,
} from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { workOffRuns } from '#server/temporal/bulkRuns.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { until } from '../../support/until.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let house: House;
let call: ReturnType<typeof callAs>;
let deliveries: ReturnType<typeof deliveriesBy>;

beforeAll(async () => {
  house = await openHouse('worker');
  call = callAs(house, 'support');
  deliveries = deliveriesBy(call);
});
afterAll(() => house.close());

const { orderReference: _, ...withoutOrder } = domesticInvoice;

/** Deliveries that wait for their order number, by the numbers of their invoices. */
async function parked(...numbers: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const number of numbers) ids.push(await deliveries.submit(number, withoutOrder));
  await Promise.all(ids.map((id) => deliveries.inState(id, 'parked')));
  return ids;
}

const begin = (body: object, actionId = randomUUID()) =>
  call('POST', '/api/bulk-runs', { reason: 'settled with the customer', actionId, ...body });

const run = async (id: string) =>
  answerOf<Reply<typeof getBulkRun>>(await call('GET', `/api/bulk-runs/${id}`));
const items = async (id: string) =>
  (await answerOf<Reply<typeof listBulkItems>>(await call('GET', `/api/bulk-runs/${id}/items`)))
    .items;
const over = (id: string) =>
  until(async () => {
    const seen = await run(id);
    expect(seen.endedAt).not.toBeNull();
    return seen;
  });

const amend = { action: 'amend', patch: { 'invoice.orderReference': '4500123' } };

test('what is missing is filled in for all of them, in the order of their invoices, each told', async () => {
  const ids = await parked('B-1', 'B-2');
  const preview = await answerOf<Reply<typeof previewBulkRun>>(
    await call('POST', '/api/bulk-runs/preview', { ids: ids.toReversed(), ...amend }),
  );
  expect(preview.counts).toEqual({
    safe: 2,
    'will-fail-again': 0,
    'may-send-twice': 0,
    'not-parked': 0,
  });
  expect(preview.items.map(({ id }) => id)).toEqual(ids);

  const begun = await begin({ ids, ...amend });
  expect(begun.status).toBe(202);
  const { id } = await answerOf<Reply<typeof getBulkRun>>(begun);
  expect(await over(id)).toMatchObject({ done: 2, refused: 0, waiting: 0, by: 'key:support' });
  for (const delivery of ids) await deliveries.inState(delivery, 'cancelled');
  expect(await items(id)).toMatchObject(
    ids.map((delivery) => ({ id: delivery, state: 'done', why: null })),
  );
});

test('without the missing value a delivery would fail again, and is left out unless it is wanted', async () => {
  const [id = ''] = await parked('B-3');
  const left = await answerOf<Reply<typeof getBulkRun>>(
    await begin({ ids: [id], action: 'retry' }),
  );
  expect(left).toMatchObject({ waiting: 0, leftOut: 1, endedAt: expect.any(String) });
  expect(await items(left.id)).toMatchObject([
    { state: 'left-out', why: { en: expect.stringContaining('missing') } },
  ]);
  const include = ['safe', 'will-fail-again'];
  const wanted = await answerOf<Reply<typeof getBulkRun>>(
    await begin({ ids: [id], action: 'retry', include }),
  );
  expect(await over(wanted.id)).toMatchObject({ done: 1 });
  await until(async () => {
    const { attempts } = await deliveries.detail(id);
    expect(attempts).toHaveLength(2);
  });
});

test('a selection is what waits for the same cause, and the order is that of the amounts', async () => {
  const small = await deliveries.submit('B-4', withoutOrder);
  const large = await deliveries.submit('B-5', withoutOrder);
  await Promise.all([small, large].map((id) => deliveries.inState(id, 'parked')));
  await house.sql`update invoice set total = 1000000 where number = 'B-5'`;
  const where = { code: 'SUBJECT_VALUE_MISSING', type: 'subject' };
  const preview = await answerOf<Reply<typeof previewBulkRun>>(
    await call('POST', '/api/bulk-runs/preview', { where, action: 'skip', order: 'amount' }),
  );
  expect(preview.items[0]?.id).toBe(large);
  expect(preview.items.map(({ id }) => id)).toContain(small);
  const none = { where: { code: 'NO_SUCH_CODE' }, action: 'skip' };
  const empty = await call('POST', '/api/bulk-runs/preview', none);
  expect((await answerOf<Reply<typeof previewBulkRun>>(empty)).items).toEqual([]);
});

test('the same action id is one run, whatever comes with it', async () => {
  const ids = await parked('B-6');
  const actionId = randomUUID();
  const bodies = [
    { ids, action: 'skip' },
    { ids, action: 'abort' },
  ];
  for (const body of bodies) expect((await begin(body, actionId)).status).toBe(202);
  expect(await over(actionId)).toMatchObject({ action: 'skip', done: 1 });
  const { events } = await deliveries.inState(ids[0] ?? '', 'cancelled');
  expect(events.filter(({ kind }) => kind === 'resolved')).toHaveLength(1);
});

test('a run goes at its pace, and once it is stopped no further delivery begins', async () => {
  const ids = await parked('B-7', 'B-8', 'B-9');
  const { id } = await answerOf<Reply<typeof getBulkRun>>(
    await begin({ ids, action: 'skip', pace: 1 }),
  );
  await until(async () => expect((await run(id)).done).toBe(1));
  const [row] = await house.sql`
    select extract(epoch from next_at - settled_at)::float8 as wait
    from bulk_run r join bulk_item i on i.run_id = r.id and i.state = 'done'
    where r.id = ${id}
  `;
  expect(row?.wait).toBeCloseTo(60, 0);
  const stopped = await call('POST', `/api/bulk-runs/${id}/stop`);
  expect(await stopped.json()).toMatchObject({
    done: 1,
    waiting: 2,
    stopped: { by: 'key:support', at: expect.any(String) },
  });
  await house.sql`update bulk_run set next_at = now() where id = ${id}`;
  expect(await workOffRuns(depsOf(house))).toBe(0);
  expect((await deliveries.detail(ids[1] ?? '')).delivery.state).toBe('parked');
  const { items: runs } = await answerOf<Reply<typeof listBulkRuns>>(
    await call('GET', '/api/bulk-runs?limit=1'),
  );
  expect(runs).toMatchObject([{ id }]);
});

test('a server that dies between doing and noting does nothing twice', async () => {
  const ids = await parked('B-10');
  const { id } = await answerOf<Reply<typeof getBulkRun>>(await begin({ ids, action: 'skip' }));
  await over(id);
  await deliveries.inState(ids[0] ?? '', 'cancelled');
  await house.sql`update bulk_item set state = 'waiting', settled_at = null where run_id = ${id}`;
  await house.sql`update bulk_run set ended_at = null, next_at = now() where id = ${id}`;
  expect(await over(id)).toMatchObject({ done: 1, refused: 0 });
});

test('what changed since the preview is refused with the reason, and holds nobody up', async () => {
  const ids = await parked('B-11', 'B-12');
  const first = await begin({ ids: ids.slice(0, 1), action: 'skip' });
  const { id } = await answerOf<Reply<typeof getBulkRun>>(
    await begin({ ids, action: 'skip', pace: null }),
  );
  expect(first.status).toBe(202);
  const seen = await over(id);
  expect(seen.done + seen.refused).toBe(2);
  await deliveries.inState(ids[1] ?? '', 'cancelled');
});

test('an exit that the step has not is told delivery by delivery', async () => {
  const ids = await parked('B-13');
  const { id } = await answerOf<Reply<typeof getBulkRun>>(
    await begin({ ids, action: 'skip', exit: 'nowhere' }),
  );
  expect(await over(id)).toMatchObject({ refused: 1 });
  expect(await items(id)).toMatchObject([{ why: { en: expect.stringContaining('nowhere') } }]);
});

test('an issuer neither sees nor stops a run of another, nor reaches its deliveries', async () => {
  const ids = await parked('B-14');
  const { id } = await answerOf<Reply<typeof getBulkRun>>(
    await begin({ ids, action: 'skip', pace: 1 }),
  );
  const foreign = (method: string, path: string, body?: object) =>
    fetch(house.url + path, {
      method,
      headers: {
        authorization: `Bearer ${house.foreignKey}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  expect((await foreign('GET', `/api/bulk-runs/${id}`)).status).toBe(404);
  expect((await foreign('GET', `/api/bulk-runs/${id}/items`)).status).toBe(404);
  expect((await foreign('POST', `/api/bulk-runs/${id}/stop`)).status).toBe(404);
  const preview = await foreign('POST', '/api/bulk-runs/preview', { ids, action: 'abort' });
  expect((await answerOf<Reply<typeof previewBulkRun>>(preview)).items).toEqual([]);
});

test('an amendment of nothing is refused before anything begins', async () => {
  expect((await begin({ ids: ['x'], action: 'amend' })).status).toBe(400);
});

const depsOf = ({ sql, store, temporal, taskQueue }: House) => ({
  sql,
  store,
  temporal: { client: temporal.client, taskQueue },
});
