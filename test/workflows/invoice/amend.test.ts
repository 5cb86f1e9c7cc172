import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amendableFacts, amendInvoice } from '#workflows/invoice/amend.ts';
import { invoiceFacts } from '#workflows/invoice/facts.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

test('a missing order number typed in becomes a fact, and nothing else changes', () => {
  const { orderReference: _, ...without } = domesticInvoice;
  expect(amendInvoice(without, { orderReference: '4500999' })).toEqual({
    ok: true,
    invoice: { ...domesticInvoice, orderReference: '4500999' },
  });
});

test('null takes a value away', () => {
  const amended = amendInvoice(domesticInvoice, { buyerReference: null });
  expect(amended.ok && invoiceFacts(amended.invoice)).not.toHaveProperty('buyerReference');
});

test.each([
  ['total', '1.00'],
  ['totals.withVat', '1.00'],
  ['number', 'F-2'],
  ['seller.vatId', 'FR00000000000'],
  ['__proto__', 'x'],
  ['custom.__proto__', 'x'],
  ['custom.a.b', 'x'],
  ['constructor', 'x'],
])('%s cannot be amended', (path, value) => {
  expect(amendInvoice(domesticInvoice, { [path]: value })).toMatchObject({
    ok: false,
    problems: [{ code: 'AMEND_FORBIDDEN' }],
  });
});

test.each([
  [{ dueDate: '31/01/2026' }, 'AMEND_VALUE'],
  [{ orderReference: '   ' }, 'AMEND_EMPTY'],
  [{ orderReference: 'a\u0000b' }, 'AMEND_VALUE'],
])('%j is refused with %s', (patch, code) => {
  expect(amendInvoice(domesticInvoice, patch)).toMatchObject({ ok: false, problems: [{ code }] });
});

test('the buyer’s address keeps its scheme, or names another', () => {
  const keep = amendInvoice(domesticInvoice, { 'buyer.electronicAddress': '512345679' });
  const other = amendInvoice(domesticInvoice, { 'buyer.electronicAddress': '0088:123' });
  expect(keep.ok && keep.invoice.buyer.electronicAddress).toEqual({
    value: '512345679',
    scheme: '0225',
  });
  expect(other.ok && other.invoice.buyer.electronicAddress).toEqual({
    value: '123',
    scheme: '0088',
  });
});

test('rounding may be said, up to one unit: more is another invoice', () => {
  const amended = amendInvoice(domesticInvoice, { rounding: '0.02' });
  expect(amended).toMatchObject({ ok: true, invoice: { totals: { rounding: '0.02' } } });
  expect(amendInvoice(domesticInvoice, { rounding: '-1.01' })).toMatchObject({
    ok: false,
    problems: [{ code: 'AMEND_VALUE', at: 'rounding' }],
  });
});

test('no patch changes an amount but the rounding', () => {
  const patch = fc.dictionary(
    fc.oneof(fc.constantFrom(...amendableFacts, 'totals', 'custom.x'), fc.string()),
    fc.option(fc.string(), { nil: null }),
  );
  fc.assert(
    fc.property(patch, (values) => {
      const amended = amendInvoice(domesticInvoice, values);
      if (!amended.ok) return;
      const { rounding: _, ...totals } = amended.invoice.totals;
      expect(totals).toEqual(domesticInvoice.totals);
    }),
  );
});
