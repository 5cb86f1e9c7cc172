import { expect, test } from 'vitest';
import { convert } from '#activities/convert/manifest.ts';
import { run } from '#activities/convert/run.ts';
import { readCii } from '#activities/formats/cii/cii.ts';
import { writeJson } from '#activities/formats/json.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { type FakeWorld, fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';

function go(
  world: FakeWorld,
  invoice: Invoice,
  {
    original,
    amended = {},
  }: { original?: Uint8Array; amended?: Record<string, string | null> } = {},
) {
  const json = Buffer.from(writeJson(invoice));
  const data = world.keep(json, { type: 'application/json', name: 'invoice.json' });
  const documents = {
    data,
    original: original ? world.keep(original, { type: 'application/pdf', name: 'F-1.pdf' }) : data,
  };
  const context = { documents, customer: { language: 'fr' } };
  const config = convert.config.parse({});
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
