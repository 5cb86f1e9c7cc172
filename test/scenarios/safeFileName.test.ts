import { afterAll, beforeAll, expect, test } from 'vitest';
import { safeFileName } from '#workflows/gallery/safeFileName.ts';
import { Stage } from './stage.ts';
import { totalling } from './totalling.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.publish(safeFileName, {
    language: 'en',
    params: { to: ['invoices@nordhavn.example'], billing: ['facturation@fermat.example'] },
  });
});
afterAll(() => stage.close());

test('odd numbers arrive as they are in the subject, and safely in the file name, which is the same each time', async () => {
  const invoice = totalling('12345.6', {
    number: 'F/2026/0102',
    orderReference: 'PO 88-É1',
  });
  const delivery = await stage.begin(invoice, '2026-03-02T09:00:00Z');
  await delivery.clock.settle();
  expect(delivery.outcome).toBe('delivered');
  const [mail] = await stage.mails();
  expect(mail?.subject).toBe('Invoice F/2026/0102 - PO PO 88-É1 - 12345.60 EUR');
  expect(mail?.raw).toMatch(/^Subject: =\?UTF-8\?Q\?/im);
  const name = mail?.files[0]?.name ?? '';
  expect(name).toBe('F-2026-0102_PO88-E1.pdf');
  expect(name.length).toBeLessThanOrEqual(40);
  expect(name).toMatch(/^[A-Za-z0-9_-]+\.pdf$/);
  expect(mail?.text).toMatch(/Please find attached invoice F\/2026\/0102, 12345\.60 EUR/);
});

test('a long order number is cut, the invoice’s number is kept', async () => {
  const invoice = totalling('10', { number: 'F-2026-0103', orderReference: 'X'.repeat(60) });
  const delivery = await stage.begin(invoice, '2026-03-02T09:00:00Z');
  await delivery.clock.settle();
  const name = (await stage.mails()).at(-1)?.files[0]?.name ?? '';
  expect(name).toHaveLength(40);
  expect(name).toMatch(/^F-2026-0103_X+\.pdf$/);
});
