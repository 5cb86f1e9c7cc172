import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { prefixes } from '#activities/formats/namespaces.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { judgeTree } from '#activities/formats/validate.ts';
import { parseXml } from '#activities/formats/xml.ts';
import type { RuleSetName } from '#workflows/invoice/validate.ts';
import { isFatal } from '#workflows/problem.ts';
import { EXTENDED_CTC_FR, frenchMutants, mutated } from '../samples/french.ts';
import { chargedInvoice, frenchDocumentMutants } from '../samples/frenchDocuments.ts';
import { canRunSchematron, type Fired, fired, schematronReason } from './schematron.ts';

const folder = mkdtempSync(join(tmpdir(), 'facteur-france-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FOLDER = 'ctc-fr-1.4.0.03';
const cases = [
  ['CII', 'france', writeCii, 'CII/EN16931/BR-FR-Flux2-Schematron-CII'],
  ['UBL', 'france', writeUbl, 'UBL/EN16931/BR-FR-Flux2-Schematron-UBL'],
  ['CII', 'france-extended', writeCii, 'CII/EXTENDED-CTC-FR/EXTENDED-CTC-FR-CII'],
  ['UBL', 'france-extended', writeUbl, 'UBL/EXTENDED-CTC-FR/EXTENDED-CTC-FR-UBL'],
] as const;

interface Document {
  readonly name: string;
  readonly file: string;
  readonly ours: readonly string[];
}

describe.skipIf(!canRunSchematron)(`the official French rules${schematronReason}`, () => {
  const documents = new Map<string, readonly Document[]>();
  let theirs: ReadonlyMap<string, Fired>;

  beforeAll(async () => {
    for (const one of cases) documents.set(pathOf(one[3]), documentsOf(one));
    const files = [...documents].map(
      ([sch, written]) => [sch, written.map(({ file }) => file)] as const,
    );
    theirs = await fired(new Map(files));
  }, 300_000);

  test.each(cases)(
    'fire on every mutant in %s as ours do, id by id: %s',
    (_syntax, _set, _write, sch) => {
      const written = documents.get(pathOf(sch)) ?? [];
      // The official rules stop with an error at a breakdown without the rate that they compute with.
      const judged = written.filter(({ file }) => theirs.get(file)?.fatal[0] !== 'FAILED');
      expect(judged.length).toBeGreaterThanOrEqual(written.length - 2);
      expect(judged.map(({ name, ours }) => ({ name, ids: ours }))).toEqual(
        judged.map(({ name, file }) => ({ name, ids: [...(theirs.get(file)?.fatal ?? [])] })),
      );
    },
  );
});

const pathOf = (sch: string): string => `${FOLDER}/${sch}.sch`;

function documentsOf([syntax, set, write]: (typeof cases)[number]): readonly Document[] {
  const isExtended = set === 'france-extended';
  const written = frenchMutants.map((mutant) => {
    const invoice = mutated(mutant);
    const xml = write(isExtended ? { ...invoice, specification: EXTENDED_CTC_FR } : invoice);
    return { name: mutant[0], xml };
  });
  const changed = frenchDocumentMutants
    .filter((one) => isExtended && one.syntax === syntax)
    .map(({ name, change }) => ({ name, xml: change(write(chargedInvoice)) }));
  return [...written, ...changed].map(({ name, xml }, i) => {
    const file = join(folder, `${syntax}-${set}-${i}.xml`);
    writeFileSync(file, xml);
    return { name, file, ours: fatalIds(xml, set) };
  });
}

/** The profile's file has all that the profile asks for but the rules of the reform, which are a file of their own. */
function fatalIds(xml: string, set: RuleSetName): string[] {
  const parsed = parseXml(Buffer.from(xml, 'utf8'), prefixes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const ids = judgeTree(parsed.document.root, set)
    .filter(isFatal)
    .map(({ code }) => code);
  const isReform = (id: string) => /^BR-FR-/.test(id);
  return [...new Set(ids)].filter((id) => isReform(id) === (set === 'france')).sort();
}
