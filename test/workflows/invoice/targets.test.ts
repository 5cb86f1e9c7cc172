import { expect, test } from 'vitest';
import { EN16931, profileFor, type Target, targets } from '#workflows/invoice/targets.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const specificationOf = (target: Target, specification?: string, wanted?: string) =>
  profileFor(target, { ...domesticInvoice, specification }, wanted)?.specification;

const peppol = targets.peppol.profiles[0]?.specification;
const xrechnung = targets['xrechnung-ubl'].profiles[0]?.specification;
const basic = `${EN16931}#compliant#urn:factur-x.eu:1p0:basic`;

test('no two targets of a syntax give one BT-24 to different profiles', () => {
  const ids = new Map<string, string>();
  for (const { syntax, profiles } of Object.values<Target>(targets))
    for (const { id, specification } of profiles) {
      const key = `${syntax} ${specification}`;
      expect(ids.get(key) ?? id).toBe(id);
      ids.set(key, id);
    }
});

test.each(['basicwl', 'BASIC WL', 'basic-wl', 'Basic_WL'])(
  'a profile is found as %s, however it is spelled',
  (wanted) => {
    expect(specificationOf(targets.facturx, undefined, wanted)).toBe('urn:factur-x.eu:1p0:basicwl');
  },
);

test('a profile that the target does not have is not replaced by another', () => {
  expect(profileFor(targets.peppol, domesticInvoice, 'basic')).toBeUndefined();
});

test('without a wish, a Factur-X keeps its profile, and what is none becomes EN 16931', () => {
  expect(specificationOf(targets.facturx, basic)).toBe(basic);
  expect(specificationOf(targets.facturx, peppol)).toBe(EN16931);
  expect(specificationOf(targets.facturx)).toBe(EN16931);
});

test('plain CII and UBL keep a BT-24 that fits their syntax or is unknown, and no other', () => {
  expect(specificationOf(targets.ubl, xrechnung)).toBe(xrechnung);
  expect(specificationOf(targets.cii, xrechnung)).toBe(xrechnung);
  expect(specificationOf(targets.ubl, peppol)).toBe(peppol);
  expect(specificationOf(targets.cii, peppol)).toBe(EN16931);
  expect(specificationOf(targets.ubl, basic)).toBe(EN16931);
  expect(profileFor(targets.ubl, { ...domesticInvoice, specification: 'urn:x' })).toMatchObject({
    id: 'own',
  });
});
