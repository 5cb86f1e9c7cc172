import {
  type Amount,
  absolute,
  add,
  compare,
  equal,
  isZero,
  roundUp,
  subtract,
} from '#workflows/invoice/amount.ts';
import type { Edition, Judged } from '#workflows/invoice/rules/judged.ts';
import { type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import { type Subtotal, type Sums, sumsOf, type Tally } from '#workflows/invoice/rules/tally.ts';
import { vatError } from './vatAmount.ts';
import type { VatCategory } from './vatCategories.ts';
import { withName } from './vatName.ts';
import { categoriesOf, countedOf } from './vatUse.ts';

/** What the VAT breakdown (BG-23) of a category must be: -01 and -08 to -10. */
export function breakdownRules(category: VatCategory): Rule[] {
  const { prefix } = category;
  const isReasonAsked = category.reason === 'required';
  return [
    rule(
      `${prefix}-01`,
      ['BT-118', 'BT-151', 'BT-95', 'BT-102'],
      withName(category, {
        fr: 'la ventilation de TVA (BG-23) ne correspond pas aux lignes, remises et frais de cette catégorie',
        en: 'the VAT breakdown (BG-23) does not match the lines, allowances and charges of this category',
      }),
      {
        fr: 'Faites une ligne de ventilation par catégorie (et par taux) présente, et aucune autre.',
        en: 'Have one VAT breakdown for each category (and rate) in use, and no other.',
      },
      (_, { edition, tally }) => (isMatched(category, tally, edition) ? [] : ['vatBreakdown']),
    ),
    rule(
      `${prefix}-08`,
      ['BT-116', 'BT-131', 'BT-92', 'BT-99'],
      withName(category, {
        fr: 'la base d’imposition (BT-116) n’est pas la somme des lignes − remises + frais de cette catégorie',
        en: 'the taxable amount (BT-116) is not the sum of lines − allowances + charges of this category',
      }),
      { fr: 'Recalculez la ventilation de TVA.', en: 'Recompute the VAT breakdown.' },
      (_, judged) =>
        entriesOf(category, judged).flatMap((entry) =>
          isBaseRight(category, entry, judged) ? [] : [`${entry.at}.base`],
        ),
    ),
    rule(
      `${prefix}-09`,
      ['BT-117', 'BT-116', 'BT-119'],
      withName(
        category,
        category.byRate
          ? {
              fr: 'le montant de TVA (BT-117) n’est pas base × taux',
              en: 'the tax amount (BT-117) is not base × rate',
            }
          : {
              fr: 'le montant de TVA (BT-117) n’est pas zéro',
              en: 'the tax amount (BT-117) is not zero',
            },
      ),
      { fr: 'Recalculez le montant de TVA.', en: 'Recompute the tax amount.' },
      (_, judged) =>
        entriesOf(category, judged).flatMap((entry) =>
          isTaxRight(category, entry, judged.edition) ? [] : [`${entry.at}.amount`],
        ),
    ),
    rule(
      `${prefix}-10`,
      ['BT-120', 'BT-121'],
      withName(
        category,
        isReasonAsked
          ? {
              fr: 'le motif d’exonération (BT-120 ou BT-121) manque',
              en: 'the exemption reason (BT-120 or BT-121) is missing',
            }
          : {
              fr: 'un motif d’exonération (BT-120, BT-121) est donné alors qu’il n’y en a pas',
              en: 'an exemption reason (BT-120, BT-121) is given where there is none',
            },
      ),
      isReasonAsked
        ? {
            fr: 'Citez l’article du code des impôts, par exemple « Exonération de TVA, article 261-4-4° du CGI », ou le code VATEX.',
            en: 'Cite the article of tax law, or the VATEX code.',
          }
        : { fr: 'Retirez le motif d’exonération.', en: 'Remove the exemption reason.' },
      (_, judged) =>
        entriesOf(category, judged).flatMap(({ at, hasReason }) =>
          hasReason === isReasonAsked ? [] : [at],
        ),
    ),
  ];
}

/** The official rules for CII do not ask whether S or Z is VAT. */
function entriesOf({ code }: VatCategory, { edition, tally }: Judged): Subtotal[] {
  const anyTax = edition === 'cii' && (code === 'S' || code === 'Z');
  return tally.subtotals.filter((entry) => entry.code === code && (entry.isVat || anyTax));
}

function isMatched({ code, byRate }: VatCategory, tally: Tally, edition: Edition): boolean {
  const isCii = edition === 'cii';
  const anyTax = isCii || code === 'S';
  const count = (all: readonly { code: string | undefined; isVat: boolean }[]) =>
    all.filter((one) => one.code === code && (one.isVat || anyTax)).length;
  const lines = count(countedOf(tally, 'lines'));
  const others = count(categoriesOf(tally, 'allowances')) + count(categoriesOf(tally, 'charges'));
  const entries = count(tally.subtotals);
  const isUsed = lines + others > 0;
  if (!byRate) {
    if (entries === 1) return isUsed || !isCii;
    // CII lets “not subject to VAT” stand on lines without a breakdown.
    return entries === 0 && (!isUsed || (isCii && code === 'O'));
  }
  if (!isCii) return isUsed === entries > 0;
  // CII counts uses and entries together: two lines pass without any.
  return (lines === 0 || lines + entries >= 2) && (others === 0 || others + entries >= 2);
}

function isBaseRight(
  { code, byRate }: VatCategory,
  { base, rate }: Subtotal,
  { edition, tally }: Judged,
): boolean {
  if (byRate && rate === undefined) return true;
  const sums = sumsOf(tally, code, byRate ? rate : undefined);
  if (edition === 'cii') {
    // BR-AF-08 and BR-AG-08 look for the rate where none can be, so they always hold.
    if (code === 'L' || code === 'M') return true;
    if (base === undefined) return false;
    const computed = netOf(sums, roundUp);
    return code === 'S' || code === 'O' ? equal(base, computed) : isNear(base, computed);
  }
  if (base === undefined || (code === 'S' ? !sums.isUsed : tally.lines.length === 0)) return false;
  const computed = netOf(sums, (amount) => amount);
  return byRate ? isNear(base, computed) : equal(base, computed);
}

const netOf = ({ lines, allowances, charges }: Sums, rounded: (amount: Amount) => Amount): Amount =>
  subtract(add(rounded(lines), rounded(charges)), rounded(allowances));

/** Less than one unit off. */
const isNear = (a: Amount, b: Amount): boolean => compare(absolute(subtract(a, b)), '1') < 0;

function isTaxRight(
  { code, byRate }: VatCategory,
  { amount, base, rate }: Subtotal,
  edition: Edition,
): boolean {
  if (edition === 'cii' && (code === 'L' || code === 'M')) return true;
  if (amount === undefined) return false;
  if (!byRate) return isZero(amount);
  if (base === undefined || rate === undefined) return false;
  return compare(vatError(amount, base, rate), '1') < 0;
}
