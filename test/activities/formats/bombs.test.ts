import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import { judgePdf } from '#activities/formats/guard.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const TAIL = '\ntrailer\n<< /Root 1 0 R >>\n%%EOF';
const file = (body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from(TAIL)]);

/** A few hundred bytes that unpack twice to 200 MB. */
function objectStreamBomb(): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(200 << 20)));
  const head = `1 0 obj\n<< /Type /ObjStm /N 1 /First 10 /Filter [/FlateDecode /FlateDecode] /Length ${packed.length} >>\nstream\n`;
  return file(Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj')]));
}

/** 24 levels that each name the next one twice: 2²⁴ pages in 2 kB. */
function sharedPageTree(): Buffer {
  const levels = Array.from(
    { length: 24 },
    (_, i) =>
      `${i + 2} 0 obj\n<< /Type /Pages /Count 1 /Kids [${i + 3} 0 R ${i + 3} 0 R] >>\nendobj`,
  );
  const page = '26 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] >>\nendobj';
  return file(['1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj', ...levels, page].join('\n'));
}

const manyObjects = () =>
  file(Array.from({ length: 150_000 }, (_, i) => `${i + 1} 0 obj\n<<>>\nendobj`).join('\n'));

test.each([
  ['an object stream that unpacks to 200 MB', objectStreamBomb],
  ['a page tree that shares its branches', sharedPageTree],
  ['150,000 empty objects', manyObjects],
  ['arrays 50,000 deep', () => file(`1 0 obj\n${'['.repeat(50_000)}\nendobj`)],
])('%s is over budget', async (_, make) => {
  expect(await judgePdf(make())).toMatchObject({ verdict: 'reject', code: 'PDF_BUDGET' });
});

test('an invoice of 200 lines is drawn on several pages', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => ({
    ...domesticInvoice.lines[0],
    id: String(i + 1),
  }));
  const invoice = withTotals(Invoice.parse({ ...domesticInvoice, lines }));
  const made = await toFacturX({ invoice, profile: 'EN 16931' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  expect((await PDFDocument.load(made.pdf)).getPageCount()).toBeGreaterThan(5);
});
