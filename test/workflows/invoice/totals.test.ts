import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const decimal = (scale: number, max: number) =>
  fc
    .nat({ max })
    .map((n) => `${Math.floor(n / 10 ** scale)}.${String(n % 10 ** scale).padStart(scale, '0')}`);

const line = fc.record({
  quantity: decimal(3, 99_999),
  unit: fc.constant('C62'),
  price: fc.record({ net: decimal(4, 9_999_999), baseQuantity: fc.constantFrom('1', '100') }),
  vat: fc.constantFrom(
    { category: 'S', rate: '20' },
    { category: 'S', rate: '5.5' },
    { category: 'Z', rate: '0' },
  ),
  item: fc.constant({ name: 'x' }),
  allowances: fc.array(fc.record({ amount: decimal(2, 9_999), reason: fc.constant('r') }), {
    maxLength: 2,
  }),
});

test('computed totals obey every rule, whatever the lines', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const numbered = lines.map((one, i) => ({ ...one, id: String(i + 1) }));
      const { allowances, charges } = domesticInvoice;
      const taxed = numbered.some(({ vat }) => vat.rate === '20');
      const invoice = withTotals(
        Invoice.parse({
          ...domesticInvoice,
          totals: {},
          vatBreakdown: [],
          allowances: taxed ? allowances : [],
          charges: taxed ? charges : [],
          lines: numbered,
        }),
      );
      expect(validateInvoice(invoice, { rules: 'en16931' })).toEqual([]);
    }),
  );
});

test('VAT is computed on the sum of its rate, not line by line', () => {
  const half = {
    quantity: '1',
    unit: 'C62',
    price: { net: '0.02' },
    vat: { category: 'S', rate: '20' },
  };
  const { totals } = withTotals(Invoice.parse({ lines: [half, half, half] }));
  expect(totals).toMatchObject({ withoutVat: '0.06', vat: '0.01', withVat: '0.07' });
});

test('what was paid and rounded is kept and reduces what is due', () => {
  const invoice = withTotals({ ...domesticInvoice, totals: { paid: '87.75', rounding: '0.05' } });
  expect(invoice.totals).toMatchObject({ withVat: '5087.75', payable: '5000.05' });
});
