import readSheets from 'read-excel-file/universal';
import { expect, test } from 'vitest';
import { walkZip } from '#activities/formats/zip.ts';
import { list } from '#activities/list/manifest.ts';
import { run } from '#activities/list/run.ts';
import { fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';
const member = (number: string, total: string, more: object = {}) => ({
  delivery: `delivery of ${number}`,
  number,
  issueDate: '2026-06-01',
  total,
  totalWithoutVat: total,
  vatTotal: '0.00',
  documents: {},
  ...more,
});
const job = (config: object, context: object) =>
  jobOf('list', list.config.parse({ name: 'BORDEREAU', ...config }), {
    customer: { language: 'fr' },
    ...context,
  });

async function made(config: object, context: object) {
  const world = fakeWorld();
  const { documents } = await run(job(config, context), world.ports, since);
  const ref = documents?.list;
  if (!ref) throw new Error('no list');
  const bytes = world.read(ref);
  const sheets = await readSheets(Uint8Array.from(bytes).buffer);
  return { ref, bytes, rows: sheets[0]?.data as unknown[][] };
}

test('a row for each invoice of the batch, in the columns that were chosen, and a row of totals', async () => {
  const members = [
    member('F-1', '100.10', { orderReference: 'PO <1> & "2"' }),
    member('F-2', '200.20'),
  ];
  const { ref, rows } = await made(
    { columns: 'number, date, order, withVat' },
    { batch: { members } },
  );
  expect(ref).toMatchObject({
    name: 'BORDEREAU.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
  expect(rows).toEqual([
    ['N° de facture', 'Date', 'N° de commande', 'TTC'],
    ['F-1', new Date('2026-06-01'), 'PO <1> & "2"', 100.1],
    ['F-2', new Date('2026-06-01'), null, 200.2],
    ['Total', null, null, 300.3],
  ]);
});

test('a sum that a computer’s numbers would get wrong by a cent is written to the cent', async () => {
  const amounts = ['0.10', '0.20', '9007199254740993.01'];
  const members = amounts.map((total, i) => member(`F-${i}`, total));
  const { bytes } = await made({ columns: 'number, withVat' }, { batch: { members } });
  let sheet = '';
  await walkZip(bytes, { files: 10, total: 1e6, ratio: 1000 }, (name, part) => {
    if (name === 'xl/worksheets/sheet1.xml') sheet = Buffer.from(part).toString();
  });
  expect(sheet).toContain('<v>9007199254740993.31</v>');
});

test('behind one invoice it has that invoice; a credit note counts as negative', async () => {
  const invoice = { number: 'AV-1', total: '12.00', isCreditNote: true };
  const { rows } = await made({ columns: 'number, withVat', language: 'en' }, { invoice });
  expect(rows).toEqual([
    ['Invoice number', 'With VAT'],
    ['AV-1', -12],
    ['Total', -12],
  ]);
});

test('the same invoices give the same bytes', async () => {
  const batch = { members: [member('F-1', '1.00')] };
  const first = await made({}, { batch });
  const second = await made({}, { batch });
  expect(second.ref.sha256).toBe(first.ref.sha256);
});

test.each(['number, number', 'number, colour', '', 'toString'])(
  'columns “%s” are refused',
  (columns) => {
    expect(list.config.safeParse({ name: 'x', columns }).success).toBe(false);
  },
);

test('a name that asks for what is missing parks', async () => {
  const config = { name: '{{batch.period}}' };
  await expect(run(job(config, {}), fakeWorld().ports, since)).rejects.toMatchObject({
    code: 'LIST_VALUE_MISSING',
    details: { missing: ['batch.period'] },
  });
});
