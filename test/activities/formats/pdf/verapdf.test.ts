import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import type { JobInput, JobName } from '#activities/formats/pdf/jobs.ts';
import { toPdfa } from '#activities/formats/pdf/pdfa.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import { domesticInvoice } from '../../../samples/invoices.ts';
import { damagedPdfs, oddPdfs } from '../../../samples/oddPdfs.ts';
import { plainPdf } from '../../../samples/pdfs.ts';
import { paper, scannedPdf } from '../../../samples/scans.ts';

const run = promisify(execFile);
const formats = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats');
const oracle = join(formats, 'oracles/verapdf.sh');
const canAsk =
  existsSync(oracle) &&
  (await run('java', ['-version']).then(
    () => true,
    () => false,
  ));
const reason = canAsk ? '' : ' (skipped: no veraPDF beside the project, or no Java)';
const options = { title: 'x', author: 'x', date: '2026-01-31T00:00:00Z' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-verapdf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What veraPDF says of those that are not valid PDF/A-3b. */
async function invalid(files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, bytes] of files) {
    const path = join(folder, `${name.replace(/[^\w.-]+/g, '-')}.pdf`);
    await writeFile(path, bytes);
    paths.push(path);
  }
  const { stdout } = await run(oracle, paths, { maxBuffer: 1 << 24 }).catch(
    (error: { stdout: string }) => error,
  );
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(paths.length);
  return lines.filter((line) => !line.split('\t').includes('VALID'));
}

async function job<Name extends JobName>(name: Name, input: JobInput<Name>) {
  const reply = await inPdfThread(name, input);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.problems)}`);
  return reply.value;
}

async function facturx(profile: string): Promise<Uint8Array> {
  const made = await toFacturX({ pdf: await plainPdf(), invoice: domesticInvoice, profile });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.pdf;
}

test.skipIf(!canAsk)(
  `odd and damaged PDFs become PDF/A-3b${reason}`,
  async () => {
    const files = new Map<string, Uint8Array>();
    for (const [name, make] of Object.entries(oddPdfs))
      files.set(name, (await toPdfa(await make(), options)).pdf);
    for (const [name, damage] of Object.entries(damagedPdfs))
      files.set(name, (await toPdfa(damage(Buffer.from(await plainPdf())), options)).pdf);
    expect(await invalid(files)).toEqual([]);
  },
  240_000,
);

test.skipIf(!canAsk)(
  `every profile of Factur-X, and what is made of one, is PDF/A-3b${reason}`,
  async () => {
    const files = new Map<string, Uint8Array>();
    for (const profile of ['MINIMUM', 'BASIC WL', 'BASIC', 'EN 16931', 'EXTENDED'])
      files.set(profile, await facturx(profile));
    const bytes = await facturx('EN 16931');
    const attached = await job('attach', {
      bytes,
      files: [{ name: 'bon.txt', mediaType: 'text/plain', bytes: Buffer.from('livré') }],
    });
    files.set('attached', attached.pdf);
    const names = { 'bon.txt': 'note.txt' };
    files.set('renamed', (await job('rename', { bytes: attached.pdf, names })).pdf);
    const documents = [await oddPdfs['overprint in CMYK'](), bytes, await plainPdf()];
    files.set('merged', (await job('merge', { documents })).pdf);
    const [part] = await job('split', { bytes: await plainPdf(), ranges: [[1, 1]] });
    files.set('part', part as Uint8Array);
    const scan = await toFacturX({
      pdf: await scannedPdf([paper(900, 900), paper(900, 901)]),
      invoice: domesticInvoice,
      profile: 'EN 16931',
    });
    if (!scan.ok) throw new Error(JSON.stringify(scan.problems));
    for (const share of [0.9, 0.1]) {
      const maxBytes = Math.round(scan.pdf.length * share);
      const small = await job('compress', { bytes: scan.pdf, maxBytes });
      expect(small.pdf.length).toBeLessThan(scan.pdf.length);
      files.set(`compressed ${share}`, small.pdf);
    }
    for (const language of ['fr', 'en'] as const)
      files.set(`draft ${language}`, (await job('draft', { bytes, language })).pdf);
    expect(await invalid(files)).toEqual([]);
  },
  240_000,
);

const corpus = join(formats, 'corpus');
const folders = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith('-pdf'))
  : [];

test.skipIf(!canAsk || folders.length === 0)(
  `every PDF of the corpus becomes PDF/A-3b${reason}`,
  async () => {
    const files = new Map<string, Uint8Array>();
    for (const folderName of folders)
      for (const file of readdirSync(join(corpus, folderName))) {
        if (!file.endsWith('.pdf')) continue;
        const bytes = readFileSync(join(corpus, folderName, file));
        files.set(`${folderName} ${file}`, (await toPdfa(bytes, options)).pdf);
      }
    expect(await invalid(files)).toEqual([]);
  },
  240_000,
);
