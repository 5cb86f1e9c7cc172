import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCii, writeCii } from '#activities/formats/cii/cii.ts';
import { ciiStated } from '#activities/formats/cii/stated.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { arbitraryInvoice } from '../../samples/arbitrary.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';
import { sampleFiles } from '../../samples/write.ts';

const read = (xml: string) => readCii(Buffer.from(xml, 'utf8'));

test.each([
  ['invoice', domesticInvoice],
  ['credit note', creditNote],
])('the %s comes back from CII as it was', (_, invoice) => {
  expect(read(writeCii(invoice))).toEqual({ ok: true, invoice, unmapped: [] });
});

test('any invoice comes back from CII as it was, with nothing unmapped', () => {
  fc.assert(
    fc.property(arbitraryInvoice, (invoice) => {
      expect(read(writeCii(invoice))).toEqual({
        ok: true,
        invoice: ciiStated(invoice),
        unmapped: [],
      });
    }),
    { numRuns: 150 },
  );
});

test.each(sampleFiles)('the sample file %s is what the code makes', (name, content) => {
  expect(readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8')).toBe(content);
});

const sample = writeCii(domesticInvoice);

test('schemes of objects, and VAT in a second currency, survive', () => {
  const invoice = {
    ...domesticInvoice,
    vatCurrency: 'SEK',
    totals: { ...domesticInvoice.totals, vatInAccountingCurrency: '9000.00' },
    invoicedObject: { value: 'compteur 7', scheme: 'AVE' },
  };
  expect(read(writeCii(invoice))).toEqual({ ok: true, invoice, unmapped: [] });
});

test('a discount on a price stands in the gross price, which is worked out where it is missing', () => {
  const [line, ...others] = domesticInvoice.lines;
  const lines = (price: object) => [{ ...line, price }, ...others];
  const invoice = Invoice.parse({
    ...domesticInvoice,
    lines: lines({ net: '9.50', discount: '0.500' }),
  });
  expect(read(writeCii(invoice))).toMatchObject({
    invoice: { lines: lines({ net: '9.50', discount: '0.500', gross: '10.000' }) },
  });
});

test('a VAT currency that is the invoice’s own is not repeated', () => {
  const { vat } = domesticInvoice.totals;
  const totals = { ...domesticInvoice.totals, vatInAccountingCurrency: vat };
  const invoice = { ...domesticInvoice, vatCurrency: 'EUR', totals };
  expect(read(writeCii(invoice))).toEqual({ ok: true, invoice: domesticInvoice, unmapped: [] });
});

test('a day that no calendar has is named, not guessed', () => {
  expect(read(sample.replace('20260130', '20261345'))).toMatchObject({
    ok: false,
    problems: [{ code: 'VALUE_NOT_A_DATE', at: 'issueDate' }],
  });
});

test('an amount that is no number is named by its line', () => {
  expect(read(sample.replace('>3750.00<', '>3.750,00<'))).toMatchObject({
    ok: false,
    problems: [{ code: 'VALUE_NOT_A_NUMBER', at: 'lines[0].netAmount' }],
  });
});

test('an element without a term is reported, and the rest is read', () => {
  const extra = sample.replace(
    '<ram:Name>Pétrin',
    '<ram:UseDescription>B7</ram:UseDescription><ram:Name>Pétrin',
  );
  expect(read(extra)).toMatchObject({
    ok: true,
    invoice: domesticInvoice,
    unmapped: [{ code: 'ELEMENT_UNMAPPED', severity: 'warning' }],
  });
});

test('another root is refused by its name', () => {
  expect(read('<Invoice/>')).toMatchObject({ ok: false, problems: [{ code: 'CII_ROOT' }] });
});

const corpus = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/corpus');
const expected = resolve(corpus, 'EXPECTED_PHIVE.tsv');
const reason = existsSync(expected) ? '' : ' (skipped: no corpus beside the project)';

describe.skipIf(!existsSync(expected))(`official examples in CII${reason}`, () => {
  const cases = (existsSync(expected) ? readFileSync(expected, 'utf8').trim().split('\n') : [])
    .map((line) => line.split('\t'))
    .filter(([, rules]) => rules?.startsWith('eu.cen.en16931:cii'))
    .map(([file = '']) => ({ file, read: readCii(readFileSync(resolve(corpus, file))) }));

  test('each comes back from CII as it was read', () => {
    for (const { file, read: first } of cases) {
      if (!first.ok) throw new Error(`${file}: ${JSON.stringify(first.problems)}`);
      const second = read(writeCii(first.invoice));
      expect({ file, second }).toMatchObject({
        file,
        second: { ok: true, invoice: first.invoice },
      });
    }
  });
});
