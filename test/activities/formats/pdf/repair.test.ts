import { PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { toPdfa } from '#activities/formats/pdf/pdfa.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { damagedPdfs, drawnPdf, oddPdfs } from '../../../samples/oddPdfs.ts';
import { lockedPdf, nestedSignaturePdf, plainPdf, signedPdf } from '../../../samples/pdfs.ts';

const options = { title: 'x', author: 'x', date: '2026-01-31T00:00:00Z' };

test.each(Object.entries(oddPdfs))('%s become PDF/A the same way each time', async (_, make) => {
  const source = await make();
  const [first, second] = [await toPdfa(source, options), await toPdfa(source, options)];
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  expect(first.repairs.length + Number(first.pdf.length !== source.length)).toBeGreaterThan(0);
});

test.each(Object.entries(damagedPdfs))('a PDF with %s is read over', async (_, damage) => {
  const mended = await toPdfa(damage(Buffer.from(await plainPdf())), options);
  const whole = await toPdfa(await plainPdf(), options);
  expect((await PDFDocument.load(mended.pdf)).getPageCount()).toBe(1);
  expect(mended.repairs).toEqual(whole.repairs);
});

test('a named font keeps the widths that its text was laid out by', async () => {
  const { pdf } = await toPdfa(await oddPdfs['a narrow, a wide and an unknown font'](), options);
  const doc = await PDFDocument.load(pdf);
  const fonts = doc.getPage(0).node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  const font = fonts?.lookup(PDFName.of('F2'), PDFDict);
  const widths = font?.lookup(PDFName.of('Widths'))?.toString().match(/\d+/g)?.map(Number);
  expect(widths?.slice(32, 36)).toEqual([400, 440, 480, 520]);
});

test('a hidden note goes, a shown one stays', async () => {
  const { repairs, pdf } = await toPdfa(await oddPdfs['hidden notes and buttons'](), options);
  expect(repairs).toMatchObject([
    { code: 'ANNOTATION_REMOVED', detail: 'Stamp' },
    { code: 'FONT_EMBEDDED' },
  ]);
  expect((await PDFDocument.load(pdf)).getPage(0).node.Annots()?.size()).toBe(2);
});

const wingdings = {
  Type: 'Font',
  Subtype: 'TrueType',
  BaseFont: 'Wingdings',
  FontDescriptor: { Type: 'FontDescriptor', FontName: 'Wingdings', Flags: 4 },
};
const chinese = { Type: 'Font', Subtype: 'Type1', BaseFont: 'X', Encoding: 'WinAnsiEncoding' };

test.each([
  ['signs of a font that nothing tells', 'PDF_FONT', 'BT /F1 9 Tf (a) Tj ET', wingdings],
  ['graphics states 40 deep', 'PDF_DRAWING', `${'q '.repeat(40)} ${'Q '.repeat(40)}`, chinese],
])('%s are refused with %s', async (_, code, content, font) => {
  const pdf = await drawnPdf(content, { F1: font });
  const reply = await inPdfThread('pdfa', { bytes: pdf, options });
  expect(reply).toMatchObject({ ok: false, problems: [{ code }] });
});

test('a font that is listed and shows nothing does not stop a PDF', async () => {
  const pdf = await drawnPdf('0 0 9 9 re f', { F1: wingdings });
  await expect(toPdfa(pdf, options)).resolves.toBeDefined();
});

test('restrictions are taken off, and told', async () => {
  const { repairs } = await toPdfa(await lockedPdf({ ownerPassword: 'o' }), options);
  expect(repairs.map(({ code }) => code)).toContain('ENCRYPTION_REMOVED');
});

test('what a form only describes is drawn', async () => {
  const { repairs } = await toPdfa(
    await oddPdfs['a filled form that only viewers would draw'](),
    options,
  );
  expect(repairs.filter(({ code }) => !code.startsWith('FONT'))).toMatchObject([
    { code: 'FIELD_DRAWN', detail: 'order' },
    { code: 'FIELD_DRAWN', detail: 'paid' },
    { code: 'FIELD_DRAWN', detail: 'agreed' },
    { code: 'FIELD_DRAWN', detail: 'city' },
  ]);
});

test('a field whose letters the font has not is not turned into question marks', async () => {
  const doc = await PDFDocument.load(await plainPdf());
  const field = doc.getForm().createTextField('name');
  field.addToPage(doc.getPage(0));
  field.acroField.setValue(PDFHexString.fromText('Ωμέγα'));
  field.acroField.getWidgets()[0]?.dict.delete(PDFName.of('AP'));
  const bytes = await doc.save({ updateFieldAppearances: false });
  await expect(toPdfa(bytes, options)).rejects.toMatchObject({
    problem: { code: 'PDF_FONT', at: 'name' },
  });
});

test.each([
  ['in the form', signedPdf],
  ['below another field', nestedSignaturePdf],
])('a signature %s is found', async (_, make) => {
  await expect(toPdfa(await make(), options)).rejects.toMatchObject({
    problem: { code: 'PDF_SIGNED' },
  });
});
