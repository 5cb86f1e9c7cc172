import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { attach } from '#activities/attach/manifest.ts';
import { run } from '#activities/attach/run.ts';
import { toFacturX } from '#activities/formats/facturx.ts';
import { writeJson } from '#activities/formats/json.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { paper, scannedPdf } from '../samples/scans.ts';
import { fakeWorld, jobOf } from './world.ts';

const since = '2026-03-02T08:00:00.000Z';
const file = (name: string, content: string) => ({
  id: name,
  file: { name, mediaType: 'text/csv', content: Buffer.from(content).toString('base64') },
});
const withFiles = (...names: string[]): Invoice => ({
  ...domesticInvoice,
  attachments: names.map((name) => file(name, `content of ${name}`)),
});

async function facturx(invoice: Invoice): Promise<Uint8Array> {
  const made = await toFacturX({ invoice, profile: 'EN 16931' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.pdf;
}

async function go(invoice: Invoice, config: Record<string, unknown>, document?: Uint8Array) {
  const world = fakeWorld();
  const json = { type: 'application/json', name: 'invoice.json' };
  const pdf = { type: 'application/pdf', name: 'F-1.pdf' };
  const xml = { type: 'application/xml', name: 'F-1.xml' };
  const documents = {
    data: world.keep(Buffer.from(writeJson(invoice)), json),
    invoice: document ? world.keep(document, pdf) : world.keep(Buffer.from('<x/>'), xml),
    xml: world.keep(Buffer.from(writeUbl(invoice)), xml),
  };
  const outcome = await run(
    jobOf('attach', attach.config.parse(config), { documents }),
    world.ports,
    since,
  );
  const made = outcome.documents?.invoice;
  if (!made) throw new Error('no document');
  return { outcome, before: documents.invoice, made, bytes: world.read(made) };
}

const names = async (pdf: Uint8Array) =>
  (await PDFDocument.load(pdf)).getAttachments().map(({ name }) => name);

test('supporting documents and the XML come into a Factur-X, which stays one', async () => {
  const invoice = withFiles('heures.csv', 'dossier/plan.csv');
  const { bytes, outcome } = await go(invoice, { xml: true }, await facturx(invoice));
  expect((await names(bytes)).sort()).toEqual([
    'F-1.xml',
    'factur-x.xml',
    'heures.csv',
    'plan.csv',
  ]);
  expect(await readInvoice([{ name: 'x', bytes }])).toMatchObject({
    ok: true,
    syntax: 'factur-x',
    invoice: { number: invoice.number },
  });
  expect(outcome.evidence).toMatchObject([
    { kind: 'attached', detail: { attached: [{ name: 'heures.csv' }, {}, {}] } },
  ]);
});

test('with nothing to attach the document stays as it is', async () => {
  const { before, made } = await go(domesticInvoice, {}, await facturx(domesticInvoice));
  expect(made).toEqual(before);
});

test('two files of one name are refused', async () => {
  const invoice = withFiles('a.csv', 'A.csv');
  await expect(go(invoice, {}, await facturx(invoice))).rejects.toMatchObject({
    code: 'ATTACHMENT_NAME',
    remedy: 'fix',
  });
});

test('a document that is no PDF takes no files', async () => {
  await expect(go(domesticInvoice, {})).rejects.toMatchObject({ code: 'ATTACH_NOT_PDF' });
});

const scan = await scannedPdf([paper(1000, 1000), paper(900, 900)]);

test('a PDF is made as small as the step allows, and the proof tells how', async () => {
  const { made, outcome } = await go(domesticInvoice, { maxMegabytes: 0.15 }, scan);
  expect(scan.length).toBeGreaterThan(150_000);
  expect(made.bytes).toBeLessThanOrEqual(150_000);
  expect(outcome.evidence[0]?.detail).toMatchObject({
    attached: [],
    images: [{ en: expect.stringMatching(/^page 1: 1000 × 1000 \(500 dpi\).* → /) }, {}],
  });
});

test('a PDF that is small enough already stays as it is', async () => {
  const { made, before } = await go(domesticInvoice, { maxMegabytes: 5 }, scan);
  expect(made).toEqual(before);
});

test('a size under which images could not be read any more is refused, with what would do', async () => {
  const pages = await scannedPdf(
    Array.from({ length: 4 }, (_, i) => paper(1200, 1200 + i)),
    4,
  );
  await expect(go(domesticInvoice, { maxMegabytes: 0.1 }, pages)).rejects.toMatchObject({
    code: 'ATTACH_SIZE',
    remedy: 'fix',
    message: expect.stringMatching(/kB at least, for 100 kB at most/),
  });
});
