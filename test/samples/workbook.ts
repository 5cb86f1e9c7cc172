import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

type Rows = readonly (readonly (string | number)[])[];

/** An Excel workbook (ECMA-376) of these sheets; numbers are numbers, the rest texts in their cells. */
export async function workbook(...sheets: readonly Rows[]): Promise<Uint8Array> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const each = (write: (n: number, rows: Rows) => string) =>
    sheets.map((rows, i) => write(i + 1, rows)).join('');
  const files = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(
      (n) => `<sheet name="S${n}" sheetId="${n}" r:id="r${n}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${each(
      (n) =>
        `<Relationship Id="r${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${sheetData(rows)}</sheetData></worksheet>`,
      ]),
    ),
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const sheetData = (rows: Rows): string =>
  rows
    .map((row, r) => {
      const cells = row.map((value, c) => cell(value, `${columnName(c)}${r + 1}`));
      return `<row r="${r + 1}">${cells.join('')}</row>`;
    })
    .join('');

const cell = (value: string | number, at: string): string =>
  typeof value === 'number'
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

const columnName = (c: number): string =>
  c < 26
    ? String.fromCharCode(65 + c)
    : columnName(Math.floor(c / 26) - 1) + String.fromCharCode(65 + (c % 26));
