import { expect, test } from 'vitest';
import { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const judge = (invoice: unknown) => validateInvoice(Invoice.parse(invoice), { rules: 'en16931' });
const codes = (invoice: unknown) => [...new Set(judge(invoice).map(({ code }) => code))];

test('the samples obey every rule', () => {
  expect(judge(domesticInvoice)).toEqual([]);
  expect(judge(creditNote)).toEqual([]);
});

const without = (name: string) => ({ ...domesticInvoice, [name]: undefined });
const totals = (change: object) => ({
  ...domesticInvoice,
  totals: { ...domesticInvoice.totals, ...change },
});
const seller = (change: object) => ({
  ...domesticInvoice,
  seller: { ...domesticInvoice.seller, ...change },
});
const line = (change: object) => ({
  ...domesticInvoice,
  lines: domesticInvoice.lines.map((one, i) => (i === 0 ? { ...one, ...change } : one)),
});
const breakdown = (change: object) => ({
  ...domesticInvoice,
  vatBreakdown: domesticInvoice.vatBreakdown.map((one, i) =>
    i === 0 ? { ...one, ...change } : one,
  ),
});
const all = (category: string, rate: string | undefined, extra: object) => {
  const vat = { category, rate };
  const lines = domesticInvoice.lines.map((one) => ({ ...one, vat }));
  const totalled = withTotals(
    Invoice.parse({ ...domesticInvoice, ...extra, lines, allowances: [], charges: [] }),
  );
  return totalled;
};

test.each([
  ['BR-02', without('number')],
  ['BR-03', without('issueDate')],
  ['BR-04', without('typeCode')],
  ['BR-05', without('currency')],
  ['BR-06', seller({ name: undefined })],
  ['BR-08', seller({ address: undefined })],
  ['BR-09', seller({ address: { city: 'Lyon' } })],
  ['BR-12', totals({ lineNet: undefined })],
  ['BR-16', { ...domesticInvoice, lines: [] }],
  ['BR-17', { ...domesticInvoice, payee: { name: 'Ateliers Fermat SAS' } }],
  ['BR-22', line({ quantity: undefined })],
  ['BR-25', line({ item: {} })],
  ['BR-27', line({ price: { net: '-1' } })],
  [
    'BR-29',
    { ...domesticInvoice, delivery: { period: { start: '2026-02-01', end: '2026-01-01' } } },
  ],
  ['BR-33', { ...domesticInvoice, allowances: [{ amount: '1.00' }] }],
  ['BR-48', breakdown({ rate: undefined })],
  ['BR-50', { ...domesticInvoice, payment: { meansCode: '58', accounts: [{ bic: 'X' }] } }],
  ['BR-53', { ...domesticInvoice, vatCurrency: 'SEK' }],
  ['BR-55', { ...domesticInvoice, precedingInvoices: [{}] }],
  [
    'BR-63',
    { ...domesticInvoice, buyer: { ...domesticInvoice.buyer, electronicAddress: { value: 'x' } } },
  ],
  ['BR-CO-03', { ...domesticInvoice, taxPointDate: '2026-01-01', taxPointCode: '5' }],
  ['BR-CO-04', line({ vat: {} })],
  ['BR-CO-09', seller({ vatId: '19812345676' })],
  ['BR-CO-10', totals({ lineNet: '4264.81' })],
  ['BR-CO-11', totals({ allowances: '1.00' })],
  ['BR-CO-13', totals({ withoutVat: '4249.81' })],
  ['BR-CO-14', totals({ vat: '837.96' })],
  ['BR-CO-15', totals({ withVat: '5087.76' })],
  ['BR-CO-16', totals({ payable: '5087.76' })],
  ['BR-CO-17', breakdown({ amount: '1.00' })],
  ['BR-CO-18', { ...domesticInvoice, vatBreakdown: [] }],
  ['BR-CO-25', { ...domesticInvoice, dueDate: undefined, paymentTerms: undefined }],
  ['BR-CO-26', seller({ identifiers: [], legalId: undefined, vatId: undefined })],
  ['BR-S-02', seller({ vatId: undefined })],
  ['BR-S-05', line({ vat: { category: 'S', rate: '0' } })],
  ['BR-S-08', breakdown({ base: '1.00' })],
  ['BR-S-10', breakdown({ exemptionReason: 'x' })],
  ['BR-E-10', all('E', '0', {})],
  [
    'BR-Z-10',
    {
      ...all('Z', '0', {}),
      vatBreakdown: [{ ...all('Z', '0', {}).vatBreakdown[0], exemptionReason: 'x' }],
    },
  ],
  ['BR-AE-02', all('AE', '0', { buyer: { name: 'b', address: { country: 'FR' } } })],
  ['BR-IC-12', all('K', '0', { delivery: {} })],
  ['BR-O-02', all('O', undefined, {})],
  ['BR-DEC-09', totals({ lineNet: '4264.800' })],
  ['BR-CL-01', { ...domesticInvoice, typeCode: '999' }],
  ['BR-CL-04', { ...domesticInvoice, currency: 'FRF' }],
  ['BR-CL-14', seller({ address: { country: 'XX' } })],
  ['BR-CL-23', line({ unit: 'PCE' })],
])('%s fires on an invoice that breaks it', (id, invoice) => {
  expect(codes(invoice)).toContain(id);
});

test('an exempt invoice with its reason obeys every rule', () => {
  const exempt = all('E', '0', {});
  const vatBreakdown = exempt.vatBreakdown.map((one) => ({
    ...one,
    exemptionReason: 'Art. 261-4-4° du CGI',
  }));
  expect(judge({ ...exempt, vatBreakdown })).toEqual([]);
});

test('a problem names the line, says what is wrong and what to do, in both languages', () => {
  expect(judge(line({ unit: 'PCE' }))).toEqual([
    {
      code: 'BR-CL-23',
      at: 'lines[0].unit',
      severity: 'fatal',
      message: { fr: expect.stringContaining('BT-130'), en: expect.stringContaining('BT-130') },
      fix: { fr: expect.any(String), en: expect.any(String) },
    },
  ]);
});
