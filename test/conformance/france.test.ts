import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { prefixes } from '#activities/formats/namespaces.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { judgeTree } from '#activities/formats/validate.ts';
import { parseXml } from '#activities/formats/xml.ts';
import { frenchMutants, mutated } from '../samples/french.ts';
import { canRunSchematron, fired, schematronReason } from './schematron.ts';

const folder = mkdtempSync(join(tmpdir(), 'facteur-france-'));
afterAll(() => rmSync(folder, { recursive: true }));

const syntaxes = [
  ['CII', writeCii, 'ctc-fr-1.4.0.03/CII/EN16931/BR-FR-Flux2-Schematron-CII.sch'],
  ['UBL', writeUbl, 'ctc-fr-1.4.0.03/UBL/EN16931/BR-FR-Flux2-Schematron-UBL.sch'],
] as const;

describe.skipIf(!canRunSchematron)(`the official French rules${schematronReason}`, () => {
  test.each(syntaxes)(
    'fire on every mutant in %s as ours do, id by id',
    async (syntax, write, sch) => {
      const documents = frenchMutants.map((mutant, i) => {
        const file = join(folder, `${syntax}-${i}.xml`);
        const xml = write(mutated(mutant));
        writeFileSync(file, xml);
        return { name: mutant[0], file, ours: frenchIds(xml) };
      });
      const theirs = await fired(
        sch,
        documents.map(({ file }) => file),
      );
      const found = documents.map(({ name, ours }) => ({ name, ids: ours }));
      expect(found).toEqual(
        documents.map(({ name, file }) => ({ name, ids: [...(theirs.get(file)?.fatal ?? [])] })),
      );
    },
    300_000,
  );
});

function frenchIds(xml: string): string[] {
  const parsed = parseXml(Buffer.from(xml, 'utf8'), prefixes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const ids = judgeTree(parsed.document.root, 'france').map(({ code }) => code);
  return [...new Set(ids)].filter((id) => id.startsWith('BR-FR')).sort();
}
