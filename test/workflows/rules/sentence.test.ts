import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleSentence } from '#workflows/rules/sentence.ts';

const total = { var: 'invoice.total' };

test.each([
  [
    { '==': [{ var: 'invoice.typeCode' }, '381'] },
    'Code de type de facture est 381',
    'Invoice type code is 381',
  ],
  [
    { and: [{ present: total }, { '>': [total, 10000.5] }] },
    'Total TVA comprise est supérieur à 10\u202f000,50',
    'Total with VAT is more than 10,000.50',
  ],
  [
    { '!': { present: { var: 'customer.name' } } },
    'Nom du client est absent',
    'Customer name is missing',
  ],
  [
    {
      or: [
        { var: 'invoice.isCreditNote' },
        {
          and: [
            { '<': [{ var: 'delivery.startedAt' }, '2026-12-31'] },
            { in: [{ var: 'customer.country' }, ['FR', 'DE']] },
          ],
        },
      ],
    },
    'Est un avoir : oui ou (Début de la remise est avant le 31/12/2026 et Pays du client est l’un de FR, DE)',
    'Is a credit note: yes or (Delivery started is before 2026-12-31 and Customer country is one of FR, DE)',
  ],
  [
    { '<=': [1, { var: 'invoice.lineCount' }, 3] },
    'Nombre de lignes est entre 1 et 3',
    'Number of lines is between 1 and 3',
  ],
  [
    { '!': { in: ['urgent', { var: 'invoice.custom.note' }] } },
    'Champ « note » ne contient pas « urgent »',
    'Field “note” does not contain “urgent”',
  ],
])('%j is said', (rule, fr, en) => {
  expect(ruleSentence(rule)).toEqual({ fr, en });
});

test.each([[null], ['text'], [{}], [{ map: [total, 1] }], [{ '>': [{ '+': [total, 1] }, 2] }]])(
  '%j is an advanced rule',
  (rule) => {
    expect(ruleSentence(rule)).toEqual({ fr: 'Règle avancée', en: 'Advanced rule' });
  },
);

test('anything gets a sentence short enough for a card', () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      const { fr, en } = ruleSentence(anything);
      expect(fr.length).toBeGreaterThan(0);
      expect(en.length).toBeLessThan(450);
    }),
  );
});
