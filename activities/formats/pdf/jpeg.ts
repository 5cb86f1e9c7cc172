import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import decode, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encode, { init as initEncoder } from '@jsquash/jpeg/encode.js';

/** Pixels as R, G, B, A bytes, row by row from the top left; of grey ones all three are the same. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly isGrey: boolean;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

const require = createRequire(import.meta.url);
let coders: Promise<void> | undefined;

/** MozJPEG in WebAssembly: what comes from outside is decoded in its sandbox, and gives the same bytes everywhere. */
const startCoders = (): Promise<void> => {
  coders ??= Promise.all([
    initDecoder({ wasmBinary: wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm') }),
    initEncoder({ wasmBinary: wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm') }),
  ]).then(() => undefined);
  return coders;
};

function wasm(path: string): ArrayBuffer {
  const { buffer, byteOffset, length } = readFileSync(require.resolve(path));
  return buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
}

export interface JpegSize {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** What its frame header says (ITU-T T.81, B.2.2), without decoding; undefined when it has none. */
export function jpegSize(jpeg: Uint8Array): JpegSize | undefined {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length);
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return {
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
        channels: bytes[at + 9] ?? 0,
      };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** @returns undefined for a broken one, and for one of other channels than grey or three colours */
export async function decodeJpeg(jpeg: Uint8Array): Promise<Raster | undefined> {
  const size = jpegSize(jpeg);
  if (size?.channels !== 1 && size?.channels !== 3) return undefined;
  await startCoders();
  try {
    const { width, height, data } = await decode(new Uint8Array(jpeg).buffer);
    return { width, height, data, isGrey: size.channels === 1 };
  } catch {
    return undefined;
  }
}

/** MozJPEG's number for one channel. */
const GREYSCALE = 1;
const YCBCR = 3;

/**
 * Baseline: measured, progressive is 5 % smaller and takes two and a half times as long.
 *
 * @param quality 1–100, as libjpeg has it
 */
export async function encodeJpeg({ isGrey, ...image }: Raster, quality: number): Promise<Buffer> {
  await startCoders();
  const options = {
    quality,
    baseline: true,
    progressive: false,
    color_space: isGrey ? GREYSCALE : YCBCR,
  };
  return Buffer.from(await encode({ ...image, colorSpace: 'srgb' }, options));
}
