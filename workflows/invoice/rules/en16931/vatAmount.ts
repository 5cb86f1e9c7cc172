import {
  type Amount,
  absolute,
  compare,
  isZero,
  multiply,
  roundUp,
  subtract,
} from '#workflows/invoice/amount.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { rule } from '#workflows/invoice/rules/rule.ts';
import type { Subtotal } from '#workflows/invoice/rules/tally.ts';

/** |base| × rate, rounded to two decimals. */
export const vatOf = (base: Amount, rate: Amount): Amount =>
  roundUp(multiply(multiply(absolute(base), rate), '0.01'));

/** How far a stated tax is from the computed one, signs left out. */
export const vatError = (amount: Amount, base: Amount, rate: Amount): Amount =>
  absolute(subtract(absolute(amount), vatOf(base, rate)));

/**
 * In the official rules for CII an entry of category O, L or M is judged by that category's rules only, since the
 * first context that fits a node takes it: BR-45 to BR-48, BR-CO-03, BR-CO-17 and the decimals pass it by. Factur-X has a pattern for each rule instead.
 */
export const generalSubtotals = ({
  edition,
  tally,
  judgesEveryEntry = false,
}: Judged): readonly Subtotal[] =>
  edition === 'cii' && !judgesEveryEntry
    ? tally.subtotals.filter(({ code = '', isVat }) => !(isVat && /^[OLM]$/.test(code)))
    : tally.subtotals;

/** One unit off is tolerated: less than one in UBL, up to one in CII. */
export const vatAmount = rule(
  'BR-CO-17',
  ['BT-116', 'BT-117', 'BT-119'],
  {
    fr: 'un montant de TVA (BT-117) n’est pas base (BT-116) × taux (BT-119) arrondi au centime',
    en: 'a VAT category tax amount (BT-117) is not base (BT-116) × rate (BT-119) rounded to two decimals',
  },
  { fr: 'Recalculez la ventilation de TVA.', en: 'Recompute the VAT breakdown.' },
  (_, judged) =>
    generalSubtotals(judged).flatMap((entry) =>
      isRight(entry, judged.edition === 'cii') ? [] : [`${entry.at}.amount`],
    ),
);

function isRight({ amount, base, rate, isVat }: Subtotal, isCii: boolean): boolean {
  if (amount === undefined) return false;
  const isNothing = isZero(roundUp(amount, 0));
  if (!isVat || rate === undefined || isZero(roundUp(rate, 0))) return isNothing;
  return base !== undefined && compare(vatError(amount, base, rate), '1') < (isCii ? 1 : 0);
}
