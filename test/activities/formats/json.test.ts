import { expect, test } from 'vitest';
import { readJson, writeJson } from '#activities/formats/json.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const read = (value: unknown) =>
  readJson(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

test('an invoice comes back from JSON as it was', () => {
  expect(read(writeJson(domesticInvoice))).toMatchObject({ ok: true, invoice: domesticInvoice });
});

test('totals and VAT that are left out are computed from the lines', () => {
  const { totals, vatBreakdown, ...bare } = domesticInvoice;
  expect(read(bare)).toMatchObject({ ok: true, invoice: { totals, vatBreakdown } });
});

test('stated totals are kept, even when wrong: judging is the rules’ task', () => {
  const wrong = { ...domesticInvoice, totals: { ...domesticInvoice.totals, withVat: '1.00' } };
  expect(read(wrong)).toMatchObject({ ok: true, invoice: { totals: { withVat: '1.00' } } });
});

test.each([
  ['a number where a decimal string belongs', { totals: { withVat: 12.5 } }, 'totals.withVat'],
  ['an unknown field', { invoiceNumber: 'F1' }, ''],
  ['a date in another order', { issueDate: '30/01/2026' }, 'issueDate'],
  ['a control character', { number: 'F\u00011' }, 'number'],
  ['a custom field with a dangerous name', { custom: { 'a.b': 'x' } }, 'custom.a.b'],
])('%s is a problem at its place', (_, value, at) => {
  expect(read(value)).toMatchObject({ ok: false, problems: [{ code: 'INVOICE_SHAPE', at }] });
});

test.each([
  ['{"a":', 'JSON_MALFORMED'],
  ['['.repeat(50), 'JSON_TOO_DEEP'],
])('%s is refused', (text, code) => {
  expect(read(text)).toMatchObject({ ok: false, problems: [{ code }] });
});
