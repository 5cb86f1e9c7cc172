import { expect, test } from 'vitest';
import { convert } from '#activities/convert/manifest.ts';
import { run } from '#activities/convert/run.ts';
import { readCii } from '#activities/formats/cii/cii.ts';
import { writeJson } from '#activities/formats/json.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { plainPdf } from '../samples/pdfs.ts';
import { type FakeWorld, fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';

function go(
  world: FakeWorld,
  invoice: Invoice,
  {
    original,
    amended = {},
    settings = {},
    params = {},
  }: {
    original?: Uint8Array;
    amended?: Record<string, string | null>;
    settings?: Record<string, unknown>;
    params?: Record<string, string>;
  } = {},
) {
  const json = Buffer.from(writeJson(invoice));
  const data = world.keep(json, { type: 'application/json', name: 'invoice.json' });
  const documents = {
    data,
    original: original ? world.keep(original, { type: 'application/pdf', name: 'F-1.pdf' }) : data,
  };
  const context = { documents, customer: { language: 'fr' }, params };
  const config = convert.config.parse(settings);
  return run(jobOf('convert', config, context, { amended }), world.ports, since);
}

test('the invoice that is made carries the data, and its XML stands beside it', async () => {
  const world = fakeWorld();
  const outcome = await go(world, domesticInvoice);
  const { invoice, xml } = outcome.documents ?? {};
  if (!invoice || !xml) throw new Error('no documents');
  expect(invoice.type).toBe('application/pdf');
  const read = await readInvoice([{ name: 'x.pdf', bytes: world.read(invoice) }]);
  expect(read).toMatchObject({ ok: true, syntax: 'factur-x' });
  expect(read.ok && read.invoice.number).toBe(domesticInvoice.number);
  expect(readCii(world.read(xml))).toMatchObject({ ok: true });
  expect(outcome.evidence).toMatchObject([{ kind: 'facturx', document: invoice }]);
  expect(outcome.level).toBeUndefined();
});

test('an EDIFACT partner that a parameter names is the customer’s own; without one it is plain EANCOM', async () => {
  const settings = { to: 'edifact-d96a', partner: '{{params.partner}}' };
  const world = fakeWorld();
  const textOf = async (params: Record<string, string>) => {
    const { documents } = await go(world, domesticInvoice, { settings, params });
    if (!documents?.invoice) throw new Error('no document');
    return Buffer.from(world.read(documents.invoice)).toString('latin1');
  };
  const own = JSON.stringify({ recipient: { id: '3012345000003' }, association: 'EAN007' });
  expect(await textOf({ partner: own })).toMatch(/^UNA.*UNB.*3012345000003:14.*:EAN007'/s);
  expect(await textOf({})).toContain(':EAN008');
  await expect(textOf({ partner: '{"una":"perhaps"}' })).rejects.toMatchObject({
    code: 'CONVERT_PARTNER',
    details: { missing: ['params.partner'] },
  });
});

test('the same input gives the same documents', async () => {
  const world = fakeWorld();
  const first = await go(world, domesticInvoice);
  const second = await go(world, domesticInvoice);
  expect(second.documents).toEqual(first.documents);
});

test('what a person amended is in the data that leave', async () => {
  const world = fakeWorld();
  const outcome = await go(world, domesticInvoice, { amended: { orderReference: 'PO-77' } });
  const xml = outcome.documents?.xml;
  const read = xml && readCii(world.read(xml));
  expect(read?.ok && read.invoice.orderReference).toBe('PO-77');
});

test('an invoice that breaks a rule is not converted, and the fault says which', async () => {
  const { currency: _currency, ...rest } = domesticInvoice;
  await expect(go(fakeWorld(), rest as Invoice)).rejects.toMatchObject({
    code: 'CONVERT_INVALID',
    remedy: 'fix',
    message: expect.stringContaining('BR-05'),
  });
});

test('an amendment that would make another invoice is refused', async () => {
  const world = fakeWorld();
  await expect(go(world, domesticInvoice, { amended: { total: '1.00' } })).rejects.toMatchObject({
    code: 'CONVERT_INVALID',
    message: expect.stringContaining('AMEND_FORBIDDEN'),
  });
});

test('a broken PDF is a fault of its own', async () => {
  const original = Buffer.from('%PDF-1.7 and then nothing');
  await expect(go(fakeWorld(), domesticInvoice, { original })).rejects.toMatchObject({
    code: 'PDF_MALFORMED',
    remedy: 'fix',
  });
});

test.each([
  ['ubl', 'application/xml', true],
  ['edifact-d01b', 'application/EDIFACT', false],
  ['csv', 'text/csv', false],
])(
  '%s is the document to deliver, and its lost terms are in the proof',
  async (to, type, isXml) => {
    const invoice = { ...domesticInvoice, custom: { costCentre: 'C7' } };
    const original = await plainPdf();
    const outcome = await go(fakeWorld(), invoice, { original, settings: { to } });
    expect(outcome.documents?.invoice).toMatchObject({ type });
    expect(outcome.documents?.xml).toEqual(isXml ? outcome.documents?.invoice : undefined);
    expect(outcome.evidence).toMatchObject([{ kind: 'converted', detail: { to } }]);
    const { lost } = outcome.evidence[0]?.detail ?? {};
    const own = expect.objectContaining({ path: 'custom.costCentre' });
    if (to === 'csv') expect(lost).toEqual([]);
    else expect(lost).toContainEqual(own);
  },
);

test.each([
  [{ to: 'facturx', profile: 'EXTENDED-CTC-FR' }, 'profile'],
  [{ to: 'edifact-d96a', partner: '{"colour":"red"}' }, 'partner'],
])('settings %o are refused at %s', (settings, field) => {
  const parsed = convert.config.safeParse(settings);
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test('the profile that is asked for is written, by the name that XMP has', async () => {
  const world = fakeWorld();
  const outcome = await go(world, domesticInvoice, { settings: { profile: 'BASIC WL' } });
  const made = outcome.documents?.invoice;
  const text = made ? Buffer.from(world.read(made)).toString('latin1') : '';
  expect(text).toContain('<fx:ConformanceLevel>BASIC WL</fx:ConformanceLevel>');
  expect(outcome).toMatchObject({ note: 'Factur-X BASIC WL' });
});
