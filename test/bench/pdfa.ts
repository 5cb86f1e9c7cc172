import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toFacturX } from '#activities/formats/facturx.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { cmykPdf, compactPdf, lockedPdf, plainPdf } from '../samples/pdfs.ts';

const ROUNDS = 60;
const COLD_ROUNDS = 11;
const FILES = 1000;
const options = { title: '', author: '', date: '2000-01-01T00:00:00Z' };

/**
 * Median milliseconds, warm, of a repair to PDF/A through the thread; a cold process of the command line, from its start to
 * its end; the largest resident memory of one over a thousand files, and of this process, which runs from the sources.
 */
export async function benchPdfa(): Promise<void> {
  const sources = {
    'five fonts not embedded': await plainPdf(),
    'two fonts, CMYK': await cmykPdf(),
    'object streams': await compactPdf(),
    'owner password': await lockedPdf({ ownerPassword: 'o' }),
  };
  for (const [name, bytes] of Object.entries(sources))
    console.log(
      `${name}: ${(await median(() => inPdfThread('pdfa', { bytes, options }))).toFixed(1)} ms`,
    );
  const folder = mkdtempSync(join(tmpdir(), 'facteur-bench-'));
  try {
    const made = await facturX(sources['two fonts, CMYK'], domesticInvoice.number ?? 'F-1');
    const data = join(folder, 'data.xml');
    writeFileSync(data, made.xml);
    for (const [name, bytes] of Object.entries(sources).slice(0, 2)) {
      const [pages, out] = [join(folder, 'pages.pdf'), join(folder, 'out.pdf')];
      writeFileSync(pages, bytes);
      const pdfa = () => facteur('pdfa', pages, '-o', out);
      const convert = () => facteur('convert', data, '--to', 'facturx', '--pdf', pages, '-o', out);
      for (const [verb, run] of Object.entries({ pdfa, convert }))
        console.log(`cold process, facteur ${verb}, ${name}: ${cold(run).toFixed(0)} ms`);
    }
    const [given, out] = [join(folder, 'given'), join(folder, 'out')];
    mkdirSync(given);
    mkdirSync(out);
    const files = Array.from({ length: FILES }, (_, i) => join(given, `${i}.pdf`));
    for (const file of files) writeFileSync(file, made.pdf);
    const run = facteur('convert', ...files, '--to', 'facturx', '-o', out);
    console.log(`facteur convert over ${FILES} PDFs: at most ${run.megabytes.toFixed(0)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (let i = 0; i < FILES; i += 1) await facturX(sources['two fonts, CMYK'], `F-${i}`);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`${FILES} in this process, from the sources: at most ${megabytes.toFixed(0)} MB`);
}

async function facturX(pdf: Uint8Array, number: string) {
  const invoice = { ...domesticInvoice, number };
  const made = await toFacturX({ pdf, invoice, profile: 'EN 16931' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made;
}

const command = fileURLToPath(new URL('../../bin/facteur.mjs', import.meta.url));
const tellsMemory = 'process.on("exit", () => console.error(process.resourceUsage().maxRSS))';

function facteur(...args: readonly string[]): { milliseconds: number; megabytes: number } {
  const start = performance.now();
  const node = ['--import', `data:text/javascript,${tellsMemory}`, command];
  const { status, stderr } = spawnSync(process.execPath, [...node, ...args], { encoding: 'utf8' });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`facteur ${args[0]} ended with ${status}: ${stderr}`);
  return { milliseconds, megabytes: Number(stderr.trimEnd().split('\n').at(-1)) / 1024 };
}

const cold = (run: () => { milliseconds: number }): number =>
  middle(Array.from({ length: COLD_ROUNDS }, () => run().milliseconds));

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
