import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCii, writeCii } from '#activities/formats/cii/cii.ts';
import { ciiStated } from '#activities/formats/cii/stated.ts';
import { readUbl, writeUbl } from '#activities/formats/ubl/ubl.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { arbitraryExtended } from '../../samples/arbitrary.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

test('any EXTENDED invoice comes back from CII as it was, with nothing unmapped', () => {
  fc.assert(
    fc.property(arbitraryExtended, (invoice) => {
      const read = readCii(Buffer.from(writeCii(invoice)));
      expect(read).toEqual({ ok: true, invoice: ciiStated(invoice), unmapped: [] });
    }),
    { numRuns: 40 },
  );
});

test('a line says in UBL what it is and whose part it is, beside the invoices that it refers to', () => {
  const [line] = domesticInvoice.lines;
  const part = {
    ...line,
    parentId: '1',
    statusReason: 'DETAIL',
    precedingInvoices: [{ number: 'F-0', issueDate: '2026-01-02' }],
    subInvoice: { number: 'SF-1', processType: 'S1' },
    object: { value: 'compteur 7', scheme: 'MSD' },
  };
  const invoice = Invoice.parse({ ...domesticInvoice, lines: [part] });
  const read = readUbl(Buffer.from(writeUbl(invoice)));
  expect(read).toMatchObject({ ok: true, invoice: { lines: [part] }, unmapped: [] });
});

test('the parties of the French profile come back from UBL', () => {
  const party = {
    name: 'Agence du Port',
    identifiers: [{ value: '12345678900012', scheme: '0009' }],
    legalId: { value: '123456789', scheme: '0002' },
    vatId: 'FR32123456789',
    electronicAddress: { value: '123456789', scheme: '0225' },
    address: { line1: '1 quai Ouest', city: 'Brest', postCode: '29200', country: 'FR' },
    contact: { name: 'Accueil', email: 'accueil@example.fr' },
  };
  const parties = {
    salesAgent: party,
    buyerAgent: party,
    payer: party,
    invoicer: party,
    invoicee: party,
  };
  const invoice = Invoice.parse({ ...domesticInvoice, ...parties });
  const read = readUbl(Buffer.from(writeUbl(invoice)));
  expect(read).toMatchObject({ ok: true, invoice: parties, unmapped: [] });
});

test('the payment terms after the first keep their discount, amount and payee', () => {
  const terms = {
    paymentTerms: 'escompte 2 % à 10 jours',
    dueDate: '2026-03-10',
    paymentDiscount: { period: '10', periodUnit: 'DAY', percent: '2.00' },
    furtherPaymentTerms: [
      { terms: 'net 30 jours', dueDate: '2026-03-30', payee: { name: 'Affacturage SA' } },
      { partialPayment: '10.00', dueDate: '2026-04-30' },
    ],
  };
  const invoice = Invoice.parse({ ...domesticInvoice, ...terms });
  const read = readCii(Buffer.from(writeCii(invoice)));
  expect(read).toMatchObject({ ok: true, invoice: terms, unmapped: [] });
});
