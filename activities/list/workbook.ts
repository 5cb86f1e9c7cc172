import type { Amount } from '#workflows/invoice/amount.ts';

export type Cell =
  | { readonly kind: 'text' | 'heading'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'amount' | 'total'; readonly value: Amount }
  | { readonly kind: 'empty' };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Places of `cellXfs` below. */
const styles = { text: 0, heading: 1, date: 2, amount: 3, total: 4 } as const;

/**
 * An Excel workbook of one sheet (ECMA-376-1): the same cells give the same bytes. An amount is written as it stands, to its
 * last digit: a number of JavaScript would round it before Excel does.
 */
export async function workbook(sheet: Sheet): Promise<Uint8Array> {
  const { ZipFile } = await import('yazl');
  const archive = new ZipFile();
  // The first time that the format knows: its fields are local time, another on each machine otherwise.
  const options = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
  for (const [path, content] of Object.entries(partsOf(sheet)))
    archive.addBuffer(
      Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`),
      path,
      options,
    );
  archive.end({ comment: '', forceZip64Format: false });
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packed = 'http://schemas.openxmlformats.org/package/2006';
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const partsOf = ({ name, rows }: Sheet): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mediaType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${mediaType}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': styleSheet,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${rows[0]?.length ?? 1}" width="18" customWidth="1"/></cols><sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`,
});

/** Format 14 is the reader's own short date, 4 is `#,##0.00`. */
const styleSheet = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="4" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const rowOf = (row: readonly Cell[], index: number): string =>
  `<row r="${index + 1}">${row.map((cell, column) => cellOf(cell, `${columnName(column)}${index + 1}`)).join('')}</row>`;

function cellOf(cell: Cell, at: string): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
    case 'heading':
      return `<c r="${at}" s="${styles[cell.kind]}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.value)}</t></is></c>`;
    case 'date':
      return `<c r="${at}" s="${styles.date}"><v>${daysSince1900(cell.value)}</v></c>`;
    default:
      return `<c r="${at}" s="${styles[cell.kind]}"><v>${cell.value}</v></c>`;
  }
}

const DAY = 86_400_000;

/** Excel counts 29 February 1900, a day that never was: from March on, day 1 is 31 December 1899. */
const daysSince1900 = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / DAY;

const columnName = (column: number): string => String.fromCharCode(65 + column);

/** Characters that XML has no place for are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
