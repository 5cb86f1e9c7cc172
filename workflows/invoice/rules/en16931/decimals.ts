import { decimals, isAmount, trim } from '#workflows/invoice/amount.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { type Rule, rule, visitValues } from '#workflows/invoice/rules/rule.ts';
import type { TaxTotal } from '#workflows/invoice/rules/tally.ts';
import { generalSubtotals } from './vatAmount.ts';

const LIMITED: readonly (readonly [id: string, term: string])[] = [
  ['BR-DEC-01', 'BT-92'],
  ['BR-DEC-02', 'BT-93'],
  ['BR-DEC-05', 'BT-99'],
  ['BR-DEC-06', 'BT-100'],
  ['BR-DEC-09', 'BT-106'],
  ['BR-DEC-10', 'BT-107'],
  ['BR-DEC-11', 'BT-108'],
  ['BR-DEC-12', 'BT-109'],
  ['BR-DEC-14', 'BT-112'],
  ['BR-DEC-16', 'BT-113'],
  ['BR-DEC-17', 'BT-114'],
  ['BR-DEC-18', 'BT-115'],
  ['BR-DEC-23', 'BT-131'],
  ['BR-DEC-24', 'BT-136'],
  ['BR-DEC-25', 'BT-137'],
  ['BR-DEC-27', 'BT-141'],
  ['BR-DEC-28', 'BT-142'],
];

/** The text counts, not the value: `1.000` has three decimals. */
const isTooFine = (value: unknown): boolean =>
  typeof value === 'string' && isAmount(value) && decimals(value) > 2;

const limited = (id: string, term: string, broken: Rule['broken']): Rule =>
  rule(
    id,
    [term],
    { fr: `${term} a plus de deux décimales`, en: `${term} has more than two decimals` },
    { fr: 'Arrondissez le montant au centime.', en: 'Round the amount to two decimals.' },
    broken,
  );

const breakdown = (id: string, term: string, field: 'base' | 'amount'): Rule =>
  limited(id, term, (_, judged) =>
    generalSubtotals(judged).flatMap((entry) =>
      isTooFine(entry[field]) ? [`${entry.at}.${field}`] : [],
    ),
  );

/**
 * The official rules for UBL look for the currency inside the amount, where it never is, and leave the check to
 * UBL-DT-01; those for CII are content with any one tax total that is right.
 */
const taxTotal = (
  id: string,
  term: string,
  at: string,
  isRight: (total: TaxTotal, invoice: Parameters<Rule['broken']>[0]) => boolean,
): Rule =>
  limited(id, term, (invoice, { edition, tally }: Judged) =>
    edition === 'cii' &&
    tally.taxTotals.length > 0 &&
    !tally.taxTotals.some((one) => isRight(one, invoice))
      ? [at]
      : [],
  );

const isRound = ({ amount }: TaxTotal): boolean =>
  amount !== undefined && isAmount(amount) && decimals(trim(amount)) <= 2;

/** Amounts have at most two decimals; only prices and quantities may have more. */
export const decimalRules: readonly Rule[] = [
  ...LIMITED.map(([id, term]) =>
    limited(id, term, (invoice) => {
      const places: string[] = [];
      visitValues(invoice, term, (value, at) => {
        if (isTooFine(value)) places.push(at());
      });
      return places;
    }),
  ),
  taxTotal(
    'BR-DEC-13',
    'BT-110',
    'totals.vat',
    (total, { currency }) => total.currency !== currency || isRound(total),
  ),
  taxTotal(
    'BR-DEC-15',
    'BT-111',
    'totals.vatInAccountingCurrency',
    (total, { vatCurrency }) =>
      vatCurrency === undefined || (total.currency === vatCurrency && isRound(total)),
  ),
  breakdown('BR-DEC-19', 'BT-116', 'base'),
  breakdown('BR-DEC-20', 'BT-117', 'amount'),
];
