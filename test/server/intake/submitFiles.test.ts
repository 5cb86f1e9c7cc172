import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { plainPdf } from '../../samples/pdfs.ts';
import { workbook } from '../../samples/workbook.ts';
import { facteur } from '../cli/facteur.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';

interface Answer {
  readonly index: { readonly detected: object; readonly unnamed: readonly string[] };
  readonly rows: readonly {
    readonly row: number;
    readonly receipt?: { readonly invoice: string; readonly duplicateOf?: string };
    readonly problems: readonly { readonly code: string; readonly at: string }[];
  }[];
}

let house: House;
let call: ReturnType<typeof callAs>;
let pages: Uint8Array;
let folder: string;

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'ops');
  pages = await plainPdf();
  folder = await mkdtemp(join(tmpdir(), 'facteur-index-'));
  await writeFile(
    join(folder, 'server.json'),
    JSON.stringify({ url: house.url, token: house.keys.ops }),
  );
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const headings = ['Numéro', 'BT-3', 'BT-2', 'BT-5', 'BT-48', 'BT-109', 'BT-112', 'BT-115', 'PDF'];
const columns = { Numéro: 'number' };
const row = (number: string, pdf: string, total: string | number = '120,50') => [
  number,
  '380',
  '31/01/2026',
  'EUR',
  'FR75512345679',
  '100,00',
  total,
  '120,50',
  pdf,
];
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  Buffer.from([headings, ...rows].map((cells) => cells.join(';')).join('\n'));

/** Each PDF differs by what stands behind its end. */
const pdf = (name: string): Buffer => Buffer.concat([pages, Buffer.from(`% ${name}\n`)]);

async function submit(index: Uint8Array, names: readonly string[], key?: string) {
  const form = new FormData();
  form.set('mapping', JSON.stringify({ columns }));
  form.append('files', new Blob([Buffer.from(index)]), 'index');
  for (const name of names) form.append('files', new Blob([pdf(name)]), name);
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return call('POST', '/api/invoices', form, headers);
}

const deliveriesOf = (number: string) => house.sql`
  select d.id from delivery d join invoice i on i.id = d.invoice_id where i.number = ${number}
`;

describe('an index with the PDFs of its invoices', () => {
  test('is a delivery a row; a row that lacks something is refused whole and keeps no other back', async () => {
    const index = csv([row('I-1', 'a.pdf'), row('I-2', 'none.pdf'), row('I-3', 'c.pdf', 'dear')]);
    const reply = await submit(index, ['A.pdf', 'c.pdf', 'd.pdf']);
    expect(reply.status).toBe(202);
    const answer = await answerOf<Answer>(reply);
    expect(answer).toMatchObject({
      index: {
        detected: { delimiter: ';', decimal: ',', dateFormat: 'DD/MM/YYYY', encoding: 'utf-8' },
        unnamed: ['d.pdf'],
      },
      rows: [
        { row: 2, file: 'A.pdf', number: 'I-1', receipt: { invoice: expect.any(String) } },
        { row: 3, file: null, problems: [{ code: 'INDEX_FILE_MISSING', at: '3:PDF' }] },
        { row: 4, file: 'c.pdf', problems: [{ code: 'CSV_NOT_A_NUMBER', at: '4:BT-112' }] },
      ],
    });
    expect(answer.rows[1]).not.toHaveProperty('receipt');
    expect(await deliveriesOf('I-1')).toHaveLength(1);
    for (const number of ['I-2', 'I-3']) expect(await deliveriesOf(number)).toHaveLength(0);
  });

  test('once corrected goes in again as a whole: what came before gets its first answer', async () => {
    await submit(csv([row('I-4', 'a.pdf'), row('I-5', 'b.pdf')]), ['a.pdf']);
    const again = await submit(csv([row('I-4', 'a.pdf'), row('I-5', 'b.pdf')]), ['a.pdf', 'b.pdf']);
    const { rows } = await answerOf<Answer>(again);
    expect(rows[0]?.receipt?.duplicateOf).toBe(rows[0]?.receipt?.invoice);
    expect(rows[1]?.receipt?.duplicateOf).toBeUndefined();
    for (const number of ['I-4', 'I-5']) expect(await deliveriesOf(number)).toHaveLength(1);
  });

  test('in Excel is read as the CSV is, and a repeated key gives the first answers', async () => {
    const index = await workbook([headings, row('I-6', 'f.pdf')]);
    const first = await answerOf<Answer>(await submit(index, ['f.pdf'], 'index-6'));
    expect(first.rows).toMatchObject([{ number: 'I-6', receipt: { invoice: expect.any(String) } }]);
    const second = await answerOf<Answer>(await submit(index, ['f.pdf'], 'index-6'));
    expect(second.rows).toEqual(first.rows);
  });

  test('of a customer that nobody knows refuses that row with what to do', async () => {
    const unknown = row('I-7', 'g.pdf').with(4, 'DE123456789');
    const { rows } = await answerOf<Answer>(await submit(csv([unknown]), ['g.pdf']));
    expect(rows).toMatchObject([{ problems: [{ code: 'CUSTOMER_UNKNOWN', at: '2' }] }]);
  });

  test('is the same by the command line: a result a row, and exit 1 where one was refused', async () => {
    await writeFile(join(folder, 'index.csv'), csv([row('I-8', 'h.pdf'), row('I-9', 'none.pdf')]));
    await writeFile(join(folder, 'h.pdf'), pdf('h'));
    await writeFile(join(folder, 'mapping.json'), JSON.stringify({ columns }));
    const at = (name: string) => join(folder, name);
    const args = ['submit', at('index.csv'), at('h.pdf'), '--mapping', at('mapping.json')];
    const ran = await facteur([...args, '--json', '--lang', 'en'], {
      env: { FACTEUR_DATA: folder },
    });
    expect(ran.exit).toBe(1);
    expect(ran.lines()).toMatchObject([
      { row: 2, number: 'I-8', invoice: expect.any(String), delivery: expect.any(String) },
      { row: 3, problems: [{ code: 'INDEX_FILE_MISSING' }] },
    ]);
    expect(ran.stderr).toContain('delimiter “;”');
    expect(await deliveriesOf('I-8')).toHaveLength(1);
  });
});

test('one invoice in CSV with its PDF is one invoice, and its answer tells what was detected', async () => {
  const text = csv([row('I-10', '')]);
  const form = new FormData();
  form.set('mapping', JSON.stringify({ columns }));
  form.append('files', new Blob([text]), 'f.csv');
  form.append('files', new Blob([pdf('i')]), 'i.pdf');
  const reply = await call('POST', '/api/invoices', form);
  expect(await reply.json()).toMatchObject({
    invoice: expect.any(String),
    detected: [{ delimiter: ';', decimal: ',' }],
  });
});

test('a mapping that says what is not possible is refused at the field', async () => {
  const form = new FormData();
  form.set('mapping', '{"decimal":"point"}');
  form.append('files', new Blob([csv([row('I-11', '')])]), 'f.csv');
  const reply = await call('POST', '/api/invoices', form);
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ problems: [{ at: 'mapping.decimal' }] });
});
