import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toFacturX } from '#activities/formats/facturx.ts';
import { canAskOracles, oracleReason, refusals } from '../../conformance/oracle.ts';
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

const formats = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-conformance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

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

test.skipIf(!canAskOracles)(
  `drawn invoices are PDF/A-3b for veraPDF and their data valid for phive${oracleReason}`,
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
    expect(await refusals('verapdf', pdfs)).toEqual([]);
    expect(await refusals('phive', xmls)).toEqual([]);
  },
  240_000,
);

test.skipIf(!canAskOracles)(
  `converted PDFs are PDF/A-3b for veraPDF${oracleReason}`,
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
    expect(await refusals('verapdf', paths)).toEqual([]);
  },
  240_000,
);
