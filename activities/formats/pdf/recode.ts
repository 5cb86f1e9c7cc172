import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFRawStream, type PDFRef } from 'pdf-lib';
import { encodeJpeg, type Raster } from './jpeg.ts';
import { name } from './names.ts';
import type { Placement } from './placements.ts';
import { numberAt, type ReadRaster, type Reason, rasterOf } from './rasters.ts';
import { resample } from './resample.ts';
import { copyEntries, filtersOf } from './streams.ts';

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

export interface Image {
  readonly ref: PDFRef;
  readonly original: PDFRawStream;
  readonly placement: Placement | undefined;
  /** How much of another image is seen: JPEG would leave shadows around what is not. */
  readonly isMask: boolean;
}

/** Below it, an image is not worth the work. */
const SMALL = 4096;

/**
 * Puts in an image's place the same with fewer pixels, coded anew, where that is smaller.
 *
 * @param dpi the most that it keeps where it is shown largest
 * @param quality of JPEG, 1–100
 */
export async function recode(
  { context }: PDFDocument,
  { ref, original, placement, isMask }: Image,
  { dpi, quality }: { readonly dpi: number; readonly quality: number },
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
