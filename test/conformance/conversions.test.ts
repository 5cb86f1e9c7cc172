import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convertAll, validFiles, ways } from './conversions.ts';
import { corpusReason, hasCorpus } from './corpus.ts';
import { canAskOracles, oracleReason, refusals } from './oracle.ts';

/** The whole corpus takes minutes: `npm run conformance`. */
const EVERY = 25;

test.skipIf(!hasCorpus || !canAskOracles)(
  `what a sample of the corpus is written as is valid for the oracles, XML and PDF${corpusReason}${oracleReason}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'facteur-conversions-'));
    try {
      const xml = ways(['cii', 'ubl', 'xrechnung-cii', 'xrechnung-ubl', 'peppol']);
      const written = await convertAll(validFiles(EVERY), xml, folder);
      const files = [...written.files.values()].flat();
      expect(files.length).toBeGreaterThan(50);
      expect(await refusals('phive', files)).toEqual([]);
      const pdf = await convertAll(validFiles(3 * EVERY), ways(['facturx']), folder);
      const pdfs = [...pdf.files.values()].flat();
      expect(pdfs.length).toBeGreaterThan(10);
      expect(await refusals('verapdf', pdfs)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  240_000,
);
