import { describe, expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { facturxProfile } from '#activities/formats/cii/facturx/profiles.ts';
import { parseUses } from '#activities/formats/cii/facturx/use.ts';
import { validateXml } from '#activities/formats/validate.ts';
import { writeData } from '#activities/formats/write.ts';
import { type FacturxSet, facturxIds } from '#workflows/invoice/rules/facturx/ids.ts';
import { targets } from '#workflows/invoice/targets.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const specification = {
  'facturx-minimum': 'urn:factur-x.eu:1p0:minimum',
  'facturx-basic-wl': 'urn:factur-x.eu:1p0:basicwl',
  'facturx-basic': 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
  'facturx-en16931': 'urn:cen.eu:en16931:2017',
  'facturx-extended': 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
} as const satisfies Record<FacturxSet, string>;
const sets = Object.keys(facturxIds) as FacturxSet[];

const judge = (xml: string, set: FacturxSet) => [
  ...new Set(validateXml(Buffer.from(xml), set).problems.map(({ code }) => code)),
];
const written = (set: FacturxSet) =>
  writeCii({ ...domesticInvoice, specification: specification[set] });

test.each(['facturx-en16931', 'facturx-extended'] as const)('a full invoice obeys %s', (set) => {
  expect(judge(written(set), set)).toEqual([]);
});

test.each(['facturx-minimum', 'facturx-basic-wl', 'facturx-basic'] as const)(
  'a full invoice has more than %s has elements for',
  (set) => {
    expect(judge(written(set), set)).toEqual(['XSD']);
  },
);

describe('in EXTENDED', () => {
  const judged = (from: RegExp, to: string) =>
    judge(written('facturx-extended').replace(from, to), 'facturx-extended');

  test('a code of another list is told by its official id', () => {
    expect(judged(/<ram:CountryID>FR/, '<ram:CountryID>XX')).toContain('FX-SCH-A-000777');
  });

  test('another guideline is told', () => {
    expect(judged(/1p0:extended/, '1p0:extendet')).toEqual(['FX-SCH-A-000636']);
  });
});

test.each(targets.facturx.profiles)('what is written in the profile $id obeys it', (profile) => {
  const written = writeData(domesticInvoice, targets.facturx, profile);
  expect(written.ok && written.problems).toEqual([]);
});

test.each(sets)('%s can be read, and names no id twice', (set) => {
  const ids: string[] = [];
  const collect = (use: ReturnType<typeof parseUses>): void => {
    for (const { id } of [...use.counts, ...use.required, ...use.codes]) ids.push(id);
    for (const inner of use.uses) collect(inner);
  };
  collect(facturxProfile(set).use);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a line that is no place is refused', () => {
  expect(() => parseUses('rsm/A ?x')).toThrow(RangeError);
  expect(() => parseUses('rsm/A .#nothing:1')).toThrow(RangeError);
});
