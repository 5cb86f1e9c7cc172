import { expect, test } from 'vitest';
import { readInvoice, readInvoices } from '#activities/formats/read.ts';
import { workbook } from '../../../samples/workbook.ts';

const header = [
  ['N° pièce', 'BT-2', 'BT-5', 'BT-27'],
  ['A1', '2026-01-31', 'EUR', 'Fournil'],
  ['A2', '2026-02-01', 'EUR', 'Fournil'],
];
const lines = [
  ['N° pièce', 'BT-126', 'BT-131'],
  ['A2', 1, 10.5],
  ['A1', 1, 1],
  ['A1', 2, 2],
];
const csv = { columns: { 'N° pièce': 'number' } };

test('an Excel workbook gives its invoices by the mapping that a CSV file has, their lines from a second sheet', async () => {
  const file = { name: 'x', bytes: await workbook(header, lines) };
  const read = await readInvoices(file, { csv });
  expect(read).toMatchObject([
    {
      ok: true,
      syntax: 'xlsx',
      invoice: { number: 'A1', lines: [{ netAmount: '1' }, { netAmount: '2' }] },
      detected: [
        { columns: { 'N° pièce': 'number' } },
        { columns: { 'BT-131': 'lines[].netAmount' } },
      ],
    },
    { ok: true, invoice: { number: 'A2', lines: [{ netAmount: '10.5' }] } },
  ]);
});

test('a workbook of several invoices is refused where one is asked for', async () => {
  const file = { name: 'x', bytes: await workbook(header, lines) };
  const read = await readInvoice([file], { csv });
  expect(read).toMatchObject({ ok: false, problems: [{ code: 'FILE_SEVERAL_INVOICES' }] });
});

test('a number that Excel computed in binary is the one that it shows', async () => {
  const bytes = await workbook([
    ['BT-1', 'BT-131'],
    ['A1', 0.1 + 0.2],
  ]);
  const read = await readInvoice([{ name: 'x', bytes }]);
  expect(read).toMatchObject({ ok: true, invoice: { lines: [{ netAmount: '0.3' }] } });
});

test('CSV headings that only the mapping knows are recognised with it, and without it the file is unknown', async () => {
  const file = { name: 'x', bytes: Buffer.from('Pièce;Montant\nA1;1,50\n') };
  const columns = { Pièce: 'number', Montant: 'lines[].netAmount' };
  expect(await readInvoice([file])).toMatchObject({ problems: [{ code: 'FILE_UNKNOWN' }] });
  expect(await readInvoice([file], { csv: { columns } })).toMatchObject({
    ok: true,
    invoice: { number: 'A1', lines: [{ netAmount: '1.50' }] },
    detected: [{ decimal: ',', delimiter: ';' }],
  });
});
