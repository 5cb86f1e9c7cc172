import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneMailPerInvoice } from '#workflows/gallery/oneMailPerInvoice.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { creditNote, domesticInvoice } from '../samples/invoices.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

const NOW = '2026-03-02T09:00:00Z';
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(oneMailPerInvoice, {
    params: {
      to: ['ap.invoices@acme.example'],
      creditNotesTo: 'creditnotes@acme.example',
      controller: 'controller@acme.example',
      billing: ['facturation@ateliers-fermat.example'],
    },
  });
});
afterAll(() => stage.close());

/** Plays an invoice to where it stands without time passing. @returns the mails that it sent */
async function play(invoice: Invoice) {
  const before = (await stage.mails()).length;
  const delivery = await stage.begin(invoice, NOW);
  await delivery.clock.settle();
  return { delivery, mails: (await stage.mails()).slice(before) };
}
const order = { orderReference: '4500123' };

test('below the amount: one mail, exactly that subject, one attachment of that name, no copy', async () => {
  const invoice = totalling('9999.99', { number: 'F-2026-0101', ...order });
  const { delivery, mails } = await play(invoice);
  expect(delivery.outcome).toBe('delivered');
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    to: ['ap.invoices@acme.example'],
    cc: undefined,
    subject: 'FACTURE F-2026-0101 / CDE 4500123',
    files: [{ name: 'FACTURE_F-2026-0101.pdf', type: 'application/pdf' }],
  });
});

test.each([
  ['10000.00', undefined],
  ['10000.01', 'controller@acme.example'],
])('a total of %s has the copy %s: strictly above', async (total, copy) => {
  const { mails } = await play(totalling(total, { number: `F-${total}`, ...order }));
  expect(mails.map(({ cc }) => cc)).toEqual([copy]);
});

test('a credit note goes elsewhere, names the invoice it credits, and is never copied', async () => {
  const { mails } = await play(creditNote);
  expect(mails).toMatchObject([
    {
      to: ['creditnotes@acme.example'],
      cc: undefined,
      subject: 'AVOIR AV-2026-0007 / FACTURE F-2026-0101',
    },
  ]);
});

test('without an order number it is held in its queue and nothing leaves; once filled in, it leaves', async () => {
  const { orderReference: _, ...withoutOrder } = domesticInvoice;
  const { delivery, mails } = await play({ ...withoutOrder, number: 'F-HELD' });
  expect(mails).toEqual([]);
  expect(delivery.state('hold')).toBe('parked');
  expect(delivery.view().nodes.hold?.fault?.message.fr).toBe('PO manquant');
  delivery.interpreter.resolve({
    node: 'hold',
    action: 'amend',
    actor: 'support@demo',
    reason: 'told on the phone',
    patch: { 'invoice.orderReference': '4500999' },
  });
  await delivery.clock.settle();
  expect(delivery.outcome).toBe('delivered');
  expect((await stage.mails()).at(-1)?.subject).toBe('FACTURE F-HELD / CDE 4500999');
});

test('the same files twice are one delivery', async () => {
  const invoice = totalling('1200.00', { number: 'F-TWICE', ...order });
  const first = await stage.submit(invoice);
  const second = await stage.submit(invoice);
  expect(second.delivery).toBe(first.delivery);
  expect(second.duplicateOf).toBe(first.invoice);
});
