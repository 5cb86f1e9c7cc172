import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusReason, hasCorpus, officialIds, verdicts } from './corpus.ts';
import { fatalIds, setOf } from './differences.ts';
import { type Mutant, mutant } from './mutants.ts';
import { canAskOracles, oracleReason, refusals } from './oracle.ts';

/** More of them: `FACTEUR_MUTANTS=900 npx vitest run test/conformance/mutants.test.ts`. */
const COUNT = Number(process.env.FACTEUR_MUTANTS ?? 60);

/** The oracle's rules are CEN's 1.3.15; these came with, or were mended by, 1.3.16. See docs/conformance.md. */
const LATER =
  /^(?:UBL-SR-(?:23|56)|CII-SR-4(?:6[789]|[789]\d)|BR-CO-26|BR-B-02|BR-18|BR-20|BR-50)$/;

const families = [
  'eu.cen.en16931:ubl:1.3.15',
  'eu.cen.en16931:ubl-creditnote:1.3.15',
  'eu.cen.en16931:cii:1.3.15',
  'de.xrechnung:ubl-invoice:3.0.2',
  'de.xrechnung:cii:3.0.2',
  'eu.peppol.bis3:invoice:2025.11',
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-mutants-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!hasCorpus || !canAskOracles)(
  `mutants of valid invoices break the same fatal rules${corpusReason}${oracleReason}`,
  () => {
    test.each(families)('of %s', { timeout: 600_000 }, async (family) => {
      const sources = verdicts()
        .filter(({ rules, isValid }) => rules === family && isValid)
        .map(({ file }) => file);
      const mutants = new Map<string, Mutant>();
      for (let seed = 1; seed <= COUNT; seed += 1) {
        const file = join(folder, `${family.replaceAll(':', '-')}-${seed}.xml`);
        mutants.set(file, mutant(sources, seed));
        await writeFile(file, mutants.get(file)?.xml ?? '');
      }
      const refused = await refusals('phive', [...mutants.keys()], ['-v', family]);
      const wanted = new Map(refused.map(({ file, why }) => [file, why]));
      const differences = [...mutants].flatMap(([file, { source, changes }]) => {
        const why = wanted.get(file) ?? '';
        // The official stylesheets stop at a value that is there twice and judge nothing.
        if (why.includes('Transformation fatal error')) return [];
        const official = officialIds(why.replace(/^INVALID\s*/, ''));
        const found = fatalIds(file, setOf(family) ?? 'en16931');
        const missed = official.filter((id) => !found.includes(id));
        const extra = found.filter((id) => !official.includes(id) && !LATER.test(id));
        return missed.length + extra.length > 0 ? [{ source, changes, missed, extra }] : [];
      });
      expect(differences).toEqual([]);
    });
  },
);
