import { PDFArray, PDFDict, PDFNumber, type PDFRawStream } from 'pdf-lib';
import { name } from './names.ts';

/**
 * Undoes what a PDF writer did to samples so that they pack better (ISO 32000-1, 7.4.4.4): each is stored as the
 * difference from its neighbours, by PNG's five filters or by TIFF's one.
 *
 * @param data what `FlateDecode` or `LZWDecode` unpacked
 */
export function withoutPredictor(stream: PDFRawStream, data: Buffer): Buffer {
  const parameters = parametersOf(stream);
  const number = (key: string, otherwise: number): number => {
    const value = parameters?.lookup(name(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor < 2) return data;
  const colours = number('Colors', 1);
  const bits = number('BitsPerComponent', 8);
  const step = Math.max(1, (colours * bits) >> 3);
  const width = Math.ceil((number('Columns', 1) * colours * bits) / 8);
  if (predictor !== 2) return fromPng(data, width, step);
  return bits === 8 ? fromTiff(data, width, step) : data;
}

/** Those of the last filter, where there are several. */
function parametersOf({ dict }: PDFRawStream): PDFDict | undefined {
  const all = dict.lookup(name('DecodeParms'));
  const last = all instanceof PDFArray ? all.lookup(all.size() - 1) : all;
  return last instanceof PDFDict ? last : undefined;
}

/** Each row begins with the number of its filter (PNG, ISO/IEC 15948, clause 9). */
function fromPng(data: Buffer, width: number, step: number): Buffer {
  const rows = Math.ceil(data.length / (width + 1));
  const samples = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (width + 1);
    const to = row * width;
    const filter = data[from];
    const length = Math.min(width, data.length - from - 1);
    for (let i = 0; i < length; i += 1) {
      const left = i >= step ? (samples[to + i - step] ?? 0) : 0;
      const above = row > 0 ? (samples[to + i - width] ?? 0) : 0;
      const corner = row > 0 && i >= step ? (samples[to + i - width - step] ?? 0) : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = above;
      else if (filter === 3) guess = (left + above) >> 1;
      else if (filter === 4) guess = paeth(left, above, corner);
      samples[to + i] = (data[from + 1 + i] ?? 0) + guess;
    }
  }
  return samples;
}

/** Whichever of the neighbours is nearest to where the slope leads. */
function paeth(left: number, above: number, corner: number): number {
  const slope = left + above - corner;
  const toLeft = Math.abs(slope - left);
  const toAbove = Math.abs(slope - above);
  const toCorner = Math.abs(slope - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function fromTiff(data: Buffer, width: number, step: number): Buffer {
  const samples = Buffer.from(data);
  for (let row = 0; row < samples.length; row += width)
    for (let i = row + step; i < Math.min(row + width, samples.length); i += 1)
      samples[i] = (samples[i] ?? 0) + (samples[i - step] ?? 0);
  return samples;
}
