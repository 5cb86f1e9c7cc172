import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonOf } from '#server/db/anySql.ts';
import { makeBatches } from '#server/db/batches.ts';
import { saveChannel } from '#server/db/channels.ts';
import { gatherPack } from '#server/evidence/gather.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { draw } from '../../workflows/drawing.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let smtp: TestSmtp;
let house: House;
let deliveries: ReturnType<typeof deliveriesBy>;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  smtp = await smtpServer();
  house = await openHouse('worker', { egressAllow: [`127.0.0.1:${smtp.port}`] });
  call = callAs(house, 'support');
  deliveries = deliveriesBy(call);
  await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
  const drawn = draw(
    [
      'start render',
      'render filename',
      'filename batch',
      'batch.leaves list',
      'list subject',
      'subject email',
      'email end',
    ],
    {
      render: { pages: 'drawn' },
      filename: { template: '{{invoice.number}}' },
      batch: { every: 'week', weekday: 'friday', time: '16:30' },
      list: { name: 'LIST' },
      subject: { template: '{{batch.count}} for {{customer.name}}' },
      email: { channel: 'mail', to: 'ap@acme.example', attachList: true },
    },
  );
  const flow = { ...drawn, params: [], layout: {}, stickies: [] };
  const created = await callAs(house, 'ops')('POST', '/api/flows', { flow });
  const { id } = await answerOf<{ id: string }>(created);
  const published = await callAs(house, 'admin')('POST', `/api/flows/${id}/publish`, {
    revision: 1,
    note: 'every week',
  });
  expect(published.status).toBe(201);
  await house.sql`update customer set flow_id = ${id} where id = 'bread'`;
});
afterAll(async () => {
  await house.close();
  await smtp.close();
});

function documentIn({ context }: DeliveryInput, role: string): DocumentRef {
  const document = context.documents[role];
  if (!document) throw new Error(`no ${role}`);
  return document;
}

/** An invoice whose batch leaves at a time of the test's: its step finds it in that one already. */
async function leavesAt(number: string, cutOff: string): Promise<{ id: string; batch: string }> {
  const { sql } = house;
  const first = await deliveries.submit(number, domesticInvoice);
  const id = randomUUID();
  const [row] = await sql<
    { input: DeliveryInput }[]
  >`select input from delivery where id = ${first}`;
  const input = row?.input as DeliveryInput;
  const own = {
    ...input,
    context: { ...input.context, delivery: { ...input.context.delivery, id } },
  };
  await sql`
    insert into delivery (id, issuer_id, invoice_id, flow_id, version, input)
    select ${id}, issuer_id, invoice_id, flow_id, version, ${jsonOf(sql, own)}
    from delivery where id = ${first}
  `;
  const joined = await makeBatches(sql).join({
    delivery: id,
    node: 'batch',
    generation: 1,
    currency: 'EUR',
    key: '',
    period: { cutOff, period: '2026-W45', year: '2026', week: '45' },
    // As if its step had brought it: however slow the machine is, the batch has what it takes along.
    member: { delivery: id, fileName: number, documents: { invoice: documentIn(own, 'data') } },
  });
  await sql`insert into outbox (delivery_id) values (${id})`;
  await sql`select pg_notify('outbox', '')`;
  return { id, batch: joined?.batch ?? '' };
}

test('two invoices leave in one mail; each ends as delivered, is linked with its batch, and its pack proves both', async () => {
  const cutOff = new Date(Date.now() + 3000).toISOString();
  const [one, other] = await Promise.all([
    leavesAt('F-LOT-1', cutOff),
    leavesAt('F-LOT-2', cutOff),
  ]);
  expect(other.batch).toBe(one.batch);
  const left = await deliveries.inState(one.batch, 'delivered');
  const ended = await deliveries.inState(one.id, 'delivered');
  await deliveries.inState(other.id, 'delivered');

  expect(smtp.received).toHaveLength(1);
  const raw = smtp.received[0]?.raw.toString('latin1') ?? '';
  for (const name of ['F-LOT-1.', 'F-LOT-2.', 'LIST.xlsx']) expect(raw).toContain(name);
  expect(left.delivery).toMatchObject({ invoiceId: null, batch: { count: 2, closed: true } });
  expect(left.members.map(({ number }) => number).sort()).toEqual(['F-LOT-1', 'F-LOT-2']);
  expect(left.documents.map(({ role }) => role)).toContain('list');
  expect(ended.batches).toMatchObject([{ id: one.batch, node: 'batch', state: 'delivered' }]);
  const list = await answerOf<{ items: { id: string; invoiceNumber: string }[] }>(
    await call('GET', '/api/deliveries?q=2026-W45'),
  );
  expect(list.items.map(({ id }) => id)).toEqual([one.batch]);

  const { store, sql, temporal } = house;
  const pack = await gatherPack(
    { sql, store, client: temporal.client, now: () => new Date() },
    { issuer: 'fermat', invoice: ended.delivery.invoiceId ?? '' },
  );
  const packed = pack?.deliveries.find(({ about }) => about.id === one.batch);
  expect(packed?.about.publishedHash).toBe(packed?.plan.hash);
});

test('one that a person skips while it waits stays out of the batch; nobody else tells it that the batch is over', async () => {
  const cutOff = new Date(Date.now() + 3_600_000).toISOString();
  const [stays, skipped] = await Promise.all([
    leavesAt('F-LOT-3', cutOff),
    leavesAt('F-LOT-4', cutOff),
  ]);
  const { awaited } = await deliveries.inState(skipped.id, 'waiting');
  expect(awaited).toMatchObject([{ node: 'batch', message: null }]);
  const decide = (id: string, action: string) =>
    call('POST', `/api/deliveries/${id}/resolve`, {
      node: 'batch',
      action,
      reason: 'by another way',
      actionId: `${action}-${id}`,
    });
  expect((await decide(stays.id, 'retry')).status).toBe(409);
  expect((await decide(skipped.id, 'skip')).status).toBe(200);
  const told = await call('POST', `/api/deliveries/${stays.id}/messages`, {
    name: 'batch',
    value: 'delivered',
    messageId: 'made-up-by-somebody',
  });
  expect(told.status).toBe(409);
  await deliveries.inState(skipped.id, 'nothing-to-do');
  const { members } = await deliveries.detail(stays.batch);
  expect(members.map(({ number }) => number)).toEqual(['F-LOT-3']);
});
