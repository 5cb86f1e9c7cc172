import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toFacturX } from '#activities/formats/facturx.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { cmykPdf, compactPdf, lockedPdf, plainPdf } from '../samples/pdfs.ts';

const ROUNDS = 60;
const FILES = 1000;
const options = { title: '', author: '', date: '2000-01-01T00:00:00Z' };

/**
 * Median milliseconds, warm, of a repair to PDF/A through the thread; a cold process from the command line; the largest
 * resident memory of this process over a thousand conversions.
 */
export async function benchPdfa(): Promise<void> {
  const sources = {
    'five fonts not embedded': await plainPdf(),
    CMYK: await cmykPdf(),
    'object streams': await compactPdf(),
    'owner password': await lockedPdf({ ownerPassword: 'o' }),
  };
  for (const [name, bytes] of Object.entries(sources))
    console.log(
      `${name}: ${(await median(() => inPdfThread('pdfa', { bytes, options }))).toFixed(1)} ms`,
    );
  console.log(`cold process, facteur pdfa: ${cold(sources.CMYK).toFixed(0)} ms`);
  const pdf = sources.CMYK;
  for (let i = 0; i < FILES; i += 1) {
    const invoice = { ...domesticInvoice, number: `F-${i}` };
    const made = await toFacturX({ pdf, invoice, profile: 'EN 16931' });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
  }
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`${FILES} files to Factur-X: at most ${megabytes.toFixed(0)} MB`);
}

function cold(pdf: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-bench-'));
  const [source, target] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
  writeFileSync(source, pdf);
  const facteur = fileURLToPath(new URL('../../bin/facteur.mjs', import.meta.url));
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, [facteur, 'pdfa', source, '-o', target]);
    if (status !== 0) throw new Error(`facteur pdfa ended with ${status}`);
    return performance.now() - start;
  });
  rmSync(folder, { recursive: true });
  return middle(times);
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return middle(times);
}

const middle = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
