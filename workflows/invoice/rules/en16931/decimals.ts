import { decimals, isAmount } from '#workflows/invoice/amount.ts';
import { type Rule, rule, valuesOf } from './rule.ts';

const LIMITED: readonly (readonly [id: string, term: string])[] = [
  ['BR-DEC-01', 'BT-92'],
  ['BR-DEC-02', 'BT-93'],
  ['BR-DEC-05', 'BT-99'],
  ['BR-DEC-06', 'BT-100'],
  ['BR-DEC-09', 'BT-106'],
  ['BR-DEC-10', 'BT-107'],
  ['BR-DEC-11', 'BT-108'],
  ['BR-DEC-12', 'BT-109'],
  ['BR-DEC-13', 'BT-110'],
  ['BR-DEC-14', 'BT-112'],
  ['BR-DEC-15', 'BT-111'],
  ['BR-DEC-16', 'BT-113'],
  ['BR-DEC-17', 'BT-114'],
  ['BR-DEC-18', 'BT-115'],
  ['BR-DEC-19', 'BT-116'],
  ['BR-DEC-20', 'BT-117'],
  ['BR-DEC-23', 'BT-131'],
  ['BR-DEC-24', 'BT-136'],
  ['BR-DEC-25', 'BT-137'],
  ['BR-DEC-27', 'BT-141'],
  ['BR-DEC-28', 'BT-142'],
];

/** Amounts have at most two decimals; only prices and quantities may have more. */
export const decimalRules: readonly Rule[] = LIMITED.map(([id, term]) =>
  rule(
    id,
    [term],
    { fr: `${term} a plus de deux décimales`, en: `${term} has more than two decimals` },
    {
      fr: 'Arrondissez le montant au centime.',
      en: 'Round the amount to two decimals.',
    },
    function* (invoice) {
      for (const [at, value] of valuesOf(invoice, term))
        if (typeof value === 'string' && isAmount(value) && decimals(value) > 2) yield at;
    },
  ),
);
