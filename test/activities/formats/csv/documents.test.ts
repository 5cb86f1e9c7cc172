import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { readIndex } from '#activities/formats/csv/documents.ts';

const csv = (text: string) => Buffer.from(text, 'utf8');

/** An Excel workbook of one sheet; numbers are numbers, the rest texts in their cells. */
async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const cell = (value: string | number, at: string) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((value, c) => cell(value, `${'ABCDEF'[c]}${r + 1}`)).join('')}</row>`,
    )
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const files = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Index" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const rows = [
  ['number', 'BT-131', 'Fichier'],
  ['F1', 10.5, 'sortie\\A.PDF'],
  ['F2', 7, 'b.pdf'],
] as const;

const expected = {
  ok: true,
  documents: [
    {
      file: 'a.pdf',
      invoice: { ok: true, invoice: { number: 'F1', lines: [{ netAmount: '10.5' }] } },
    },
    {
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
    ['number;f\nF1;a.pdf\n', ['b.pdf'], 'INDEX_FILE_MISSING'],
    ['number;f\nF1;a.pdf\nF2;a.pdf\n', ['a.pdf'], 'INDEX_FILE_TWICE'],
    ['number;f\nF1;x\n', ['a.pdf'], 'INDEX_COLUMN'],
  ])('such as %j is refused with its reason', async (text, names, code) => {
    expect(await readIndex(csv(text), names)).toMatchObject({ ok: false, problems: [{ code }] });
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
