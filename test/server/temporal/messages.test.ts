import { afterAll, beforeAll, expect, test } from 'vitest';
import type { tellDelivery } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { draw } from '../../workflows/drawing.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

type Verdict = Reply<typeof tellDelivery>;

let house: House;
let call: ReturnType<typeof callAs>;
let deliveries: ReturnType<typeof deliveriesBy>;

const edges = [
  'start branch',
  'branch.yes subject',
  'branch.no waitEvent',
  'waitEvent.received subject',
  'subject end',
  'waitEvent.timeout end2',
];

beforeAll(async () => {
  house = await openHouse('worker');
  call = callAs(house, 'support');
  deliveries = deliveriesBy(call);
  const flow = {
    ...draw(edges, {
      branch: { rule: { present: [{ var: 'invoice.orderReference' }] } },
      waitEvent: { writes: ['invoice.orderReference'], mask: '45########', timeout: 15 },
      subject: { template: '{{invoice.number}} {{invoice.orderReference}}' },
      end: { outcome: 'cancelled' },
      end2: { outcome: 'cancelled' },
    }),
    params: [],
    layout: {},
    stickies: [],
  };
  const ops = callAs(house, 'ops');
  const { id } = await answerOf<{ id: string }>(await ops('POST', '/api/flows', { flow }));
  const published = await callAs(house, 'admin')('POST', `/api/flows/${id}/publish`, {
    revision: 1,
    note: 'waits for the order',
  });
  expect(published.status).toBe(201);
  await house.sql`update customer set flow_id = ${id} where id = 'bread'`;
});
afterAll(() => house.close());

const { orderReference: _, ...withoutOrder } = domesticInvoice;
const waiting = async (number: string): Promise<string> => {
  const id = await deliveries.submit(number, withoutOrder);
  await deliveries.inState(id, 'waiting');
  return id;
};
const order = (value: string, messageId = `${value}-message`) => ({
  name: 'order-number',
  value,
  messageId,
});
const tell = async (id: string, body: object): Promise<Verdict> =>
  answerOf<Verdict>(await call('POST', `/api/deliveries/${id}/messages`, body));

test('an invoice without an order number waits for one, refuses a wrong one, and leaves with the right one', async () => {
  const id = await waiting('F-MSG-1');
  const { awaited, delivery } = await deliveries.detail(id);
  expect(delivery.node).toBe('waitEvent');
  expect(awaited).toMatchObject([
    { node: 'waitEvent', message: 'order-number', mask: '45########', reminded: 0 },
  ]);
  expect(awaited[0]?.label?.en).toBe('Purchase order reference');
  expect(await tell(id, order('PO-1'))).toMatchObject({
    verdict: 'rejected',
    why: { en: '“PO-1” is not of the form 45########' },
  });
  expect((await deliveries.detail(id)).delivery.state).toBe('waiting');
  expect(await tell(id, order('4500012345'))).toMatchObject({ verdict: 'taken' });
  const ended = await deliveries.inState(id, 'cancelled');
  const subject = ended.events.find((event) => event.kind === 'done' && event.node === 'subject');
  expect(subject).toMatchObject({ note: 'F-MSG-1 4500012345' });
  // The rule that had found nothing was asked again.
  expect(ended.events.filter((e) => e.kind === 'started' && e.node === 'branch')).toHaveLength(2);
});

test('the same message twice is one, by its id; one that comes after the end is kept as late', async () => {
  const id = await waiting('F-MSG-2');
  expect(await tell(id, order('4500000002', 'twice-the-same'))).toMatchObject({ verdict: 'taken' });
  expect(await tell(id, order('4599999999', 'twice-the-same'))).toMatchObject({ verdict: 'taken' });
  await deliveries.inState(id, 'cancelled');
  expect(await tell(id, order('4500000003'))).toMatchObject({ verdict: 'late' });
  const kept = await house.sql`
    select value, verdict->>'verdict' as verdict from delivery_message where delivery_id = ${id} order by received_at
  `;
  expect([...kept]).toEqual([
    { value: '4500000002', verdict: 'taken' },
    { value: '4500000003', verdict: 'late' },
  ]);
});

test('a portal that knows the invoice alone tells its running deliveries', async () => {
  const id = await waiting('F-MSG-3');
  const body = { ...order('4500000004'), invoice: 'F-MSG-3', from: 'customer portal' };
  expect(await answerOf(await call('POST', '/api/messages', body))).toEqual([
    { delivery: id, verdict: 'taken', why: null },
  ]);
  const ended = await deliveries.inState(id, 'cancelled');
  expect(ended.events.find(({ kind }) => kind === 'received')).toMatchObject({
    message: { from: 'customer portal', value: '4500000004' },
  });
  const again = await call('POST', '/api/messages', body);
  expect(again.status).toBe(409);
});

test('what nothing waits for, and what the invoice can’t take, is refused before it is kept', async () => {
  const id = await waiting('F-MSG-4');
  const payment = { name: 'payment', messageId: 'payment-1' };
  expect((await call('POST', `/api/deliveries/${id}/messages`, payment)).status).toBe(409);
  const long = order('4'.repeat(1500));
  expect((await call('POST', `/api/deliveries/${id}/messages`, long)).status).toBeGreaterThan(399);
  expect((await tell(id, order('4500000005'))).verdict).toBe('taken');
});

test('a wait can be skipped or aborted by a person', async () => {
  const id = await waiting('F-MSG-5');
  const decision = { node: 'waitEvent', action: 'abort', reason: 'cancelled by the buyer' };
  const reply = await call('POST', `/api/deliveries/${id}/resolve`, {
    ...decision,
    actionId: 'abort-the-wait',
  });
  expect(reply.status).toBe(200);
  await deliveries.inState(id, 'failed');
});

test('skipped without a word on where to, it goes on by its first exit, not by the one that the database puts first', async () => {
  const id = await waiting('F-MSG-7');
  const reply = await call('POST', `/api/deliveries/${id}/resolve`, {
    node: 'waitEvent',
    action: 'skip',
    reason: 'none will come',
    actionId: 'skip-the-wait',
  });
  expect(reply.status).toBe(200);
  const { events } = await deliveries.detail(id);
  expect(events.find((e) => e.kind === 'done' && e.node === 'waitEvent')).toMatchObject({
    exit: 'received',
  });
});

test('what was told while the engine was away is given once it is back', async () => {
  const id = await waiting('F-MSG-6');
  await house.sql`
    insert into delivery_message (id, issuer_id, delivery_id, name, value, teller, received_at)
    values ('told-while-away', 'fermat', ${id}, 'order-number', '4500000006', 'portal', now() - interval '1 minute')
  `;
  await deliveries.inState(id, 'cancelled');
});
