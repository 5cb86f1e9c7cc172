import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFRawStream, type PDFRef } from 'pdf-lib';
import { encodeJpeg, type Raster } from './jpeg.ts';
import { name, nameUnder } from './names.ts';
import { openPdf } from './open.ts';
import { save } from './pdfa.ts';
import { type Placement, placementsOf } from './placements.ts';
import { numberAt, type ReadRaster, type Reason, rasterOf } from './rasters.ts';
import { resample } from './resample.ts';
import { refuseSigned } from './signature.ts';
import { copyEntries, filtersOf } from './streams.ts';
import { tidy } from './tidy.ts';

export interface ImageForm {
  readonly width: number;
  readonly height: number;
  /** Pixels per inch where it is shown largest; undefined where its size on the pages is not known. */
  readonly dpi?: number;
  readonly bytes: number;
}

export interface ImageChange {
  /** The first that shows it, from 1; undefined where it is shown in patterns or annotations alone. */
  readonly page?: number;
  readonly was: ImageForm;
  readonly is: ImageForm;
  /** Why it stayed as it was. */
  readonly kept?: Reason;
}

export interface Compressed {
  readonly pdf: Uint8Array;
  /** Is it within the size asked for? If not, this is as small as it gets. */
  readonly isMet: boolean;
  /** Empty when packing alone was enough. */
  readonly images: readonly ImageChange[];
}

/** Of print that is read, and of codes that are scanned: below it they suffer. */
const LOWEST_DPI = 150;

/** From what nobody sees to what is just good enough. */
const RUNGS = [
  { dpi: 300, quality: 85 },
  { dpi: 225, quality: 80 },
  { dpi: 175, quality: 70 },
  { dpi: LOWEST_DPI, quality: 60 },
  { dpi: LOWEST_DPI, quality: 40 },
] as const;
type Rung = (typeof RUNGS)[number];

/** Below it, an image is not worth the work. */
const SMALL = 4096;

/**
 * Makes a PDF smaller until it has no more than `maxBytes`: packed tightly first, then with its images recoded and with
 * fewer pixels, as mildly as will do, but never below 150 dpi. Files inside it, metadata and text stay as they are, so a
 * PDF/A-3 stays one and a Factur-X too. One that is small enough comes back as it is.
 *
 * @throws PdfRefusal PDF_SIGNED and those of reading
 */
export async function compressPdf(bytes: Uint8Array, maxBytes: number): Promise<Compressed> {
  if (bytes.length <= maxBytes) return { pdf: bytes, isMet: true, images: [] };
  const doc = await openPdf(bytes);
  refuseSigned(doc);
  tidy(doc);
  const finish = () => save(doc, [bytes, String(maxBytes)], { isCompact: true });
  const packed = await finish();
  if (packed.length <= maxBytes) return { pdf: packed, isMet: true, images: [] };

  const images = imagesOf(doc);
  const attempts = new Map<number, { pdf: Uint8Array; images: readonly ImageChange[] }>();
  const attempt = async (index: number) => {
    const done = attempts.get(index);
    if (done) return done;
    const changes: ImageChange[] = [];
    for (const image of images) changes.push(await recode(doc, image, RUNGS[index] as Rung));
    const made = { pdf: await finish(), images: changes };
    attempts.set(index, made);
    return made;
  };
  let [low, high] = [0, RUNGS.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((await attempt(middle)).pdf.length <= maxBytes) high = middle;
    else low = middle + 1;
  }
  const best = await attempt(low);
  return { ...best, isMet: best.pdf.length <= maxBytes };
}

interface Image {
  readonly ref: PDFRef;
  readonly original: PDFRawStream;
  readonly placement: Placement | undefined;
  /** How much of another image is seen: JPEG would leave shadows around what is not. */
  readonly isMask: boolean;
}

function imagesOf(doc: PDFDocument): Image[] {
  const placements = placementsOf(doc);
  const masked = new Map<unknown, PDFRawStream>();
  const all = doc.context
    .enumerateIndirectObjects()
    .flatMap(([ref, stream]) =>
      stream instanceof PDFRawStream && nameUnder(stream.dict, 'Subtype') === 'Image'
        ? [{ ref, original: stream }]
        : [],
    );
  for (const { original } of all) {
    const mask = original.dict.lookup(name('SMask'));
    if (mask) masked.set(mask, original);
  }
  return all.map(({ ref, original }) => {
    const owner = masked.get(original);
    return {
      ref,
      original,
      placement: placements.get(owner ?? original),
      isMask: owner !== undefined,
    };
  });
}

async function recode(
  { context }: PDFDocument,
  { ref, original, placement, isMask }: Image,
  { dpi, quality }: Rung,
): Promise<ImageChange> {
  context.assign(ref, original);
  const was = formOf(original, placement);
  const at = placement ? { page: placement.page } : {};
  const keep = (kept: Reason): ImageChange => ({ ...at, was, is: was, kept });
  if (was.bytes < SMALL) return keep('gain');
  const read = await rasterOf(original);
  if (typeof read === 'string') return keep(read);
  const raster = placement ? atMost(read.raster, placement, dpi) : read.raster;
  const coded = await smallest(raster, original, isMask, quality);
  if (coded.contents.length >= was.bytes) return keep('gain');
  const stream = streamOf(original, raster, read, coded);
  context.assign(ref, stream);
  return { ...at, was, is: formOf(stream, placement) };
}

function atMost(raster: Raster, { width, height }: Placement, dpi: number): Raster {
  const reduced = (pixels: number, inches: number): number =>
    inches > 0 ? Math.max(1, Math.min(pixels, Math.ceil(inches * dpi))) : pixels;
  return resample(raster, reduced(raster.width, width), reduced(raster.height, height));
}

interface Coded {
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly contents: Buffer;
}

/** What was without loss stays so where that is no larger: logos and drawings mostly. */
async function smallest(
  raster: Raster,
  original: PDFRawStream,
  isMask: boolean,
  quality: number,
): Promise<Coded> {
  const isLossless = filtersOf(original).at(-1) !== 'DCTDecode';
  const plain: Coded[] =
    isLossless || isMask
      ? [{ filter: 'FlateDecode', contents: deflateSync(samplesOf(raster), { level: 9 }) }]
      : [];
  const [flate] = plain;
  if (flate && isMask) return flate;
  const jpeg: Coded = { filter: 'DCTDecode', contents: await encodeJpeg(raster, quality) };
  return flate && flate.contents.length <= jpeg.contents.length ? flate : jpeg;
}

function samplesOf({ data, isGrey }: Raster): Buffer {
  const channels = isGrey ? 1 : 3;
  const samples = Buffer.alloc((data.length / 4) * channels);
  for (let from = 0, to = 0; from < data.length; from += 4)
    for (let c = 0; c < channels; c += 1, to += 1) samples[to] = data[from + c] ?? 0;
  return samples;
}

function streamOf(
  original: PDFRawStream,
  { width, height }: Raster,
  { space }: ReadRaster,
  { filter, contents }: Coded,
): PDFRawStream {
  const dict = original.dict.context.obj({ Filter: filter, Length: contents.length });
  copyEntries(original.dict, dict);
  const { context } = dict;
  dict.set(name('Width'), context.obj(width));
  dict.set(name('Height'), context.obj(height));
  dict.set(name('BitsPerComponent'), context.obj(8));
  if (space) dict.set(name('ColorSpace'), space);
  return PDFRawStream.of(dict, contents);
}

function formOf(image: PDFRawStream, placement: Placement | undefined): ImageForm {
  const [width, height] = [numberAt(image, 'Width'), numberAt(image, 'Height')];
  const bytes = image.getContents().length;
  if (!placement) return { width, height, bytes };
  const dpi = Math.floor(Math.min(width / placement.width, height / placement.height));
  return { width, height, bytes, dpi };
}
