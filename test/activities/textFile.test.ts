import { expect, test } from 'vitest';
import { textFile } from '#activities/textFile/manifest.ts';
import { run } from '#activities/textFile/run.ts';
import { fakeWorld, jobOf } from './world.ts';

const body = [
  'SUPPLIER={{params.supplierNo}}',
  'BUYER={{customer.name}}',
  'CURRENCY={{default invoice.custom.sign "€"}}',
  'DATE={{date invoice.issueDate "yyyyMMdd"}}',
  'AMOUNT={{number invoice.total decimals=2 mark="," group=""}}',
].join('\n');

const context = {
  params: { supplierNo: '40017' },
  customer: { name: 'Autodis Übersee', language: 'de' },
  invoice: { number: 'F-1', issueDate: '2026-03-02', total: '1234.5' },
  vars: { fileName: '40017_F-1_20260302.pdf' },
};

async function written(config: object, more: object = {}) {
  const world = fakeWorld();
  const settings = textFile.config.parse({ body, ...config });
  const outcome = await run(jobOf('textFile', settings, { ...context, ...more }), world.ports, '');
  const index = outcome.documents?.index;
  if (!index) throw new Error('no document was written');
  return { name: index.name, bytes: Buffer.from(world.read(index)) };
}

test('the lines are those of the partner’s manual, byte for byte', async () => {
  const { name, bytes } = await written({ encoding: 'iso-8859-15' });
  expect(name).toBe('40017_F-1_20260302.idx');
  const golden = [
    ['SUPPLIER=40017\r\nBUYER=Autodis ', 0xdc, 'bersee\r\nCURRENCY=', 0xa4],
    ['\r\nDATE=20260302\r\nAMOUNT=1234,50\r\n'],
  ].flat();
  expect(bytes).toEqual(
    Buffer.concat(
      golden.map((part) =>
        typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'ascii'),
      ),
    ),
  );
});

test.each([
  ['utf-8', 'c3bce282ac'],
  ['iso-8859-15', 'fca4'],
  ['windows-1252', 'fc80'],
])('in %s, ü and € are %s', async (encoding, hex) => {
  const { bytes } = await written({ body: 'ü€', encoding, lineEnd: 'lf' });
  expect(bytes.toString('hex')).toBe(`${hex}0a`);
});

test.each([
  ['iso-8859-1', '€', 'U+20AC'],
  ['iso-8859-15', '’', 'U+2019'],
  ['windows-1252', 'ł', 'U+0142'],
])('in %s, %s is not replaced: it is named, with its place', async (encoding, character, code) => {
  const failing = written({ body: `A\nNAME=${character}`, encoding });
  await expect(failing).rejects.toMatchObject({
    code: 'TEXT_FILE_CHARACTER',
    remedy: 'fix',
    details: { character, line: 2, column: 6 },
  });
  await expect(failing).rejects.toThrow(code);
});

test('a value cannot add a line of its own', async () => {
  const customer = { name: 'Autodis\r\nAMOUNT=0,00', language: 'fr' };
  const { bytes } = await written({ body: 'BUYER={{customer.name}}\nEND=1' }, { customer });
  expect(bytes.toString()).toBe('BUYER=Autodis AMOUNT=0,00\r\nEND=1\r\n');
});

test('a value that is missing stops the file', async () => {
  await expect(written({ body: 'PO={{invoice.orderReference}}' })).rejects.toMatchObject({
    code: 'TEXT_FILE_VALUE_MISSING',
    details: { missing: ['invoice.orderReference'] },
  });
});
