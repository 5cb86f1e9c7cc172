import fc from 'fast-check';
import { PDFDocument, PDFHexString, PDFName, PDFRawStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import { compressPdf } from '#activities/formats/pdf/compress.ts';
import { decodeJpeg, encodeJpeg } from '#activities/formats/pdf/jpeg.ts';
import { resample } from '#activities/formats/pdf/resample.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { domesticInvoice } from '../../../samples/invoices.ts';
import { plainPdf, signedPdf } from '../../../samples/pdfs.ts';
import { paper, pictured, samplesOf, scannedPdf } from '../../../samples/scans.ts';

/** The image streams of a PDF, as `filter width×height`. */
async function imagesIn(pdf: Uint8Array): Promise<string[]> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false });
  return doc.context.enumerateIndirectObjects().flatMap(([, stream]) => {
    if (!(stream instanceof PDFRawStream)) return [];
    const at = (key: string) => stream.dict.lookup(PDFName.of(key))?.toString();
    return at('Subtype') === '/Image' ? [`${at('Filter')} ${at('Width')}×${at('Height')}`] : [];
  });
}

const scan = await scannedPdf([paper(1200, 1200), paper(1000, 1000, true)]);

test('a scan is made as small as asked, as mildly as will do, the same way each time', async () => {
  const mild = await compressPdf(scan, scan.length * 0.5);
  const hard = await compressPdf(scan, scan.length * 0.15);
  expect([mild.isMet, hard.isMet]).toEqual([true, true]);
  expect(mild.pdf.length).toBeLessThanOrEqual(scan.length * 0.5);
  expect(hard.pdf.length).toBeLessThanOrEqual(scan.length * 0.15);
  expect(mild.images[0]?.is.dpi).toBeGreaterThan(hard.images[0]?.is.dpi ?? 0);
  const again = await compressPdf(scan, scan.length * 0.15);
  expect(Buffer.compare(again.pdf, hard.pdf)).toBe(0);
});

test('no image goes under 150 dpi, though the size asked for be out of reach', async () => {
  const { isMet, images, pdf } = await compressPdf(scan, 1000);
  expect(isMet).toBe(false);
  expect(images.map(({ was, is }) => [was.dpi, is.dpi])).toEqual([
    [600, 150],
    [500, 150],
  ]);
  expect(await imagesIn(pdf)).toEqual(['/DCTDecode 300×300', '/DCTDecode 300×300']);
});

test('whatever the pixels and the page, no image goes under 150 dpi, nor further than it was', async () => {
  const size = fc.integer({ min: 80, max: 500 });
  const inches = fc.double({ min: 0.2, max: 3, noNaN: true });
  await fc.assert(
    fc.asyncProperty(size, size, inches, async (width, height, side) => {
      const { images } = await compressPdf(await scannedPdf([paper(width, height)], side), 1);
      for (const { was, is } of images)
        expect(is.dpi).toBeGreaterThanOrEqual(Math.min(150, was.dpi ?? 0));
    }),
    { numRuns: 25 },
  );
});

test('what is small enough comes back as it is', async () => {
  const { pdf } = await compressPdf(scan, scan.length);
  expect(pdf).toBe(scan);
});

test('an image of less than 150 dpi keeps its pixels', async () => {
  const coarse = await scannedPdf([paper(240, 240)]);
  const { images } = await compressPdf(coarse, 1000);
  expect(images[0]).toMatchObject({ was: { dpi: 120 }, is: { dpi: 120, width: 240 } });
});

test('the same image on each page is there once, and that alone may be enough', async () => {
  const twice = await scannedPdf([paper(400, 400), paper(400, 400)]);
  const { isMet, images, pdf } = await compressPdf(twice, twice.length * 0.6);
  expect({ isMet, images }).toEqual({ isMet: true, images: [] });
  expect(await imagesIn(pdf)).toEqual(['/DCTDecode 400×400']);
});

test('invoice data and attachments come out byte for byte', async () => {
  const made = await toFacturX({ pdf: scan, invoice: domesticInvoice, profile: 'EN 16931' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const files = [{ name: 'plan.bin', mediaType: 'x/y', bytes: Buffer.alloc(5000, 'plan') }];
  const attached = await inPdfThread('attach', { bytes: made.pdf, files });
  if (!attached.ok) throw new Error(JSON.stringify(attached.problems));
  const before = await inPdfThread('attachments', { bytes: attached.value.pdf });
  const small = await inPdfThread('compress', { bytes: attached.value.pdf, maxBytes: 200_000 });
  if (!small.ok) throw new Error(JSON.stringify(small.problems));
  expect(small.value.isMet).toBe(true);
  expect(await inPdfThread('attachments', { bytes: small.value.pdf })).toEqual(before);
});

const photo = samplesOf(paper(600, 600));
const RGB = { Width: 600, Height: 600, BitsPerComponent: 8, ColorSpace: 'DeviceRGB' };

test('a soft mask keeps its edges: it is never coded as JPEG', async () => {
  const mask = samplesOf(paper(600, 600, true));
  const pdf = await pictured(photo, RGB, (doc, image) => {
    const entries = { ...RGB, ColorSpace: 'DeviceGray', Type: 'XObject', Subtype: 'Image' };
    const ref = doc.context.register(doc.context.flateStream(mask, entries));
    image.dict.set(PDFName.of('SMask'), ref);
  });
  const small = await compressPdf(pdf, 1000);
  expect((await imagesIn(small.pdf)).sort()).toEqual([
    '/DCTDecode 300×300',
    '/FlateDecode 300×300',
  ]);
});

test.each([
  ['four inks', { ColorSpace: 'DeviceCMYK', Width: 450 }, 'channels'],
  ['a colour that means nothing', { Mask: [0, 9, 0, 9, 0, 9] }, 'mask'],
  ['too few samples', { Width: 9000 }, 'damaged'],
  ['black and white alone', { BitsPerComponent: 1 }, 'bilevel'],
])('an image with %s stays as it is', async (_, entries, kept) => {
  const pdf = await pictured(photo, { ...RGB, ...entries });
  const { images } = await compressPdf(pdf, 1000);
  expect(images).toMatchObject([{ kept }]);
});

test('an indexed image keeps its colours, which are no longer in a list', async () => {
  const indices = samplesOf(paper(600, 600, true)).map((tone) => tone >> 4);
  const tints = Array.from({ length: 16 }, (_, i) => [255 - i, 40 + i, 9 * i]).flat();
  const source = await pictured(indices, RGB, ({ context }, image) => {
    const list = PDFHexString.of(Buffer.from(tints).toString('hex'));
    image.dict.set(PDFName.of('ColorSpace'), context.obj(['Indexed', 'DeviceRGB', 15, list]));
  });
  const { pdf, images } = await compressPdf(source, 1000);
  expect(images).toMatchObject([{ was: { dpi: 300 }, is: { dpi: 150 } }]);
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const image = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find((object) => object instanceof PDFRawStream && object.dict.has(PDFName.of('ColorSpace')));
  if (!(image instanceof PDFRawStream)) throw new Error('no image');
  expect(image.dict.lookup(PDFName.of('ColorSpace'))).toBe(PDFName.of('DeviceRGB'));
  const pixels = (await decodeJpeg(image.getContents()))?.data ?? new Uint8ClampedArray();
  const mean = (values: ArrayLike<number>, step: number, c: number) =>
    Array.from(values).reduce((sum, tone, i) => sum + (i % step === c ? tone : 0), 0) /
    (values.length / step);
  const shown = [...indices].flatMap((index) => tints.slice(index * 3, index * 3 + 3));
  for (const c of [0, 1, 2])
    expect(Math.abs(mean(pixels, 4, c) - mean(shown, 3, c))).toBeLessThan(3);
});

test('a signed PDF is not touched', async () => {
  const signed = await signedPdf();
  const reply = await inPdfThread('compress', { bytes: signed, maxBytes: 10 });
  expect(reply).toMatchObject({ ok: false, problems: [{ code: 'PDF_SIGNED' }] });
});

test('text alone is packed tightly and its pages stay', async () => {
  const source = await plainPdf();
  const { pdf, images } = await compressPdf(source, 10);
  expect(images).toEqual([]);
  expect(pdf.length).toBeLessThan(source.length);
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
});

test('fewer pixels have the same mean', () => {
  const size = fc.integer({ min: 1, max: 24 });
  fc.assert(
    fc.property(
      size,
      size,
      size,
      size,
      fc.uint8Array({ minLength: 576, maxLength: 576 }),
      (...all) => {
        const [w, h, toW, toH, tones] = all;
        const data = new Uint8ClampedArray(w * h * 4).map((_, i) => tones[i >> 2] ?? 0);
        const to = [Math.min(w, toW), Math.min(h, toH)] as const;
        const small = resample({ width: w, height: h, data, isGrey: true }, ...to);
        const mean = (pixels: Uint8ClampedArray) =>
          pixels.reduce((sum, tone, i) => sum + (i % 4 === 0 ? tone : 0), 0) / (pixels.length / 4);
        expect(Math.abs(mean(small.data) - mean(data))).toBeLessThanOrEqual(0.5);
      },
    ),
  );
});

test('a JPEG comes back much as it went in, grey ones grey', async () => {
  for (const isGrey of [true, false]) {
    const raster = paper(64, 48, isGrey);
    const back = await decodeJpeg(await encodeJpeg(raster, 95));
    expect(back).toMatchObject({ width: 64, height: 48, isGrey });
    const off = back?.data.reduce(
      (sum, tone, i) => sum + Math.abs(tone - (raster.data[i] ?? 0)),
      0,
    );
    expect((off ?? Number.NaN) / raster.data.length).toBeLessThan(6);
  }
});
