import { expect, test } from 'vitest';
import { invoiceFacts, invoiceVariables } from '#workflows/invoice/facts.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

test('what the invoice lacks is absent, never 0 and never an empty text', () => {
  expect(invoiceFacts(Invoice.parse({}))).toEqual({
    isCreditNote: false,
    seller: {},
    buyer: {},
    lineCount: 0,
    custom: {},
  });
});

test('a credit note says so and names its invoice', () => {
  expect(invoiceFacts(creditNote)).toMatchObject({
    isCreditNote: true,
    precedingInvoice: 'F-2026-0101',
    total: '1500.00',
  });
});

test('SIREN and SIRET are told apart by their scheme', () => {
  expect(invoiceFacts(domesticInvoice).buyer).toMatchObject({
    siren: '512345679',
    siret: '51234567900017',
  });
});

test('a SIRET where the SIREN belongs gives both', () => {
  const buyer = { legalId: { value: '51234567900017', scheme: '0002' } };
  expect(invoiceFacts(Invoice.parse({ buyer })).buyer).toEqual({
    siren: '512345679',
    siret: '51234567900017',
  });
});

test('a foreign registration is no SIREN', () => {
  const buyer = { legalId: { value: '123456789', scheme: '0106' } };
  expect(invoiceFacts(Invoice.parse({ buyer })).buyer).toEqual({});
});

test.each([
  [['4100', '9001', '4100'], undefined, ['4100', '9001']],
  [['4100', undefined], '7000', ['4100', '7000']],
  [[undefined], undefined, undefined],
] as const)(
  'lines booked under %j, the invoice under %j, are said as %j',
  (own, whole, expected) => {
    const invoice = Invoice.parse({
      ...domesticInvoice,
      buyerAccounting: whole,
      lines: own.map((buyerAccounting) => ({ ...domesticInvoice.lines[0], buyerAccounting })),
    });
    expect(invoiceFacts(invoice).lineAccounting).toEqual(expected);
  },
);

test('every variable leads to a fact of a full invoice', () => {
  const facts: unknown = {
    invoice: invoiceFacts({
      ...domesticInvoice,
      projectReference: 'P',
      buyerAccounting: '4100',
      precedingInvoices: creditNote.precedingInvoices,
    }),
  };
  const missing = invoiceVariables.filter(
    ({ path }) =>
      path
        .split('.')
        .reduce<unknown>(
          (value, name) => (value as Record<string, unknown> | undefined)?.[name],
          facts,
        ) === undefined,
  );
  expect(missing).toEqual([]);
});
