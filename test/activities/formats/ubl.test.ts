import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ublStated } from '#activities/formats/ubl/stated.ts';
import { readUbl, writeUbl } from '#activities/formats/ubl/ubl.ts';
import { arbitraryInvoice } from '../../samples/arbitrary.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const read = (xml: string) => readUbl(Buffer.from(xml, 'utf8'));

test.each([
  ['invoice', '<Invoice ', domesticInvoice],
  ['credit note', '<CreditNote ', creditNote],
])('the %s comes back from UBL as it was', (_, root, invoice) => {
  const xml = writeUbl(invoice);
  expect(xml).toContain(root);
  expect(read(xml)).toEqual({ ok: true, invoice, unmapped: [] });
});

test('any invoice comes back from UBL as it was, with nothing unmapped', () => {
  fc.assert(
    fc.property(arbitraryInvoice, (invoice) => {
      expect(read(writeUbl(invoice))).toEqual({
        ok: true,
        invoice: ublStated(invoice),
        unmapped: [],
      });
    }),
    { numRuns: 150 },
  );
});

const sample = writeUbl({
  ...domesticInvoice,
  notes: [{ subjectCode: 'AAB', text: 'Escompte : néant' }],
});

test('the subject of a note stands before its text', () => {
  expect(sample).toContain('<cbc:Note>#AAB#Escompte : néant</cbc:Note>');
});

test('a sales order alone is written beside a filler that is not read as a purchase order', () => {
  const { orderReference: _, ...rest } = domesticInvoice;
  const invoice = { ...rest, salesOrderReference: 'SO-1' };
  const xml = writeUbl(invoice);
  expect(xml).toContain('<cbc:ID>NA</cbc:ID>');
  expect(read(xml)).toEqual({ ok: true, invoice, unmapped: [] });
});

test('a VAT breakdown without its total stands under the sum', () => {
  const { vat: _, ...totals } = domesticInvoice.totals;
  expect(read(writeUbl({ ...domesticInvoice, totals }))).toEqual({
    ok: true,
    invoice: domesticInvoice,
    unmapped: [],
  });
});

test('discount terms keep the line end behind their last line, others have none', () => {
  const paymentTerms = '#SKONTO#TAGE=7#PROZENT=2.00#\n';
  const invoice = { ...domesticInvoice, paymentTerms };
  expect(read(writeUbl(invoice))).toEqual({ ok: true, invoice, unmapped: [] });
  expect(read(writeUbl({ ...invoice, paymentTerms: '30 jours\n' }))).toMatchObject({
    invoice: { paymentTerms: '30 jours' },
  });
});

test('another root is refused by its name', () => {
  expect(read('<Invoice/>')).toMatchObject({ ok: false, problems: [{ code: 'UBL_ROOT' }] });
});
