import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#activities/formats/csv/read.ts';
import { writeCsv } from '#activities/formats/csv/write.ts';
import { carriedPart } from '#workflows/invoice/lost.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { arbitraryInvoice } from '../../../samples/arbitrary.ts';
import { domesticInvoice } from '../../../samples/invoices.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

function invoicesOf(files: readonly Uint8Array[], mapping = {}): Invoice[] {
  const read = readCsv(files, mapping);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.invoices.map((one) => {
    if (!one.ok) throw new Error(JSON.stringify(one.problems));
    return one.invoice;
  });
}

const codesOf = (text: string, mapping = {}): string[] => {
  const read = readCsv([bytes(text)], mapping);
  if (!read.ok) return read.problems.map(({ code }) => code);
  return read.invoices.flatMap((one) =>
    (one.ok ? one.unmapped : one.problems).map(({ code }) => code),
  );
};

/** A row wants a value, an invoice its number, and totals that are there are not computed. */
const sayable = (invoice: Invoice, number: string): Invoice => {
  const lines = invoice.lines.map((line, i) => ({ ...line, id: `${i}` }));
  const totals = { ...invoice.totals, payable: '1.00' };
  return Invoice.parse(carriedPart({ ...invoice, number, totals, lines }, () => true));
};

describe('invoices in CSV', () => {
  test('are read as they were written, with any delimiter and decimal mark', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryInvoice, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(';' as const, ',' as const, '\t' as const, '|' as const),
        fc.constantFrom('.' as const, ',' as const),
        (made, delimiter, decimal) => {
          const invoices = made.map((one, i) => sayable(one, `F-${i}`));
          const file = writeCsv(invoices, { delimiter, decimal });
          expect(invoicesOf([file], { decimal })).toEqual(invoices);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('of two files, one for the invoices and one for their lines, are put together by number', () => {
    const header =
      'BT-1;Date d’émission;BT-5;BT-27\nA1;31/01/2026;EUR;Fournil\nA2;01/02/2026;EUR;Fournil\n';
    const lines = 'BT-1;BT-126;BT-131\nA2;1;10,50\nA1;1;1,00\nA1;2;2,00\n';
    const [first, second] = invoicesOf([bytes(header), bytes(lines)]);
    expect(first).toMatchObject({ number: 'A1', issueDate: '2026-01-31' });
    expect(first?.lines.map(({ netAmount }) => netAmount)).toEqual(['1.00', '2.00']);
    expect(second?.lines).toHaveLength(1);
  });

  test.each([
    ['windows-1252', Buffer.from('number;seller.name\nF1;Œuvre à 5 €\n', 'utf8'), [0x8c, 0x80]],
    ['utf-8', bytes('\ufeffnumber;seller.name\nF1;Œuvre à 5 €\n'), []],
    ['utf-16le', bytes('\ufeffnumber;seller.name\nF1;Œuvre à 5 €\n', 'utf16le'), []],
    ['utf-16be', bytes('\ufeffnumber;seller.name\nF1;Œuvre à 5 €\n', 'utf16le').swap16(), []],
  ])('in %s are read, and the encoding is told', (encoding, utf8, special) => {
    const [oe = 0, euro = 0] = special;
    const file =
      special.length === 0
        ? utf8
        : Buffer.from(
            utf8
              .toString('utf8')
              .replace('Œ', String.fromCharCode(oe))
              .replace('€', String.fromCharCode(euro)),
            'latin1',
          );
    const read = readCsv([file]);
    expect(read).toMatchObject({ ok: true, detected: [{ encoding, delimiter: ';' }] });
    expect(invoicesOf([file])[0]?.seller.name).toBe('Œuvre à 5 €');
  });

  test('show what they were taken for: delimiter, decimal mark, format of dates, columns', () => {
    const file = bytes('Numéro de facture|BT-2|BT-131|Vendeur préféré\nF1|13.01.2026|1 234,50|x\n');
    expect(readCsv([file])).toMatchObject({
      ok: true,
      detected: [
        {
          delimiter: '|',
          decimal: ',',
          dateFormat: 'DD/MM/YYYY',
          columns: {
            'Numéro de facture': 'number',
            'BT-131': 'lines[].netAmount',
            'Vendeur préféré': null,
          },
        },
      ],
      invoices: [{ ok: true, unmapped: [{ code: 'CSV_COLUMN_UNMAPPED' }] }],
    });
  });

  test('take a saved mapping, with columns to ignore and values that no column gives', () => {
    const mapping = {
      columns: { Nº: 'BT-1', HT: 'lines[].netAmount', Divers: null },
      defaults: { currency: 'EUR', 'lines[].unit': 'C62' },
    };
    const [invoice] = invoicesOf([bytes('Nº,HT,Divers\nF1,"1,5",x\n')], mapping);
    expect(invoice).toMatchObject({ currency: 'EUR', lines: [{ netAmount: '1.5', unit: 'C62' }] });
  });

  test('without totals get those of their lines', () => {
    const { totals: _, vatBreakdown: __, ...bare } = domesticInvoice;
    const [invoice] = invoicesOf([writeCsv([Invoice.parse(bare)])]);
    expect(invoice?.totals.withVat).toBe(domesticInvoice.totals.withVat);
  });

  test.each([
    ['number;BT-131\nF1;1.5\nF1;1,5\n', 'CSV_DECIMAL_MIXED'],
    ['number;BT-131\nF1;douze\n', 'CSV_NOT_A_NUMBER'],
    ['number;BT-2\nF1;31/02/2026\n', 'CSV_NOT_A_DATE'],
    ['number;BT-2\nF1;03/02/2026\n', 'CSV_DATE_AMBIGUOUS'],
    ['number;currency\nF1;EUR\nF1;USD\n', 'CSV_CONTRADICTION'],
    ['number;BT-1\nF1;F1\n', 'CSV_COLUMN_TWICE'],
    ['number;currency\nF1;EUR;x\n', 'CSV_ROW_LENGTH'],
    ['number;currency\n', 'CSV_EMPTY'],
    ['a;b\n1;2\n', 'CSV_NO_COLUMNS'],
    ['number;currency\n"F1;EUR\n', 'CSV_MALFORMED'],
  ])('such as %j are told %s', (text, code) => {
    expect(codesOf(text)).toContain(code);
  });
});
