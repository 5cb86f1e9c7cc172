import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';
import {
  activePdf,
  attachedPdf,
  cmykPdf,
  compactPdf,
  lockedPdf,
  plainPdf,
  xfaPdf,
} from '../../samples/pdfs.ts';

const run = promisify(execFile);
const formats = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats');
const oracle = (name: string) => join(formats, 'oracles', name);
const canAsk =
  existsSync(oracle('verapdf.sh')) &&
  (await run('java', ['-version']).then(
    () => true,
    () => false,
  ));
const reason = canAsk ? '' : ' (skipped: no oracles beside the project, or no Java)';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-conformance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the oracle says of each file that is not valid. */
async function refused(name: string, files: readonly string[]): Promise<string[]> {
  const { stdout } = await run(oracle(name), [...files], { maxBuffer: 1 << 24 }).catch(
    (error: { stdout: string }) => error,
  );
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(files.length);
  return lines.filter((line) => !line.split('\t').includes('VALID'));
}

async function keep(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function converted(name: string, pdf: Uint8Array): Promise<string> {
  const made = await toFacturX({ pdf, invoice: domesticInvoice, profile: 'EN 16931' });
  if (!made.ok) throw new Error(`${name}: ${JSON.stringify(made.problems)}`);
  return keep(name, made.pdf);
}

test.skipIf(!canAsk)(
  `drawn invoices are PDF/A-3b for veraPDF and their data valid for phive${reason}`,
  async () => {
    const pdfs: string[] = [];
    const xmls: string[] = [];
    for (const [i, invoice] of [domesticInvoice, creditNote].entries())
      for (const language of ['fr', 'en'] as const) {
        const made = await toFacturX({ invoice, profile: 'EN 16931', language });
        if (!made.ok) throw new Error(JSON.stringify(made.problems));
        pdfs.push(await keep(`drawn-${i}-${language}.pdf`, made.pdf));
        xmls.push(await keep(`data-${i}-${language}.xml`, made.xml));
      }
    expect(await refused('verapdf.sh', pdfs)).toEqual([]);
    expect(await refused('phive.sh', xmls)).toEqual([]);
  },
  240_000,
);

test.skipIf(!canAsk)(
  `converted PDFs are PDF/A-3b for veraPDF${reason}`,
  async () => {
    const own = {
      plain: await plainPdf(),
      cmyk: await cmykPdf(),
      active: await activePdf(),
      xfa: await xfaPdf(false),
      locked: await lockedPdf({ ownerPassword: 'o' }),
      attached: await attachedPdf({ 'bon.txt': 'x', 'factur-x.xml': '<old/>' }),
      compact: await compactPdf(),
    };
    const paths: string[] = [];
    for (const [name, pdf] of Object.entries(own)) paths.push(await converted(`${name}.pdf`, pdf));
    const sources = join(formats, 'corpus/source-pdf');
    for (const name of await readdir(sources).catch(() => []))
      paths.push(await converted(name, await readFile(join(sources, name))));
    expect(await refused('verapdf.sh', paths)).toEqual([]);
  },
  240_000,
);
