import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedBy } from '#workflows/invoice/carries.ts';
import { carriedPart, lostTerms } from '#workflows/invoice/lost.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { carriedIn, profileFor, type TargetName, targets } from '#workflows/invoice/targets.ts';
import { profiles } from '#workflows/invoice/terms/row.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import { arbitraryInvoice } from '../../samples/arbitrary.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

function carriesOf(name: TargetName) {
  const profile = profileFor(targets[name], domesticInvoice);
  if (!profile) throw new Error(`${name} has no usual profile`);
  return carriedIn(targets[name], profile, domesticInvoice);
}

test('a target with a place for every term loses nothing but own fields, and JSON not even those', () => {
  const invoice = { ...domesticInvoice, custom: { costCentre: 'C7' } };
  expect(lostTerms(domesticInvoice, carriesOf('cii'))).toEqual([]);
  expect(lostTerms(invoice, carriesOf('cii'))).toMatchObject([
    { term: null, path: 'custom.costCentre', times: 1 },
  ]);
  expect(lostTerms(invoice, carriesOf('json'))).toEqual([]);
});

test('a term that occurs in several lines is named once, with how often', () => {
  const carries = carriedBy('minimum');
  const lost = lostTerms(domesticInvoice, carries);
  expect(lost).toContainEqual({
    term: 'BT-131',
    path: 'lines[].netAmount',
    label: termOf('BT-131').label,
    times: domesticInvoice.lines.length,
  });
});

test('an identifier is one value with its scheme', () => {
  const buyer = { ...domesticInvoice.buyer, legalId: { value: '123456782', scheme: '0002' } };
  const none = () => false;
  const lost = lostTerms({ ...domesticInvoice, buyer }, none);
  expect(lost.find(({ path }) => path === 'buyer.legalId')).toMatchObject({
    term: 'BT-47',
    times: 1,
  });
});

test('what a profile loses is exactly of larger profiles, and a larger profile loses no more', () => {
  fc.assert(
    fc.property(arbitraryInvoice, fc.constantFrom(...profiles), (invoice, profile) => {
      const lost = lostTerms(invoice, carriedBy(profile));
      for (const { term } of lost) {
        if (term === null) continue;
        const needed = profiles.indexOf(termOf(term).profile);
        expect(needed).toBeGreaterThan(profiles.indexOf(profile));
      }
      const next = profiles[profiles.indexOf(profile) + 1];
      if (next === undefined) return;
      const all = new Set(lost.map(({ path }) => path));
      const fewer = lostTerms(invoice, carriedBy(next)).map(({ path }) => path);
      expect(fewer.filter((path) => !all.has(path))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('what a document said beyond the terms is lost once, with its count, unless the target says it again', () => {
  const content = [1, 2].map((i) => ({
    kind: 'value' as const,
    path: `cbc:Note/@a${i}`,
    value: 'x',
  }));
  const invoice = { ...domesticInvoice, extensions: { syntax: 'ubl-invoice' as const, content } };
  expect(lostTerms(invoice, carriesOf('cii'))).toMatchObject([
    { term: null, path: 'extensions', times: 2 },
  ]);
  expect(lostTerms(invoice, carriesOf('cii'), true)).toEqual([]);
});

test('the part that a target carries has lost nothing more to it, and is an invoice', () => {
  fc.assert(
    fc.property(arbitraryInvoice, fc.constantFrom(...profiles), (invoice, profile) => {
      const carries = carriedBy(profile);
      const part = carriedPart(invoice, carries);
      expect(lostTerms(part, carries)).toEqual([]);
      expect(Invoice.safeParse(part)).toMatchObject({ success: true });
      const kept = lostTerms(part, () => false).map(({ path }) => path);
      const lost = lostTerms(invoice, carries).map(({ path }) => path);
      const all = lostTerms(invoice, () => false).map(({ path }) => path);
      expect(new Set([...kept, ...lost])).toEqual(new Set(all));
    }),
    { numRuns: 50 },
  );
});
