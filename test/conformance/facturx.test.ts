import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeData } from '#activities/formats/write.ts';
import type { FacturxSet } from '#workflows/invoice/rules/facturx/ids.ts';
import { profileFor, targets } from '#workflows/invoice/targets.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { fatalIds } from './differences.ts';
import { mutant } from './mutants.ts';
import { canRunSchematron, type Fired, fired, schematronReason } from './schematron.ts';

/** More of them: `FACTEUR_MUTANTS=200 npx vitest run test/conformance/facturx.test.ts`. */
const COUNT = Number(process.env.FACTEUR_MUTANTS ?? 60);

const cases: readonly (readonly [FacturxSet, profile: string, sch: string])[] = [
  ['facturx-minimum', 'minimum', 'MINIMUM/FACTUR-X_MINIMUM'],
  ['facturx-basic-wl', 'basic-wl', 'BASIC-WL/FACTUR-X_BASIC-WL'],
  ['facturx-basic', 'basic', 'BASIC/FACTUR-X_BASIC'],
  ['facturx-en16931', 'en16931', 'EN16931/FACTUR-X_EN16931'],
  ['facturx-extended', 'extended', 'EXTENDED/FACTUR-X_EXTENDED'],
];

function writtenIn(profile: string): Uint8Array {
  const found = profileFor(targets.cii, domesticInvoice, profile);
  const written = found && writeData(domesticInvoice, targets.cii, found);
  if (!written?.ok) throw new Error(`not written in ${profile}`);
  return written.bytes;
}

const folder = mkdtempSync(join(tmpdir(), 'facteur-facturx-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Document {
  readonly file: string;
  readonly changes: readonly string[];
}

describe.skipIf(!canRunSchematron)(`the official rules of Factur-X${schematronReason}`, () => {
  const mutants = new Map<FacturxSet, readonly Document[]>();
  let official: ReadonlyMap<string, Fired>;

  beforeAll(async () => {
    for (const [set, profile] of cases) mutants.set(set, mutantsIn(set, profile));
    const files = ([set, , sch]: (typeof cases)[number]) =>
      [`factur-x-1.09.2/${sch}.sch`, (mutants.get(set) ?? []).map(({ file }) => file)] as const;
    official = await fired(new Map(cases.map(files)));
  }, 600_000);

  test.each(cases)('fire on mutants of our sample in %s as ours do', (set) => {
    const differences = (mutants.get(set) ?? []).flatMap(({ file, changes }) => {
      const answer = official.get(file)?.fatal;
      const ours = fatalIds(file, set);
      // A schema comes first here: where it is broken, the rules are not asked.
      if (!answer || ours.includes('XSD')) return [];
      const theirs = answer.filter((id) => id !== 'FAILED');
      return theirs.join() === ours.join() ? [] : [{ changes, theirs, ours }];
    });
    expect(differences).toEqual([]);
  });
});

function mutantsIn(set: FacturxSet, profile: string): readonly Document[] {
  const sample = join(folder, `${set}.xml`);
  writeFileSync(sample, writtenIn(profile));
  return Array.from({ length: COUNT }, (_, i) => {
    const { changes, xml } = mutant([sample], i + 1);
    const file = join(folder, `${set}-${i}.xml`);
    writeFileSync(file, xml);
    return { file, changes };
  });
}
