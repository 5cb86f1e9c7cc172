import { expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { writeJson } from '#activities/formats/json.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';
import { attachedPdf, plainPdf } from '../../samples/pdfs.ts';

const file = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
});

test.each([
  ['CII', 'cii', writeCii(domesticInvoice)],
  ['UBL', 'ubl', writeUbl(domesticInvoice)],
  ['JSON', 'json', writeJson(domesticInvoice)],
])('%s is known by its content, whatever its name', async (_, syntax, content) => {
  expect(await readInvoice([file('facture.pdf', content)])).toMatchObject({
    ok: true,
    syntax,
    invoice: domesticInvoice,
  });
});

test('a plain PDF is read with the data beside it', async () => {
  const pdf = file('a', await plainPdf());
  const data = file('b', writeJson(domesticInvoice));
  expect(await readInvoice([data, pdf])).toMatchObject({
    ok: true,
    syntax: 'json',
    pdf,
    data,
    invoice: domesticInvoice,
  });
});

test.each(['factur-x.xml', 'ZUGFeRD-invoice.xml', 'zugferd-invoice.xml', 'xrechnung.xml'])(
  'data embedded as %s are found',
  async (name) => {
    const pdf = await attachedPdf({ [name]: writeCii(creditNote), 'note.txt': 'x' });
    expect(await readInvoice([file('x', pdf)])).toMatchObject({
      syntax: 'factur-x',
      invoice: creditNote,
    });
  },
);

const cii = writeCii(domesticInvoice);
const plain = await plainPdf();
const two = await attachedPdf({ 'factur-x.xml': cii, 'xrechnung.xml': cii });
const order =
  '<r:SCRDMCCBDACIOMessageStructure xmlns:r="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>';
const orderPdf = await attachedPdf({ 'order-x.xml': order });
const other = await attachedPdf({ 'factur-x.xml': writeCii(creditNote) });

test.each([
  ['a PDF without data', [plain], 'PDF_WITHOUT_DATA'],
  ['a PDF with two invoices inside', [two], 'PDF_TWO_INVOICES'],
  ['a PDF with another invoice beside it', [other, cii], 'FILES_CONTRADICT'],
  ['two PDFs', [plain, plain], 'FILES_TWO_PDFS'],
  ['two data files', [cii, cii], 'FILES_TWO_INVOICES'],
  ['no file', [], 'FILES_NONE'],
  ['an image', [Buffer.from([0x89, 0x50, 0x4e, 0x47])], 'FILE_UNKNOWN'],
  ['an order in XML', [order], 'XML_ORDER'],
  ['a PDF with an order inside', [orderPdf], 'XML_ORDER'],
  ['some other XML', ['<html/>'], 'XML_UNKNOWN'],
  ['XML with a DOCTYPE', ['<!DOCTYPE a><a/>'], 'XML_DTD_FORBIDDEN'],
])('%s is refused with %s', async (_, contents, code) => {
  const files = contents.map((content, i) => file(String(i), content));
  expect(await readInvoice(files)).toMatchObject({ ok: false, problems: [{ code }] });
});
