import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import pixelmatch from 'pixelmatch';

/** What people see of a PDF. */
export interface Seen {
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    /** R, G, B, A bytes. */
    readonly data: Uint8ClampedArray;
  }[];
  /** Each run of text with its place, in hundredths of a point. */
  readonly texts: readonly string[];
}

const assets = fileURLToPath(new URL('../../node_modules/pdfjs-dist/', import.meta.url));

/** What pdf.js draws, notes and form fields included, on white. */
export async function seen(pdf: Uint8Array, dpi = 60): Promise<Seen> {
  const loading = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    standardFontDataUrl: `${assets}standard_fonts/`,
    cMapUrl: `${assets}cmaps/`,
    wasmUrl: `${assets}wasm/`,
  });
  const document = await loading.promise;
  const pages: Seen['pages'][number][] = [];
  const texts: string[] = [];
  for (let i = 1; i <= document.numPages; i += 1) {
    const page = await document.getPage(i);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const canvas = createCanvas(width, height);
    await page.render({ canvas: canvas as never, viewport }).promise;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    pages.push({ width, height, data });
    for (const item of (await page.getTextContent()).items)
      if ('str' in item && item.str.trim() !== '')
        texts.push(`${item.str} ${item.transform.map((n: number) => Math.round(n * 100))}`);
  }
  await loading.destroy();
  return { pages, texts };
}

/**
 * The share of pixels that people would see to differ, over all pages; 1 when they are not the same pages. The smoothing
 * of edges is no difference (`pixelmatch`).
 */
export function pixelDifference(before: Seen, after: Seen): number {
  if (before.pages.length !== after.pages.length) return 1;
  let [all, different] = [0, 0];
  for (const [i, { width, height, data }] of before.pages.entries()) {
    const other = after.pages[i];
    if (other?.width !== width || other.height !== height) return 1;
    all += width * height;
    different += pixelmatch(data, other.data, null, width, height);
  }
  return all === 0 ? 0 : different / all;
}
