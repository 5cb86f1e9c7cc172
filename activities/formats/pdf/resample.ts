import type { Raster } from './jpeg.ts';

/**
 * Fewer pixels, each the mean of the area that it stands for: thin lines and small print grow paler, but never vanish.
 *
 * @param width at most that of the raster; the same for `height`
 */
export function resample(raster: Raster, width: number, height: number): Raster {
  if (width === raster.width && height === raster.height) return raster;
  const data = new Uint8ClampedArray(width * height * 4);
  const columns = spans(raster.width, width);
  const sums = new Float64Array(width * 3);
  for (const [y, rows] of spans(raster.height, height).entries()) {
    sums.fill(0);
    for (let row = rows.first; row <= rows.last; row += 1)
      addRow(sums, raster, row, columns, shareOf(rows, row));
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 4;
      for (let c = 0; c < 3; c += 1) data[to + c] = sums[x * 3 + c] ?? 0;
      data[to + 3] = 255;
    }
  }
  return { width, height, data, isGrey: raster.isGrey };
}

/** Where a pixel of the result lies in the source: the pixels that it touches, and how much of the outer two. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly firstShare: number;
  readonly lastShare: number;
}

function spans(from: number, to: number): Span[] {
  return Array.from({ length: to }, (_, i) => {
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to];
    const first = Math.floor(start);
    const last = Math.max(first, Math.min(from, Math.ceil(end)) - 1);
    const scale = to / from;
    return first === last
      ? { first, last, firstShare: 1, lastShare: 1 }
      : {
          first,
          last,
          firstShare: (first + 1 - start) * scale,
          lastShare: (end - last) * scale,
        };
  });
}

function shareOf({ first, last, firstShare, lastShare }: Span, at: number): number {
  if (at === first) return firstShare;
  return at === last ? lastShare : (1 - firstShare - lastShare) / (last - first - 1);
}

function addRow(
  sums: Float64Array,
  { data, width }: Raster,
  row: number,
  columns: readonly Span[],
  weight: number,
): void {
  for (let x = 0; x < columns.length; x += 1) {
    const column = columns[x];
    if (!column) continue;
    for (let at = column.first; at <= column.last; at += 1) {
      const share = weight * shareOf(column, at);
      const from = (row * width + at) * 4;
      sums[x * 3] = (sums[x * 3] ?? 0) + (data[from] ?? 0) * share;
      sums[x * 3 + 1] = (sums[x * 3 + 1] ?? 0) + (data[from + 1] ?? 0) * share;
      sums[x * 3 + 2] = (sums[x * 3 + 2] ?? 0) + (data[from + 2] ?? 0) * share;
    }
  }
}
