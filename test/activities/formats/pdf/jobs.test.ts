import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import type { JobInput, JobName, JobResult } from '#activities/formats/pdf/jobs.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { domesticInvoice } from '../../../samples/invoices.ts';
import { attachedPdf, plainPdf, signedPdf } from '../../../samples/pdfs.ts';

async function done<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
): Promise<JobResult<Name>> {
  const reply = await inPdfThread(name, input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return reply.value;
}

async function facturx(profile = 'EN 16931'): Promise<Uint8Array> {
  const made = await toFacturX({ pdf: await plainPdf(), invoice: domesticInvoice, profile });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.pdf;
}

const note = { name: 'bon.txt', mediaType: 'text/plain', bytes: Buffer.from('livré') };
const pagesOf = async (pdf: Uint8Array) => (await PDFDocument.load(pdf)).getPageCount();
const invoiceIn = async (pdf: Uint8Array) => {
  const read = await readInvoice([{ name: 'x', bytes: pdf }]);
  return read.ok ? read.invoice : read.problems;
};

test('a file attached to a Factur-X comes out as it went in, and the invoice with it', async () => {
  const { pdf } = await done('attach', { bytes: await facturx(), files: [note] });
  expect(await invoiceIn(pdf)).toEqual(await invoiceIn(await facturx()));
  const files = await done('attachments', { bytes: pdf });
  expect(files.map(({ name, isInvoiceData }) => [name, isInvoiceData])).toEqual([
    ['factur-x.xml', true],
    ['bon.txt', false],
  ]);
  expect(Buffer.from(files[1]?.bytes ?? []).toString()).toBe('livré');
});

test('attaching the same file twice gives the same bytes', async () => {
  const bytes = await facturx();
  const [one, two] = [
    await done('attach', { bytes, files: [note] }),
    await done('attach', { bytes, files: [note] }),
  ];
  expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
});

test.each(['bon.txt', 'BON.txt', 'Factur-X.xml', ' '])(
  'a file cannot be attached as %j where bon.txt is',
  async (name) => {
    const bytes = await attachedPdf({ 'bon.txt': 'x' });
    const reply = await inPdfThread('attach', { bytes, files: [{ ...note, name }] });
    expect(reply).toMatchObject({ ok: false, problems: [{ code: 'ATTACHMENT_NAME', at: name }] });
  },
);

test('an attachment gets another name, the invoice data keep theirs', async () => {
  const { pdf } = await done('attach', { bytes: await facturx(), files: [note] });
  const renamed = await done('rename', { bytes: pdf, names: { 'bon.txt': 'livraison.txt' } });
  const files = await done('attachments', { bytes: renamed.pdf });
  expect(files.map(({ name }) => name)).toEqual(['factur-x.xml', 'livraison.txt']);
  for (const [former, code] of [
    ['factur-x.xml', 'ATTACHMENT_NAME'],
    ['absent.txt', 'ATTACHMENT_MISSING'],
  ] as const)
    expect(await inPdfThread('rename', { bytes: pdf, names: { [former]: 'y' } })).toMatchObject({
      problems: [{ code }],
    });
});

test('a cover letter before and terms behind leave the Factur-X what it is', async () => {
  const documents = [await plainPdf(), await facturx('BASIC WL'), await plainPdf()];
  const { pdf } = await done('merge', { documents });
  expect(await pagesOf(pdf)).toBe(3);
  expect(await invoiceIn(pdf)).toEqual(await invoiceIn(documents[1] as Uint8Array));
  expect(Buffer.from(pdf).toString('latin1')).toContain(
    '<fx:ConformanceLevel>BASIC WL</fx:ConformanceLevel>',
  );
});

test('two electronic invoices are not merged into one', async () => {
  const documents = [await facturx(), await facturx()];
  expect(await inPdfThread('merge', { documents })).toMatchObject({
    problems: [{ code: 'PDF_DATA_TWICE' }],
  });
});

test('pages are split off as asked, but not from a Factur-X', async () => {
  const { pdf } = await done('merge', { documents: [await plainPdf(), await plainPdf()] });
  const parts = await done('split', {
    bytes: pdf,
    ranges: [
      [1, 1],
      [1, 2],
    ],
  });
  expect(await Promise.all(parts.map(pagesOf))).toEqual([1, 2]);
  expect(await inPdfThread('split', { bytes: pdf, ranges: [[2, 3]] })).toMatchObject({
    problems: [{ code: 'PDF_PAGES', at: '2-3' }],
  });
  expect(await inPdfThread('split', { bytes: await facturx(), ranges: [[1, 1]] })).toMatchObject({
    problems: [{ code: 'PDF_DATA_SPLIT' }],
  });
});

test('a draft copy carries no invoice data, and says so', async () => {
  const { pdf, repairs } = await done('draft', { bytes: await facturx(), language: 'fr' });
  expect(repairs).toMatchObject([{ code: 'ATTACHMENT_REMOVED', detail: 'factur-x.xml' }]);
  expect(await done('attachments', { bytes: pdf })).toEqual([]);
});

test.each(['attach', 'draft'] as const)('%s does not touch a signed PDF', async (kind) => {
  const bytes = await signedPdf();
  const input = kind === 'attach' ? { bytes, files: [note] } : { bytes, language: 'fr' as const };
  expect(await inPdfThread(kind, input as never)).toMatchObject({
    ok: false,
    problems: [{ code: 'PDF_SIGNED' }],
  });
});

test.each([
  ['MINIMUM', 'Data'],
  ['BASIC WL', 'Data'],
  ['BASIC', 'Alternative'],
  ['EN 16931', 'Alternative'],
  ['EXTENDED', 'Alternative'],
])('%s is embedded as %s of the pages, under its own name', async (profile, relationship) => {
  const text = Buffer.from(await facturx(profile)).toString('latin1');
  expect(text).toContain(`/AFRelationship /${relationship}`);
  expect(text).toContain(`<fx:ConformanceLevel>${profile}</fx:ConformanceLevel>`);
});
