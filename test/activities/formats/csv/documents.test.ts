import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { readIndex } from '#activities/formats/csv/documents.ts';
import { workbook } from '../../../samples/workbook.ts';

const csv = (text: string) => Buffer.from(text, 'utf8');

const rows = [
  ['number', 'BT-131', 'Fichier'],
  ['F1', 10.5, 'sortie\\A.PDF'],
  ['F2', 7, 'b.pdf'],
] as const;

const expected = {
  ok: true,
  rows: [
    {
      row: 2,
      file: 'a.pdf',
      invoice: { ok: true, invoice: { number: 'F1', lines: [{ netAmount: '10.5' }] } },
    },
    {
      row: 3,
      file: 'b.pdf',
      invoice: { ok: true, invoice: { number: 'F2', lines: [{ netAmount: '7' }] } },
    },
  ],
  unnamed: ['c.pdf'],
};

describe('an index beside PDFs', () => {
  test('in CSV gives each PDF its invoice, whatever folder and case the index has', async () => {
    const text = rows.map((row) => row.join(';')).join('\n');
    expect(await readIndex(csv(text), ['b.pdf', 'a.pdf', 'c.pdf'])).toMatchObject(expected);
  });

  test('in Excel gives each PDF its invoice', async () => {
    const names = ['b.pdf', 'a.pdf', 'c.pdf'];
    expect(await readIndex(await workbook(rows), names)).toMatchObject(expected);
  });

  test.each([
    ['number;f\nF1;a.pdf\nF2;b.pdf\n', ['b.pdf'], 'INDEX_FILE_MISSING', '2:f'],
    ['number;f\nF1;a.pdf\nF2;a.pdf\n', ['a.pdf'], 'INDEX_FILE_TWICE', '2:f'],
  ])('such as %j has a row without its PDF, told at its cell', async (text, names, code, at) => {
    expect(await readIndex(csv(text), names)).toMatchObject({
      ok: true,
      rows: [{ invoice: { ok: false, problems: [{ code, at }] } }, { row: 3 }],
    });
  });

  test('that names no PDF is refused', async () => {
    expect(await readIndex(csv('number;f\nF1;x\n'), ['a.pdf'])).toMatchObject({
      ok: false,
      problems: [{ code: 'INDEX_COLUMN' }],
    });
  });

  test('that is a ZIP bomb, or no workbook, is refused', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.alloc(150 * 1024 * 1024), 'xl/worksheets/sheet1.xml');
    zip.end();
    expect(await readIndex(await buffer(zip.outputStream), [])).toMatchObject({
      ok: false,
      problems: [{ code: 'XLSX_UNREADABLE' }],
    });
    expect(await readIndex(Buffer.from('PK\u0003\u0004nothing'), [])).toMatchObject({
      ok: false,
      problems: [{ code: 'XLSX_UNREADABLE' }],
    });
  });
});
