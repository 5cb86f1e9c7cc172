import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { arrival, calendar } from '#server/demo/calendar.ts';
import { demoCustomers } from '#server/demo/customers.ts';
import { demoFlows } from '#server/demo/flows.ts';
import { demoInvoice } from '#server/demo/invoices.ts';
import { compile } from '#workflows/compile.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';

test('the month holds 40 invoices of six customers over 30 days, with three failures', () => {
  expect(calendar).toHaveLength(40);
  expect(new Set(calendar.map(({ customer }) => customer)).size).toBe(6);
  expect(Math.max(...calendar.map(({ daysAgo }) => daysAgo))).toBe(30);
  const failures = calendar.flatMap(({ failure }) => (failure ? [failure] : []));
  expect(failures.sort()).toEqual(['mailbox-unknown', 'name-taken', 'no-order-number']);
});

test('an invoice arrives on its day, never later than the demo is set up', () => {
  const early = new Date('2026-09-01T05:00:00.000Z');
  expect(arrival(39, '2026-09-01', early)).toBe(early.toISOString());
  expect(arrival(39, '2026-09-01', new Date('2026-09-01T18:00:00.000Z'))).toBe(
    '2026-09-01T10:33:00.000Z',
  );
  expect(arrival(38, '2026-08-31', early)).toBe('2026-08-31T09:26:00.000Z');
});

test.each(Object.entries(demoCustomers))(
  'invoices to %s break no rule of EN 16931, whatever is drawn',
  (_, customer) => {
    for (let seed = 0; seed < 30; seed++) {
      const invoice = demoInvoice({
        number: `F-2026-${seed}`,
        issueDate: '2026-09-01',
        customer,
        seed,
      });
      expect(validateInvoice(invoice, { rules: 'en16931' })).toEqual([]);
    }
  },
);

test('the same seed gives the same invoice', () => {
  const wanted = { number: 'F', issueDate: '2026-09-01', customer: demoCustomers.acme, seed: 7 };
  expect(demoInvoice(wanted)).toEqual(demoInvoice(wanted));
});

test('a credit note names the invoice that it credits', () => {
  const credits = { number: 'F-2026-0101', issueDate: '2026-08-01' };
  const wanted = { number: 'AV-1', issueDate: '2026-09-01', customer: demoCustomers.acme, seed: 7 };
  const note = demoInvoice({ ...wanted, credits, net: '9999.99' });
  expect(note).toMatchObject({ typeCode: '381', precedingInvoices: [credits] });
  expect(note.totals.withVat).toBe('9999.99');
  expect(validateInvoice(note, { rules: 'en16931' })).toEqual([]);
});

test.each(Object.entries(demoFlows))('the flow %s compiles without a warning', (_, flow) => {
  expect(compile(flow, catalogue)).toMatchObject({ ok: true, warnings: [] });
});

test.each(Object.entries(demoFlows))('every card of %s has a place of its own', (_, flow) => {
  const places = Object.values(flow.layout).map(({ x, y }) => `${x},${y}`);
  expect(Object.keys(flow.layout).sort()).toEqual(flow.nodes.map(({ id }) => id).sort());
  expect(new Set(places).size).toBe(places.length);
});
