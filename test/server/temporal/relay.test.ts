import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonOf } from '#server/db/anySql.ts';
import { submit } from '#server/intake/submit.ts';
import { connectTemporal, type Temporal } from '#server/temporal/client.ts';
import { reconcile } from '#server/temporal/reconcile.ts';
import { drainOutbox } from '#server/temporal/relay.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { temporalAddress } from '../../support/temporal.ts';
import { until } from '../../support/until.ts';
import { type House, openHouse } from '../house.ts';

/** One with a worker, which a lost engine comes back to; one whose own engine never answers. */
let house: House;
let deaf: House;
let temporal: Temporal;

beforeAll(async () => {
  [house, deaf] = await Promise.all([openHouse('worker'), openHouse('none')]);
  temporal = await connectTemporal(await temporalAddress());
});
afterAll(async () => {
  await temporal.close();
  await Promise.all([house.close(), deaf.close()]);
});

const take = async ({ sql, store }: House, number: string, invoice = domesticInvoice) => {
  const file = { name: 'f.json', bytes: Buffer.from(JSON.stringify({ ...invoice, number })) };
  return (await submit(sql, store, { issuer: 'fermat', files: [file], source: 'test' })).delivery;
};

const stateOf = async ({ sql }: House, id: string) =>
  (await sql<{ state: string }[]>`select state from delivery where id = ${id}`)[0]?.state;

const reaches = (which: House, id: string, state: string) =>
  until(async () => expect(await stateOf(which, id)).toBe(state));

const { orderReference: _, ...withoutOrder } = domesticInvoice;
const quickly = { quietSeconds: 0 };
const access = (which: House) => ({ client: which.temporal.client, taskQueue: which.taskQueue });

test('an order that the engine did not take stays, and is carried out when it answers', async () => {
  const id = await take(deaf, 'R-1');
  const tried = await until(async () => {
    const [row] = await deaf.sql`
      select last_error from outbox where delivery_id = ${id} and last_error is not null
    `;
    expect(row).toBeDefined();
    return row;
  });
  expect(tried?.lastError).not.toBe('');
  await deaf.sql`update outbox set next_at = now()`;
  const later = { client: temporal.client, taskQueue: `nobody-${id}` };
  expect(await drainOutbox(deaf.sql, later, deaf.log)).toBe(1);
  expect(await deaf.sql`select from outbox`).toEqual([]);
  const { status } = await temporal.client.workflow.getHandle(id).describe();
  expect(status.name).toBe('RUNNING');
  await temporal.client.workflow.getHandle(id).terminate('test over');
});

test('an order that was carried out before a crash is not an error the second time', async () => {
  const id = await take(house, 'R-2');
  await reaches(house, id, 'cancelled');
  await house.sql`insert into outbox (delivery_id) values (${id})`;
  await drainOutbox(house.sql, access(house), house.log);
  expect(await house.sql`select from outbox where delivery_id = ${id}`).toEqual([]);
  const { runId } = await house.temporal.client.workflow.getHandle(id).describe();
  const [first] = await house.temporal.client.workflow
    .getHandle(id)
    .fetchHistory()
    .then(({ events }) => events ?? []);
  expect(first?.workflowExecutionStartedEventAttributes?.originalExecutionRunId).toBe(runId);
});

test('several relays share the orders, each being started once', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => take(deaf, `R-MANY-${n}`)));
  const queue = { client: temporal.client, taskQueue: `nobody-${ids[0]}` };
  await deaf.sql`update outbox set next_at = now() + interval '1 hour'`;
  await deaf.sql`update outbox set next_at = now()`;
  const started = await Promise.all(
    Array.from({ length: 4 }, () => drainOutbox(deaf.sql, queue, deaf.log)),
  );
  expect(started.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(30);
  expect(await deaf.sql`select from outbox`).toEqual([]);
  for (const id of ids) await temporal.client.workflow.getHandle(id).terminate('test over');
});

test('a relay that is stopped leaves the rest of the orders to the next one', async () => {
  const ids = await Promise.all(Array.from({ length: 45 }, (_, n) => take(deaf, `R-STOP-${n}`)));
  const queue = { client: temporal.client, taskQueue: `nobody-${ids[0]}` };
  await deaf.sql`update outbox set next_at = now()`;
  let rounds = 0;
  const isStopped = () => {
    rounds += 1;
    return rounds > 1;
  };
  expect(await drainOutbox(deaf.sql, queue, deaf.log, isStopped)).toBeLessThanOrEqual(20);
  expect((await deaf.sql`select from outbox`).length).toBeGreaterThan(0);
  await deaf.sql`update outbox set next_at = now()`;
  await drainOutbox(deaf.sql, queue, deaf.log);
  for (const id of ids) await temporal.client.workflow.getHandle(id).terminate('test over');
});

test('events that a dying worker did not tell are read from the workflow', async () => {
  const id = await take(house, 'R-3', withoutOrder);
  await reaches(house, id, 'parked');
  const told =
    await house.sql`select seq, event from delivery_event where delivery_id = ${id} order by seq`;
  await house.sql`delete from delivery_event where delivery_id = ${id} and seq > 1`;
  await house.sql`update delivery set state = 'running', node = 'subject', fault = null where id = ${id}`;
  await reconcile(house.sql, access(house), house.log, quickly);
  expect(
    await house.sql`select seq, event from delivery_event where delivery_id = ${id} order by seq`,
  ).toEqual(told);
  expect(await stateOf(house, id)).toBe('parked');
});

test('a delivery whose workflow the engine lost is started again, its first story kept apart', async () => {
  const id = await take(house, 'R-4');
  await reaches(house, id, 'cancelled');
  // As if the engine's store were gone: the row is open, and no workflow has this id.
  const lost = `lost-${id}`;
  await house.sql`
    insert into delivery (id, issuer_id, invoice_id, flow_id, version, input, state)
    select ${lost}, issuer_id, invoice_id, flow_id, version,
      jsonb_set(input, '{context,delivery,id}', to_jsonb(${lost}::text)), 'running'
    from delivery where id = ${id}
  `;
  const half = { seq: 1, at: '2026-09-01T08:00:00.000Z', kind: 'started', node: 'start' };
  await house.sql`
    insert into delivery_event (delivery_id, seq, event) values (${lost}, 1, ${jsonOf(house.sql, half)})
  `;
  const { restarted } = await reconcile(house.sql, access(house), house.log, quickly);
  expect(restarted).toBe(1);
  await reaches(house, lost, 'cancelled');
  const [kept] =
    await house.sql`select detail from action where kind = 'restart' and subject = ${lost}`;
  expect(kept?.detail).toEqual({ events: [half] });
  await reconcile(house.sql, access(house), house.log, quickly);
  expect(await house.sql`select from action where kind = 'restart'`).toHaveLength(1);
});

test('a workflow that was ended in the engine ends its delivery as failed, with a word about it', async () => {
  const id = await take(house, 'R-5', withoutOrder);
  await reaches(house, id, 'parked');
  await house.temporal.client.workflow.getHandle(id).terminate('by hand');
  await reconcile(house.sql, access(house), house.log, quickly);
  const [row] = await house.sql`select state, fault from delivery where id = ${id}`;
  expect(row).toMatchObject({ state: 'failed', fault: { code: 'ENGINE_ENDED' } });
});

test('a second look at what did not change asks no workflow', async () => {
  const id = await take(house, 'R-6', withoutOrder);
  await reaches(house, id, 'parked');
  const seen = new Map<string, number>();
  await reconcile(house.sql, access(house), house.log, { ...quickly, seen });
  expect(seen.has(id)).toBe(true);
  const again = await reconcile(house.sql, access(house), house.log, { ...quickly, seen });
  expect(again).toMatchObject({ caughtUp: 0, restarted: 0, unknown: 0 });
  await house.sql`update delivery set ended_at = now() where id = ${id}`;
  await reconcile(house.sql, access(house), house.log, { ...quickly, seen });
  expect(seen.has(id)).toBe(false);
});

test('a quick look passes by what waits for a person; a full one does not', async () => {
  const id = await take(house, 'R-PARKED', withoutOrder);
  await drainOutbox(house.sql, access(house), house.log);
  await reaches(house, id, 'parked');
  const seen = new Map();
  const look = (which: 'moving' | 'all') =>
    reconcile(house.sql, access(house), house.log, { quietSeconds: 0, which, seen });
  await look('moving');
  expect(seen.has(id)).toBe(false);
  await look('all');
  expect(seen.has(id)).toBe(true);
});
