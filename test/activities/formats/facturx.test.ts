import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';
import {
  activePdf,
  attachedPdf,
  cmykPdf,
  compactPdf,
  lockedPdf,
  plainPdf,
  signedPdf,
  xfaPdf,
} from '../../samples/pdfs.ts';

const convert = (pdf: Uint8Array, invoice = domesticInvoice) =>
  toFacturX({ pdf, invoice, profile: 'EN 16931' });

const file = (name: string, bytes: Uint8Array) => ({ name, bytes });

test('the same PDF and invoice give the same bytes', async () => {
  const pdf = await plainPdf();
  const [first, second] = [await convert(pdf), await convert(pdf)];
  if (!first.ok || !second.ok) throw new Error('did not convert');
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
});

test('the invoice is read back from the PDF, as Factur-X', async () => {
  const made = await convert(await plainPdf());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  await expect(readInvoice([file('x.bin', made.pdf)])).resolves.toMatchObject({
    ok: true,
    syntax: 'factur-x',
    profile: 'urn:cen.eu:en16931:2017',
    invoice: domesticInvoice,
  });
});

test('without a PDF the invoice is drawn from its data', async () => {
  const made = await toFacturX({ invoice: creditNote, profile: 'EN 16931', language: 'en' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  await expect(readInvoice([file('x', made.pdf)])).resolves.toMatchObject({ invoice: creditNote });
});

test.each([
  ['fonts without their file', 'FONT_EMBEDDED', plainPdf],
  ['CMYK colours', 'COLOUR_DEFINED', cmykPdf],
  ['scripts and program launches', 'ACTIVE_CONTENT_REMOVED', activePdf],
  ['a form field without appearance', 'ANNOTATION_REMOVED', activePdf],
  ['an accompanying XFA form', 'ACTIVE_CONTENT_REMOVED', () => xfaPdf(false)],
  ['restrictions on printing', 'ENCRYPTION_REMOVED', () => lockedPdf({ ownerPassword: 'o' })],
  ['former invoice data', 'ATTACHMENT_REMOVED', () => attachedPdf({ 'factur-x.xml': '<old/>' })],
  ['fonts in object streams', 'FONT_EMBEDDED', compactPdf],
])('%s are mended and told', async (_, code, pdf) => {
  const made = await convert(await pdf());
  expect(made).toMatchObject({ ok: true });
  if (made.ok) expect(made.repairs.map((one) => one.code)).toContain(code);
});

test.each([
  ['a signed PDF', 'PDF_SIGNED', signedPdf],
  ['a dynamic XFA form', 'PDF_XFA', () => xfaPdf(true)],
  [
    'a PDF with a password',
    'PDF_ENCRYPTED',
    () => lockedPdf({ userPassword: 'u', ownerPassword: 'o' }),
  ],
  ['a cut PDF', 'PDF_MALFORMED', async () => (await plainPdf()).subarray(0, 700)],
  ['no PDF at all', 'PDF_MALFORMED', async () => Buffer.from('hello')],
  [
    'a PDF of 26 MB',
    'PDF_TOO_LARGE',
    async () => Buffer.concat([await plainPdf(), Buffer.alloc(26 << 20)]),
  ],
])('%s is refused with %s', async (_, code, pdf) => {
  expect(await convert(await pdf())).toMatchObject({ ok: false, problems: [{ code }] });
});

test('nothing that runs is left in the file', async () => {
  const made = await convert(await activePdf());
  const text = made.ok ? Buffer.from(made.pdf).toString('latin1') : '';
  expect(text).not.toMatch(/JavaScript|Launch|calc\.exe|OpenAction|app\.alert/);
});

test('other attachments stay, beside the new invoice data', async () => {
  const made = await convert(await attachedPdf({ 'bon.txt': 'livré', 'factur-x.xml': '<old/>' }));
  if (!made.ok) throw new Error('did not convert');
  const doc = await PDFDocument.load(made.pdf);
  const names = doc.getAttachments().map(({ name }) => name);
  expect(names.sort()).toEqual(['bon.txt', 'factur-x.xml']);
});

test('an invoice that breaks a rule is not converted', async () => {
  const wrong = { ...domesticInvoice, totals: { ...domesticInvoice.totals, vat: '1.00' } };
  expect(await convert(await plainPdf(), wrong)).toMatchObject({
    ok: false,
    problems: [{ code: 'BR-CO-14' }, { code: 'BR-CO-15' }],
  });
});

test('a second job after one that was refused still works', async () => {
  await convert(Buffer.from('%PDF-1.7 junk'));
  expect(await convert(await plainPdf())).toMatchObject({ ok: true });
});
