import {
  PDFArray,
  PDFBool,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { decodeJpeg, jpegSize, type Raster } from './jpeg.ts';
import { name } from './names.ts';
import { decoded, filtersOf, PLAIN_FILTERS } from './streams.ts';

/** Why an image stays as it is. */
export type Reason = 'coding' | 'bilevel' | 'mask' | 'channels' | 'large' | 'damaged' | 'gain';

export interface ReadRaster {
  readonly raster: Raster;
  /** What its samples mean, when it is no longer what the dictionary says: an indexed image is one of its colours now. */
  readonly space?: PDFName | PDFArray;
}

/** A4 at 600 dpi is 34.8 million; each takes some 10 bytes while it is recoded. */
const MOST_PIXELS = 36_000_000;

/** The pixels of an image, its samples as they stand: what colours they mean is up to its colour space. */
export async function rasterOf(image: PDFRawStream): Promise<ReadRaster | Reason> {
  const { dict } = image;
  const [width, height] = [numberAt(image, 'Width'), numberAt(image, 'Height')];
  if (width * height > MOST_PIXELS) return 'large';
  if (dict.lookup(name('ImageMask')) === PDFBool.True || numberAt(image, 'BitsPerComponent') === 1)
    return 'bilevel';
  // Colours that mean "nothing here" would come out as other colours; a matte is mixed into them.
  if (dict.lookup(name('Mask')) instanceof PDFArray || hasMatte(image)) return 'mask';
  const filters = filtersOf(image);
  const last = filters.at(-1);
  if (last === 'DCTDecode') return jpegRaster(image, filters.length);
  const isPlain = filters.every((filter) => PLAIN_FILTERS.has(filter));
  return isPlain ? plainRaster(image, width, height) : 'coding';
}

async function jpegRaster(image: PDFRawStream, filters: number): Promise<ReadRaster | Reason> {
  const jpeg = filters === 1 ? image.getContents() : unwrapped(image);
  const size = jpeg && jpegSize(jpeg);
  if (!size) return 'damaged';
  if (size.channels !== 1 && size.channels !== 3) return 'channels';
  if (size.width * size.height > MOST_PIXELS) return 'large';
  // Three channels that the PDF says are not YCbCr: the decoder cannot be told.
  if (image.dict.lookup(name('DecodeParms'))?.toString().includes('/ColorTransform'))
    return 'coding';
  const raster = await decodeJpeg(jpeg);
  return raster ? { raster } : 'damaged';
}

/** The JPEG inside other packing, such as ASCII. */
function unwrapped(image: PDFRawStream): Buffer | undefined {
  const filters = image.dict.lookup(name('Filter'), PDFArray).asArray().slice(0, -1);
  const outer = image.dict.context.obj({ Filter: image.dict.context.obj(filters) });
  return decoded(PDFRawStream.of(outer, image.getContents()), 4 * MOST_PIXELS);
}

function plainRaster(image: PDFRawStream, width: number, height: number): ReadRaster | Reason {
  const data = decoded(image, 4 * MOST_PIXELS);
  if (!data) return 'damaged';
  const bits = numberAt(image, 'BitsPerComponent');
  const palette = paletteOf(image);
  if (palette && image.dict.has(name('Decode'))) return 'coding';
  const channels = palette ? 1 : channelsOf(image.dict.lookup(name('ColorSpace')));
  if (channels !== 1 && channels !== 3) return 'channels';
  if (![2, 4, 8, 16].includes(bits)) return 'coding';
  const stride = Math.ceil((width * channels * bits) / 8);
  if (width < 1 || height < 1 || data.length < stride * height) return 'damaged';
  const pixels = new Uint8ClampedArray(width * height * 4);
  const inner = palette?.channels ?? channels;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) {
        const sample = sampleAt(data, y * stride, x * channels + (channels === 1 ? 0 : c), bits);
        pixels[to + c] = palette
          ? (palette.colours[sample * inner + (inner === 1 ? 0 : c)] ?? 0)
          : bits < 8
            ? (sample * 255) / ((1 << bits) - 1)
            : sample;
      }
      pixels[to + 3] = 255;
    }
  const raster = { width, height, data: pixels, isGrey: inner === 1 };
  return palette ? { raster, space: palette.space } : { raster };
}

/** Of 16 bits the upper 8. */
function sampleAt(data: Buffer, row: number, index: number, bits: number): number {
  if (bits === 8) return data[row + index] ?? 0;
  if (bits === 16) return data[row + index * 2] ?? 0;
  const bit = index * bits;
  return ((data[row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

interface Palette {
  readonly colours: Uint8Array;
  readonly channels: 1 | 3;
  readonly space: PDFName | PDFArray;
}

function paletteOf(image: PDFRawStream): Palette | undefined {
  const space = image.dict.lookup(name('ColorSpace'));
  if (!(space instanceof PDFArray) || space.lookup(0) !== name('Indexed')) return undefined;
  const base = space.lookup(1);
  const table = space.lookup(3);
  const colours =
    table instanceof PDFRawStream
      ? decoded(table)
      : table instanceof PDFString || table instanceof PDFHexString
        ? table.asBytes()
        : undefined;
  const channels = channelsOf(base);
  const isUsable = base instanceof PDFName || base instanceof PDFArray;
  return colours && isUsable && (channels === 1 || channels === 3)
    ? { colours, channels, space: base }
    : undefined;
}

/** 0 where it is not known, or the samples are no amounts of colour. */
function channelsOf(space: unknown): number {
  if (space instanceof PDFName) return DEVICE[space.decodeText()] ?? 0;
  if (!(space instanceof PDFArray)) return 0;
  const kind = space.lookup(0);
  if (kind !== name('ICCBased'))
    return kind instanceof PDFName ? (CALIBRATED[kind.decodeText()] ?? 0) : 0;
  const profile = space.lookup(1);
  const count = profile instanceof PDFRawStream ? profile.dict.lookup(name('N')) : undefined;
  return count instanceof PDFNumber ? count.asNumber() : 0;
}

const DEVICE: Readonly<Record<string, number>> = { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4 };
const CALIBRATED: Readonly<Record<string, number>> = { CalGray: 1, CalRGB: 3, Separation: 1 };

export function numberAt({ dict }: PDFRawStream, key: string): number {
  const value = dict.lookup(name(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

function hasMatte({ dict }: PDFRawStream): boolean {
  const mask = dict.lookup(name('SMask'));
  return mask instanceof PDFRawStream && mask.dict.has(name('Matte'));
}
