import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compressPdf } from '#activities/formats/pdf/compress.ts';
import { toPdfa } from '#activities/formats/pdf/pdfa.ts';
import { oddPdfs } from '../../../samples/oddPdfs.ts';
import * as samples from '../../../samples/pdfs.ts';
import { paper, scannedPdf } from '../../../samples/scans.ts';
import { pixelDifference, seen } from '../../../support/pixels.ts';

const options = { title: 'x', author: 'x', date: '2026-01-31T00:00:00Z' };
const PROMISED = 0.001;

async function repaired(source: Uint8Array) {
  const { pdf, repairs } = await toPdfa(source, options);
  const [before, after] = [await seen(source), await seen(pdf)];
  const hasNewFont = repairs.some(({ code }) => code === 'FONT_EMBEDDED');
  return { before, after, hasNewFont, difference: pixelDifference(before, after) };
}

test.each([
  ['CMYK and see-through colours', samples.cmykPdf],
  ['overprint in CMYK', oddPdfs['overprint in CMYK']],
  ['a scan', () => scannedPdf([paper(800, 800)])],
  ['scripts and links', samples.activePdf],
  ['a form that only accompanies its pages', () => samples.xfaPdf(false)],
])('nobody sees that a PDF with %s was repaired', async (_, make) => {
  expect((await repaired(await make())).difference).toBe(0);
});

test.each([
  ['Helvetica', oddPdfs['operators that no viewer knows']],
  ['Times and Helvetica of the Mac', oddPdfs['the standard encoding and the one of the Mac']],
  ['Courier with codes without a letter', oddPdfs['tabs and other codes without a letter']],
  ['Helvetica from the page tree', oddPdfs['resources that only the page tree has']],
  ['Helvetica, notes and buttons', oddPdfs['hidden notes and buttons']],
])('replaced by a free font, %s looks the same', async (_, make) => {
  const { difference, hasNewFont } = await repaired(await make());
  expect(hasNewFont).toBe(true);
  expect(difference).toBeLessThanOrEqual(PROMISED);
});

/** A font that is not in the file looks different in each viewer, but nowhere may a letter move. */
test('words stay where they were when all their fonts are replaced', async () => {
  const { before, after, difference } = await repaired(await samples.plainPdf());
  expect(after.texts).toEqual(before.texts);
  expect(difference).toBeLessThanOrEqual(0.005);
});

test('a smaller PDF shows the same pages, its text where it was', async () => {
  const source = await scannedPdf([paper(1200, 1200)]);
  const { pdf } = await compressPdf(source, source.length / 3);
  expect(pixelDifference(await seen(source), await seen(pdf))).toBeLessThanOrEqual(PROMISED);
  const text = await samples.plainPdf();
  expect(await seen((await compressPdf(text, 10)).pdf)).toEqual(await seen(text));
});

const corpus = join(resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats'), 'corpus');
const isThere = existsSync(corpus);
const corpusPdfs = isThere
  ? readdirSync(corpus)
      .filter((folder) => folder.endsWith('-pdf'))
      .flatMap((folder) =>
        readdirSync(join(corpus, folder))
          .filter((file) => file.endsWith('.pdf'))
          .map((file) => join(folder, file)),
      )
  : [];

test.skipIf(!isThere)(
  `repaired, no PDF of the corpus looks different${isThere ? '' : ' (skipped: no corpus beside the project)'}`,
  async () => {
    const different: string[] = [];
    for (const path of corpusPdfs) {
      const { difference } = await repaired(readFileSync(join(corpus, path)));
      if (difference > PROMISED) different.push(`${path} ${difference}`);
    }
    expect(different).toEqual([]);
  },
  240_000,
);
