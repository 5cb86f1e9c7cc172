import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { listDeliveries, runBulk, summariseDeliveries } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { sha256Hex } from '#workflows/plan.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let house: House;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  house = await openHouse('worker');
  call = callAs(house, 'support');
});
afterAll(() => house.close());

const { orderReference: _, ...withoutOrder } = domesticInvoice;

const submit = (number: string, invoice: Invoice = withoutOrder) =>
  deliveriesBy(call).submit(number, invoice);
const detail = (id: string) => deliveriesBy(call).detail(id);
const inState = (id: string, state: string) => deliveriesBy(call).inState(id, state);

const resolve = (id: string, body: object) =>
  call('POST', `/api/deliveries/${id}/resolve`, {
    node: 'subject',
    reason: 'the customer gave it',
    actionId: randomUUID(),
    ...body,
  });

test('an invoice without its order number waits with the form that mends it, and goes on once it is given', async () => {
  const id = await submit('F-MEND');
  const parked = await inState(id, 'parked');
  expect(parked.delivery).toMatchObject({
    node: 'subject',
    nodeType: 'subject',
    fault: { code: 'SUBJECT_VALUE_MISSING', remedy: 'fix' },
  });
  expect(parked.parked).toMatchObject([
    {
      node: 'subject',
      uncertain: false,
      missing: [{ path: 'invoice.orderReference', value: null, label: { fr: expect.any(String) } }],
      actions: ['retry', 'amend', 'skip', 'abort'],
      exits: [{ id: 'ok' }],
    },
  ]);

  const amend = { action: 'amend', patch: { 'invoice.orderReference': '4500777' } };
  const reply = await resolve(id, amend);
  expect(reply.status).toBe(200);
  expect(await reply.json()).toMatchObject({ delivery: id, generation: 2 });
  const ended = await inState(id, 'cancelled');
  expect(ended.attempts.at(-1)?.output).toMatchObject({
    vars: { subject: 'FACTURE F-MEND / CDE 4500777' },
  });
  expect(ended.parked).toEqual([]);
  const [kept] =
    await house.sql`select actor, detail from action where kind = 'resolve' and subject = ${id}`;
  expect(kept).toMatchObject({ actor: 'key:support', detail: { action: 'amend', generation: 2 } });
});

test('each seal is the sha256 of its text, or names a document that can be fetched', async () => {
  const ended = await inState(await submit('F-SEAL', domesticInvoice), 'cancelled');
  expect(ended.seals.map(({ what }) => what)).toEqual(expect.arrayContaining(['plan', 'events']));
  for (const { sha256, text } of ended.seals) {
    if (text !== null) expect(sha256Hex(text)).toBe(sha256);
    else expect((await call('GET', `/api/documents/${sha256}`)).status).toBe(200);
  }
  // The invoice as submitted and as read are two files of one name.
  const labels = ended.seals.map(({ what, name }) => `${what} ${name}`);
  expect(new Set(labels).size).toBe(labels.length);
});

test('the same action twice is one action', async () => {
  const id = await submit('F-TWICE');
  await inState(id, 'parked');
  const actionId = randomUUID();
  const skip = { action: 'skip', actionId };
  const replies = await Promise.all([resolve(id, skip), resolve(id, skip)]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  const { events } = await inState(id, 'cancelled');
  expect(events.filter(({ kind }) => kind === 'resolved')).toHaveLength(1);
  expect(await house.sql`select from action where detail->>'actionId' = ${actionId}`).toHaveLength(
    1,
  );
});

test.each([
  [{ action: 'arrived' }, 409, 'ACTION_NOT_POSSIBLE'],
  [{ action: 'retry', node: 'start' }, 409, 'ACTION_NOT_POSSIBLE'],
  [{ action: 'skip', exit: 'nowhere' }, 409, 'ACTION_NOT_POSSIBLE'],
  [{ action: 'amend', patch: { 'invoice.total': '1.00' } }, 422, 'AMENDMENT_INVALID'],
  [{ action: 'amend', patch: { 'invoice.dueDate': 'tomorrow' } }, 422, 'AMENDMENT_INVALID'],
  [{ action: 'amend', patch: { 'delivery.id': 'x' } }, 422, 'AMENDMENT_INVALID'],
])('%j is refused and changes nothing', async (body, status, code) => {
  const id = await submit(`F-NO-${randomUUID()}`);
  const before = await inState(id, 'parked');
  const reply = await resolve(id, body);
  expect(await reply.json()).toMatchObject({ status, code });
  expect((await detail(id)).events).toEqual(before.events);
});

test('why an action is refused is said in both languages', async () => {
  const id = await submit('F-WHY');
  await inState(id, 'parked');
  const reply = await resolve(id, { action: 'retry', node: 'start' });
  expect(await reply.json()).toMatchObject({
    words: {
      detail: {
        fr: expect.stringContaining('elle n’attend personne'),
        en: expect.stringContaining('it does not wait for anybody'),
      },
    },
  });
});

test('an ended delivery takes no action, and another issuer’s is not there', async () => {
  const id = await submit('F-OVER', domesticInvoice);
  await inState(id, 'cancelled');
  expect((await resolve(id, { action: 'retry' })).status).toBe(409);
  const foreign = await fetch(`${house.url}/api/deliveries/${id}`, {
    headers: { authorization: `Bearer ${house.foreignKey}` },
  });
  expect(foreign.status).toBe(404);
});

test('lists and counts tell what needs somebody, by cause', async () => {
  const id = await submit('F-LIST');
  await inState(id, 'parked');
  const page = await answerOf<Reply<typeof listDeliveries>>(
    await call('GET', '/api/deliveries?state=needs-action&code=SUBJECT_VALUE_MISSING&q=F-LIST'),
  );
  expect(page.items).toMatchObject([{ id, state: 'parked', invoiceNumber: 'F-LIST', tries: 1 }]);
  const summary = await answerOf<Reply<typeof summariseDeliveries>>(
    await call('GET', '/api/deliveries/summary'),
  );
  expect(summary.causes).toMatchObject([{ code: 'SUBJECT_VALUE_MISSING', type: 'subject' }]);
  expect(summary.causes[0]?.count).toBe(summary.needsAction);
  expect(summary.matrix).toMatchObject([{ customerId: 'bread', type: 'subject' }]);
});

test('pages of one show every delivery once', async () => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page: Reply<typeof listDeliveries> = await answerOf(
      await call('GET', `/api/deliveries?limit=1${after}`),
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  const all = await house.sql`select id from delivery`;
  expect(ids.sort()).toEqual(all.map(({ id }) => id).sort());
});

test('a bulk action goes in the order of the invoices, and tells the same results again after a lost answer', async () => {
  const first = await submit('F-BULK-1');
  const second = await submit('F-BULK-2');
  await Promise.all([inState(first, 'parked'), inState(second, 'parked')]);
  const ids = [second, first];
  const preview = await call('POST', '/api/deliveries/bulk/preview', { ids, action: 'retry' });
  expect(await preview.json()).toMatchObject([
    { id: first, verdict: 'will-fail-again' },
    { id: second, verdict: 'will-fail-again' },
  ]);
  const body = { ids, action: 'abort', reason: 'not needed', actionId: randomUUID() };
  const results = await answerOf<Reply<typeof runBulk>>(
    await call('POST', '/api/deliveries/bulk', body),
  );
  expect(results).toEqual([
    { id: first, ok: true, problem: null },
    { id: second, ok: true, problem: null },
  ]);
  await inState(first, 'failed');
  const again = await answerOf<Reply<typeof runBulk>>(
    await call('POST', '/api/deliveries/bulk', body),
  );
  expect(again).toEqual(results);
  const another = { ...body, actionId: randomUUID() };
  const refused = await answerOf<Reply<typeof runBulk>>(
    await call('POST', '/api/deliveries/bulk', another),
  );
  expect(refused.map(({ ok }) => ok)).toEqual([false, false]);
});
