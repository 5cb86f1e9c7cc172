import { expect, test } from 'vitest';
import { Invoice } from '#workflows/invoice/model.ts';
import {
  EXTENSION,
  VEHICLES,
  XRECHNUNG,
} from '#workflows/invoice/rules/xrechnung/specification.ts';
import { type RuleSetName, validateInvoice } from '#workflows/invoice/validate.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const sample = {
  ...domesticInvoice,
  specification: XRECHNUNG,
  buyerReference: '04011000-12345-34',
};

const codes = (change: object, rules: RuleSetName = 'xrechnung', severity = 'fatal') => [
  ...new Set(
    validateInvoice(Invoice.parse({ ...sample, ...change }), { rules })
      .filter((found) => found.severity === severity)
      .map(({ code }) => code),
  ),
];

test('an invoice with its Leitweg-ID obeys every rule', () => {
  expect(codes({})).toEqual([]);
});

const seller = (change: object) => ({ seller: { ...sample.seller, ...change } });
const payment = (change: object) => ({ payment: { ...sample.payment, ...change } });
const debit = { mandate: 'M1', creditorId: 'DE98ZZZ', debitedAccount: 'DE02120300000000202051' };

test.each([
  ['BR-DE-1', { payment: undefined }],
  ['BR-DE-2', seller({ contact: undefined })],
  ['BR-DE-3', seller({ address: { country: 'FR' } })],
  ['BR-DE-7', seller({ contact: { name: 'x', phone: '123' } })],
  ['BR-DE-15', { buyerReference: undefined }],
  ['BR-DE-16', seller({ vatId: undefined, taxId: undefined })],
  ['BR-DE-18', { paymentTerms: '#SKONTO#TAGE=14#PROZENT=2,25#\n' }],
  ['BR-DE-23-a', payment({ accounts: [] })],
  ['BR-DE-23-b', payment({ card: { number: '1234' } })],
  ['BR-DE-24-a', payment({ meansCode: '48' })],
  ['BR-DE-25-a', payment({ meansCode: '59' })],
  ['BR-DE-25-b', payment({ meansCode: '59', directDebit: debit })],
  ['BR-DE-30', payment({ meansCode: '59', directDebit: { ...debit, creditorId: undefined } })],
  ['BR-DE-31', payment({ meansCode: '59', directDebit: { ...debit, debitedAccount: undefined } })],
])('%s is found broken', (code, change) => {
  expect(codes(change)).toContain(code);
});

test('discount terms need a line end behind them', () => {
  expect(codes({ paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.25#\n' })).not.toContain('BR-DE-18');
  expect(codes({ paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.25# bald' })).toContain('BR-DE-18');
  expect(codes({ paymentTerms: 'zahlbar in 14 Tagen' })).not.toContain('BR-DE-18');
});

test('what should be otherwise only warns', () => {
  const mild = (change: object) => codes(change, 'xrechnung', 'warning');
  expect(mild({ typeCode: '386' })).toContain('BR-DE-17');
  expect(mild({ specification: 'urn:cen.eu:en16931:2017' })).toContain('BR-DE-21');
  expect(mild({ typeCode: '384' })).toContain('BR-DE-26');
  expect(mild(payment({ accounts: [{ id: 'DE00120300000000202051' }] }))).toContain('BR-DE-19');
});

test('the extension takes health applications by their schemes, the plain set does not', () => {
  const change = {
    specification: EXTENSION,
    ...seller({ identifiers: [{ value: '1', scheme: 'XR01' }] }),
  };
  expect(codes(change)).toContain('BR-CL-10');
  expect(codes(change, 'xrechnung-extension')).toEqual([]);
  const other = { ...change, ...seller({ identifiers: [{ value: '1', scheme: 'XR09' }] }) };
  expect(codes(other, 'xrechnung-extension')).toEqual(['BR-DEX-04']);
});

test('clean vehicles are classed and their state is given', () => {
  const vehicle = (state: string) => ({
    specification: VEHICLES,
    contractReference: 'C1',
    tenderReference: 'T1',
    lines: sample.lines.map((line) => ({
      ...line,
      item: {
        ...line.item,
        classifications: [{ value: 'M1', scheme: 'CVD' }],
        attributes: [{ name: 'cva', value: state }],
      },
    })),
  });
  expect(codes(vehicle('clean'), 'xrechnung')).toContain('BR-CL-13');
  expect(codes(vehicle('clean'), 'xrechnung-vehicles')).not.toContain('BR-CL-13');
  const cvd = (change: object) => codes(change).filter((code) => code.includes('CVD'));
  expect(cvd(vehicle('clean'))).toEqual([]);
  expect(cvd(vehicle('dirty'))).toEqual(['BR-DE-CVD-05']);
  expect(cvd({ specification: VEHICLES })).toContain('BR-DE-CVD-03');
});
