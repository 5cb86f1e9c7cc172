import { afterAll, beforeAll, expect, test } from 'vitest';
import type { getDelivery, previewAgain } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { saveChannel } from '#server/db/channels.ts';
import { publishDraft } from '#server/db/flows.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { plainPdf } from '../../samples/pdfs.ts';
import { draw } from '../../workflows/drawing.ts';
import { smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { answerOf, callAs, formOf, type House, openHouse, ops } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let house: House;
let smtp: TestSmtp;
let call: ReturnType<typeof callAs>;
let deliveries: ReturnType<typeof deliveriesBy>;

/** Version 1 asks for an order number, version 2 does without. */
const mail = (template: string) => ({
  ...draw(['start subject', 'subject email', 'email end'], {
    subject: { template },
    email: { channel: 'mail', to: 'ap@acme.example', what: 'original' },
  }),
  params: [],
  layout: {},
  stickies: [],
});
const waiting = {
  ...draw(['start waitEvent', 'waitEvent.received end'], {
    waitEvent: { event: 'order-number', writes: ['invoice.orderReference'] },
    end: { outcome: 'cancelled' },
  }),
  params: [],
  layout: {},
  stickies: [],
};
async function publish(flow: object, note: string): Promise<void> {
  const { sql } = house;
  const [row] = await sql<{ revision: number }[]>`
    update flow set draft = ${jsonOf(sql, flow)}, revision = revision + 1 where id = 'flow'
    returning revision
  `;
  await publishDraft(sql, ops, 'flow', { revision: row?.revision ?? 0, note });
}

beforeAll(async () => {
  smtp = await smtpServer();
  house = await openHouse('worker', { egressAllow: [`127.0.0.1:${smtp.port}`] });
  await saveChannel(house.sql, new Uint8Array(32), 'fermat', smtpChannel(smtp.port));
  call = callAs(house, 'support');
  deliveries = deliveriesBy(call);
  await publish(
    mail('V2 {{invoice.number}} {{invoice.orderReference}}'),
    'asks for an order number',
  );
});
afterAll(async () => {
  await house.close();
  await smtp.close();
});

const { orderReference: _, ...withoutOrder } = domesticInvoice;
async function submit(number: string, invoice: Invoice): Promise<string> {
  const form = formOf(invoice, { number });
  const pdf = Buffer.concat([Buffer.from(await plainPdf()), Buffer.from(`%${number}`)]);
  form.append('file', new Blob([pdf], { type: 'application/pdf' }), 'facture.pdf');
  const reply = await call('POST', '/api/invoices', form);
  return (await answerOf<{ delivery: string }>(reply)).delivery;
}
const again = (id: string, body: object) =>
  call('POST', `/api/deliveries/${id}/again`, {
    reason: 'as the customer asks',
    actionId: `again-${id}`,
    ...body,
  });
const preview = async (id: string, version?: number) =>
  answerOf<Reply<typeof previewAgain>>(
    await call('GET', `/api/deliveries/${id}/again${version ? `?version=${version}` : ''}`),
  );

test('a delivery that waits for a person goes on as another one, by a newer version, once', async () => {
  const old = await submit('F-AGAIN-1', withoutOrder);
  await deliveries.inState(old, 'parked');
  await publish(mail('V3 {{invoice.number}}'), 'does without');
  expect(await preview(old)).toMatchObject({
    from: 2,
    version: 3,
    ends: true,
    given: [],
    refused: null,
  });
  const sent = await again(old, {});
  expect(sent.status).toBe(202);
  const { delivery } = await answerOf<{ delivery: string }>(sent);
  const ended = await deliveries.inState(delivery, 'delivered');
  expect(ended.delivery.version).toBe(3);
  expect(ended.chain).toMatchObject([
    { id: old, version: 2, state: 'moved', againOf: null },
    { id: delivery, version: 3, againOf: old },
  ]);
  expect(smtp.received.filter(({ raw }) => raw.includes('F-AGAIN-1'))).toHaveLength(1);
  expect(await answerOf(await again(old, {}))).toMatchObject({ delivery });
  const rows = await house.sql`
    select actor, detail from action where kind = 'send-again' and subject = ${old}
  `;
  expect(rows).toMatchObject([
    { actor: 'key:support', detail: { reason: 'as the customer asks', from: 2, version: 3 } },
  ]);
});

test('what was given to the customer already is told, and nothing is sent before that is confirmed', async () => {
  const old = await submit('F-AGAIN-2', { ...domesticInvoice });
  await deliveries.inState(old, 'delivered');
  expect((await preview(old)).given).toMatchObject([
    { delivery: old, node: 'email', level: 'accepted' },
  ]);
  const refused = await again(old, {});
  expect(refused.status).toBe(409);
  expect(await answerOf(refused)).toMatchObject({
    type: 'urn:facteur:problem:confirmation-needed',
    problems: [{ code: 'GIVEN', at: 'email' }],
  });
  expect(smtp.received.filter(({ raw }) => raw.includes('F-AGAIN-2'))).toHaveLength(1);
  const sent = await again(old, { confirm: true, version: 2 });
  const { delivery } = await answerOf<{ delivery: string }>(sent);
  expect((await deliveries.inState(delivery, 'delivered')).delivery.version).toBe(2);
  expect(smtp.received.filter(({ raw }) => raw.includes('F-AGAIN-2'))).toHaveLength(2);
});

test('a delivery that waits for an event is moved with what people corrected in it', async () => {
  await publish(waiting, 'waits');
  const old = await submit('F-AGAIN-3', withoutOrder);
  await deliveries.inState(old, 'waiting');
  await publish(mail('V5 {{invoice.number}} {{invoice.orderReference}}'), 'asks again');
  const first = await again(old, {});
  const { delivery: parked } = await answerOf<{ delivery: string }>(first);
  await deliveries.inState(parked, 'parked');
  await call('POST', `/api/deliveries/${parked}/resolve`, {
    node: 'subject',
    action: 'amend',
    reason: 'told by telephone',
    actionId: 'amend-again-3',
    patch: { 'invoice.orderReference': '4500777' },
  });
  await deliveries.inState(parked, 'delivered');
  expect((await preview(parked)).amended).toEqual(['invoice.orderReference']);
  const { delivery } = await answerOf<{ delivery: string }>(await again(parked, { confirm: true }));
  await deliveries.inState(delivery, 'delivered');
  expect(smtp.received.filter(({ raw }) => raw.includes('V5 F-AGAIN-3 4500777'))).toHaveLength(2);
});

test('of one invoice one delivery is under way at a time, and the other one is named', async () => {
  const old = await submit('F-AGAIN-4', withoutOrder);
  await deliveries.inState(old, 'parked');
  const { delivery } = await answerOf<{ delivery: string }>(await again(old, {}));
  await deliveries.inState(delivery, 'parked');
  const twice = await again(old, { actionId: 'another-action' });
  expect(twice.status).toBe(409);
  const { detail } = await answerOf<{ detail: string }>(twice);
  expect(detail).toContain(delivery);
});

test('nobody sends what is another issuer’s, nor by a version that is not there', async () => {
  const old = await submit('F-AGAIN-5', withoutOrder);
  await deliveries.inState(old, 'parked');
  expect((await again(old, { version: 99 })).status).toBe(404);
  const foreign = await fetch(`${house.url}/api/deliveries/${old}/again`, {
    headers: { authorization: `Bearer ${house.foreignKey}` },
  });
  expect(foreign.status).toBe(404);
  const { events } = await answerOf<Reply<typeof getDelivery>>(
    await call('GET', `/api/deliveries/${old}`),
  );
  expect(events.some(({ kind }) => kind === 'ended')).toBe(false);
});
