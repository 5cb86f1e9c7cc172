import { expect, test } from 'vitest';
import { ruleSetNamed } from '#workflows/invoice/ruleSetNamed.ts';
import { EXTENSION, VEHICLES } from '#workflows/invoice/rules/xrechnung/specification.ts';
import { rulesNames } from '#workflows/invoice/rulesNames.ts';
import { EN16931, targets } from '#workflows/invoice/targets.ts';
import { ruleSets } from '#workflows/invoice/validate.ts';

test('every set of rules is the answer to some name and document', () => {
  const specifications = [
    '',
    EXTENSION,
    VEHICLES,
    ...Object.values(targets).flatMap(({ profiles }) =>
      profiles.map(({ specification = '' }) => specification),
    ),
  ];
  const found = rulesNames.flatMap((name) =>
    specifications.map((specification) => ruleSetNamed(name, specification)),
  );
  expect(new Set(found)).toEqual(new Set(Object.keys(ruleSets)));
});

test('a name given outright does not yield to what the document says of itself', () => {
  expect(ruleSetNamed('peppol', EN16931)).toBe('peppol');
  expect(ruleSetNamed('facturx', EN16931)).toBe('facturx-en16931');
  expect(ruleSetNamed('facturx', 'urn:factur-x.eu:1p0:minimum')).toBe('facturx-minimum');
});
