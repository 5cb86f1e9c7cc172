import { PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';
import { encodeJpeg, type Raster } from '#activities/formats/pdf/jpeg.ts';

/** Lines of print on paper with some grain: what a scanner sees. The same call gives the same pixels. */
export function paper(width: number, height: number, isGrey = false): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  let seed = 1;
  for (let i = 0; i < width * height; i += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    const [x, y] = [i % width, Math.floor(i / width)];
    const isInk = (y >> 4) % 2 === 0 && (x * 7 + (y >> 4) * 13) % (17 + ((x >> 5) % 7)) < 5;
    const tone = (isInk ? 30 : 235) + ((seed >> 16) & 15);
    data.set([tone, isGrey ? tone : tone - 8, isGrey ? tone : tone - 20, 255], i * 4);
  }
  return { width, height, data, isGrey };
}

/** One page of so many inches a side a raster, shown from edge to edge. */
export async function scannedPdf(rasters: readonly Raster[], inches = 2): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const side = inches * 72;
  for (const raster of rasters) {
    const image = await doc.embedJpg(await encodeJpeg(raster, 95));
    doc.addPage([side, side]).drawImage(image, { x: 0, y: 0, width: side, height: side });
  }
  return doc.save({ useObjectStreams: false });
}

type Entries = Parameters<PDFDocument['context']['stream']>[1];

/** An image without loss, as most programs put one into a PDF, on a page of two inches. */
export async function pictured(
  samples: Uint8Array,
  entries: Entries,
  more: (doc: PDFDocument, image: PDFRawStream) => void = () => {},
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  const image = context.flateStream(samples, { Type: 'XObject', Subtype: 'Image', ...entries });
  more(doc, image);
  const page = doc.addPage([144, 144]);
  page.node.set(
    PDFName.of('Resources'),
    context.obj({ XObject: context.obj({ I: context.register(image) }) }),
  );
  const content = context.stream('q 144 0 0 144 0 0 cm /I Do Q');
  page.node.set(PDFName.of('Contents'), context.register(content));
  return doc.save({ useObjectStreams: false });
}

/** R, G, B bytes, or grey ones. */
export const samplesOf = ({ data, isGrey }: Raster): Uint8Array =>
  Uint8Array.from(data.filter((_, i) => (isGrey ? i % 4 === 0 : i % 4 !== 3)));
