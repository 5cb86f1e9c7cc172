import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, equal, round, subtract } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { totalsDifferences } from '#workflows/invoice/totalsCheck.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import { isFatal } from '#workflows/problem.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const stating = (totals: Partial<Invoice['totals']>): Invoice => ({
  ...domesticInvoice,
  totals: { ...domesticInvoice.totals, ...totals },
});

const fatal = (invoice: Invoice) =>
  validateInvoice(invoice, { rules: 'en16931' })
    .filter(isFatal)
    .map(({ code, at }) => `${code} ${at}`);

const cents = fc
  .integer({ min: 1, max: 100 })
  .map((n) => round(`0.${String(n).padStart(2, '0')}`.replace('0.100', '1.00')));
const sign = fc.constantFrom('', '-');
const FIELDS = [
  'lineNet',
  'allowances',
  'charges',
  'withoutVat',
  'vat',
  'withVat',
  'payable',
] as const;

test('totals that follow from the lines differ in nothing', () => {
  expect(totalsDifferences(domesticInvoice)).toEqual([]);
  expect(totalsDifferences(creditNote)).toEqual([]);
});

test('a wrong total is told with what it should be, and by how much it is off', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELDS), cents, sign, (field, amount, minus) => {
      const delta = `${minus}${amount}`;
      const right = domesticInvoice.totals[field] ?? '0';
      const [difference, ...others] = totalsDifferences(stating({ [field]: add(right, delta) }));
      expect(others).toEqual([]);
      expect(difference?.at).toBe(`totals.${field}`);
      expect(equal(difference?.computed ?? '', right)).toBe(true);
      expect(equal(difference?.delta ?? '', delta)).toBe(true);
    }),
  );
});

test('whatever total is off by cents, each remedy makes an invoice that obeys every rule', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELDS), cents, sign, (field, amount, minus) => {
      const wrong = stating({ [field]: add(domesticInvoice.totals[field] ?? '0', minus + amount) });
      const remedies = totalsDifferences(wrong).flatMap((one) => one.remedies);
      expect(remedies.length).toBeGreaterThan(0);
      for (const { apply } of remedies) {
        const mended = { ...wrong, ...apply };
        expect(totalsDifferences(mended)).toEqual([]);
        expect(fatal(mended)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('rounding keeps the stated amount due, an allowance or charge the stated total without VAT', () => {
  const due = subtract(domesticInvoice.totals.payable ?? '0', '0.05');
  const [, rounded] = totalsDifferences(stating({ payable: due }))[0]?.remedies ?? [];
  expect(rounded).toMatchObject({
    kind: 'rounding',
    apply: { totals: { payable: due, rounding: '-0.05' } },
  });

  const net = subtract(domesticInvoice.totals.withoutVat ?? '0', '12.00');
  const [, allowance] = totalsDifferences(stating({ withoutVat: net }))[0]?.remedies ?? [];
  expect(allowance?.kind).toBe('allowance');
  expect(equal(allowance?.apply.totals?.withoutVat ?? '', net)).toBe(true);
});

test('a difference too large for rounding is not rounded away', () => {
  const [difference] = totalsDifferences(stating({ payable: '1.00' }));
  expect(difference?.remedies.map(({ kind }) => kind)).toEqual(['recompute']);
});

test('a missing total that the standard asks for is told', () => {
  const { payable: _, ...totals } = domesticInvoice.totals;
  expect(totalsDifferences({ ...domesticInvoice, totals })).toMatchObject([
    { term: 'BT-115', stated: undefined },
  ]);
});

test('computing twice changes nothing', () => {
  const once = withTotals(domesticInvoice);
  expect(withTotals(once)).toEqual(once);
});
