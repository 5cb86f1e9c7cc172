import { afterAll, beforeAll, expect, test } from 'vitest';
import { extract } from '#activities/formats/pdf/extract.ts';
import { waitForOrder } from '#workflows/gallery/waitForOrder.ts';
import type { Message } from '#workflows/message.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

/** Monday 1 June 2026, 10 o'clock in Paris. */
const CREATED = '2026-06-01T08:00:00Z';
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(waitForOrder, {
    language: 'en',
    params: {
      to: ['ap@meridian.example'],
      sales: ['sales@fermat.example'],
      director: ['director@fermat.example'],
      billing: ['facturation@fermat.example'],
    },
  });
});
afterAll(() => stage.close());

const { orderReference: _, ...withoutOrder } = totalling('100');
async function begin(number: string) {
  const delivery = await stage.begin({ ...withoutOrder, number }, CREATED);
  await delivery.clock.settle();
  const before = (await stage.mails()).length;
  return { delivery, mails: async () => (await stage.mails()).slice(before) };
}
const order = (value: string): Message => ({
  id: `told ${value}`,
  name: 'order-number',
  value,
  from: 'customer portal',
});

test('the order number comes on day 5: one reminder before, and it leaves with the number in subject and XML', async () => {
  const { delivery, mails } = await begin('F-PO-1');
  await delivery.clock.passTo('2026-06-08T08:00:00Z');
  expect((await mails()).map(({ to }) => to)).toEqual([['sales@fermat.example']]);
  expect(delivery.interpreter.receive(order('PO 45')).verdict).toBe('rejected');
  await delivery.clock.settle();
  expect(delivery.state('order')).toBe('waiting');
  expect(delivery.interpreter.receive(order('4512345678')).verdict).toBe('taken');
  await delivery.clock.settle();
  expect(delivery.outcome).toBe('delivered');
  const sent = await mails();
  expect(sent).toHaveLength(2);
  const mail = sent.at(-1);
  expect(mail).toMatchObject({
    to: ['ap@meridian.example'],
    subject: 'Invoice F-PO-1 / PO 4512345678',
  });
  expect(await factur(mail?.files[0]?.bytes)).toContain(
    '<ram:IssuerAssignedID>4512345678</ram:IssuerAssignedID>',
  );
});

test('day 3 and day 8 remind, day 12 escalates, day 15 ends in the queue “À décider” without sending', async () => {
  const { delivery, mails } = await begin('F-PO-2');
  await delivery.clock.passTo('2026-07-15T08:00:00Z');
  expect(delivery.at('reminded', 'order').map(({ at, exit }) => [exit, at.slice(0, 10)])).toEqual([
    ['reminder', '2026-06-04'],
    ['reminder', '2026-06-11'],
    ['escalation', '2026-06-17'],
  ]);
  expect((await mails()).map(({ to }) => to[0])).toEqual([
    'sales@fermat.example',
    'sales@fermat.example',
    'director@fermat.example',
  ]);
  expect(delivery.at('parked', 'decide')[0]?.at).toBe('2026-06-22T08:00:00.000Z');
  expect(delivery.view().nodes.decide?.fault?.message.fr).toBe('À décider');
  expect(delivery.outcome).toBeUndefined();
});

/** The XML that a Factur-X PDF carries. */
async function factur(pdf: Buffer | undefined): Promise<string> {
  const { data } = await extract(pdf ?? Buffer.alloc(0));
  return Buffer.from(data[0]?.bytes ?? []).toString();
}
