import { expect, test } from 'vitest';
import { Invoice } from '#workflows/invoice/model.ts';
import type { Treatment } from '#workflows/invoice/rules/judged.ts';
import { ruleSetFor, ruleSets, validateInvoice } from '#workflows/invoice/validate.ts';
import { EXTENDED_CTC_FR, frenchInvoice, severalSellers } from '../../samples/french.ts';

const ids = (invoice: Invoice, rules: 'france' | 'france-extended', treatment?: Treatment) =>
  validateInvoice(invoice, { rules, treatment }).map(({ code }) => code);

const unsaid = Invoice.parse({
  ...frenchInvoice,
  notes: frenchInvoice.notes.filter(({ subjectCode }) => subjectCode !== 'BAR'),
  buyer: { ...frenchInvoice.buyer, legalId: undefined },
});

test('an invoice between businesses with all its mentions obeys the reform', () => {
  expect(ids(frenchInvoice, 'france')).toEqual([]);
});

test('without a note the treatment told beside the invoice decides what is asked of the buyer', () => {
  expect(ids(unsaid, 'france', 'B2B')).toContain('BR-FR-11_BT-47');
  expect(ids(unsaid, 'france', 'B2C')).not.toContain('BR-FR-11_BT-47');
  expect(ids(unsaid, 'france')).not.toContain('BR-FR-11_BT-47');
});

test('a note of the invoice goes before what is told beside it', () => {
  const said = { ...unsaid, notes: [...unsaid.notes, { subjectCode: 'BAR', text: 'B2C' }] };
  expect(ids(said, 'france', 'B2B')).not.toContain('BR-FR-11_BT-47');
});

test('an invoice of several sellers sums what counts, not its groups', () => {
  expect(ids(severalSellers, 'france-extended')).not.toContain('BR-FREXT-CO-10');
  const wrong = { ...severalSellers, totals: { ...severalSellers.totals, lineNet: '400.00' } };
  expect(ids(wrong, 'france-extended')).toContain('BR-FREXT-CO-10');
});

test('the profile is told by its specification identifier', () => {
  expect(ruleSetFor(EXTENDED_CTC_FR)).toBe('france-extended');
});

test('every rule speaks both languages', () => {
  for (const { message, fix } of [...ruleSets.france.rules, ...ruleSets['france-extended'].rules])
    for (const text of [message, fix])
      expect(text.fr && text.en && text.fr !== text.en).toBeTruthy();
});
