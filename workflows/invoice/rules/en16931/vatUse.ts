import { compare, isZero } from '#workflows/invoice/amount.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import { type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Category, Tally, Taxed } from '#workflows/invoice/rules/tally.ts';
import type { Text } from '#workflows/text.ts';
import type { VatCategory } from './vatCategories.ts';
import { hasIdentifiers, identifierMessage } from './vatIdentifiers.ts';
import { withName } from './vatName.ts';

const SOURCES = ['lines', 'allowances', 'charges'] as const;
type Source = (typeof SOURCES)[number];

/** What lines, allowances and charges of a VAT category ask: identifiers (-02 to -04) and the rate (-05 to -07). */
export const usedVatRules = (category: VatCategory): Rule[] =>
  SOURCES.flatMap((source, i) => [
    rule(
      `${category.prefix}-0${i + 2}`,
      ['BT-31', 'BT-32', 'BT-63', 'BT-47', 'BT-48'],
      withName(category, identifierMessage(category)),
      {
        fr: 'Complétez ou retirez ces identifiants chez le vendeur et l’acheteur.',
        en: 'Complete or remove these identifiers of seller and buyer.',
      },
      (_, { edition, tally }) =>
        isUsed(tally, category, source, edition) &&
        (!hasIdentifiers(tally.taxNumbers, category) || isUntaxed(tally, category, source))
          ? ['seller']
          : [],
    ),
    rule(
      `${category.prefix}-0${i + 5}`,
      [['BT-152', 'BT-96', 'BT-103'][i] ?? ''],
      withName(category, rateMessage(category)),
      {
        fr: 'Corrigez le taux, ou la catégorie de TVA.',
        en: 'Correct the rate, or the VAT category.',
      },
      (_, { edition, tally }) =>
        categoriesOf(tally, source)
          .filter(
            ({ code, isVat, rate }) =>
              code === category.code && isVat && !isRateRight(category, rate, edition),
          )
          .map(({ at }) => `${at}.rate`),
    ),
  ]);

/** Every VAT group of the lines, or of allowances or charges, those on lines included. */
export function categoriesOf(tally: Tally, source: Source): readonly Category[] {
  const known = groups.get(tally) ?? gather(tally);
  groups.set(tally, known);
  return known[source];
}

/** The same, with what the rules count but don't judge one by one: lines under lines. */
export const countedOf = (tally: Tally, source: Source): readonly Category[] =>
  source === 'lines' && tally.subLines.length > 0
    ? [...categoriesOf(tally, source), ...tally.subLines]
    : categoriesOf(tally, source);

type Groups = Readonly<Record<Source, readonly Category[]>>;

/** Some hundred rules ask for them. */
const groups = new WeakMap<Tally, Groups>();

const own = (items: readonly Taxed[]): Category[] => items.flatMap(({ categories }) => categories);

const gather = ({ lines, allowances, charges, lineAllowances, lineCharges }: Tally): Groups => ({
  lines: own(lines),
  allowances: [...own(allowances), ...lineAllowances],
  charges: [...own(charges), ...lineCharges],
});

function isUsed(tally: Tally, { code }: VatCategory, source: Source, edition: Edition): boolean {
  // For UBL, BR-S-02 counts a line whose tax isn't said to be VAT; BR-O-03 and -04 leave out what is on lines.
  const anyTax = edition === 'ubl' && code === 'S' && source === 'lines';
  const all =
    edition === 'ubl' && code === 'O' && source !== 'lines'
      ? own(tally[source])
      : countedOf(tally, source);
  return all.some((one) => one.code === code && (one.isVat || anyTax));
}

/** None of that category is said to be VAT. */
const isUntaxed = (tally: Tally, { code }: VatCategory, source: Source): boolean =>
  !countedOf(tally, source).some((one) => one.code === code && one.isVat);

function isRateRight(
  { rate: kind }: VatCategory,
  rate: string | undefined,
  edition: Edition,
): boolean {
  if (kind === 'absent') return rate === undefined;
  if (rate === undefined) return false;
  if (kind === 'zero') return isZero(rate);
  const isPositive = kind === 'positive' || (kind === 'positiveInCii' && edition === 'cii');
  return compare(rate, '0') >= (isPositive ? 1 : 0);
}

function rateMessage({ rate }: VatCategory): Text {
  switch (rate) {
    case 'positive':
      return { fr: 'le taux doit être positif', en: 'the rate must be greater than zero' };
    case 'zero':
      return { fr: 'le taux doit être zéro', en: 'the rate must be zero' };
    case 'notNegative':
    case 'positiveInCii':
      return {
        fr: 'le taux manque, ou est négatif (en CII : nul)',
        en: 'the rate is missing, or negative (in CII: zero)',
      };
    case 'absent':
      return { fr: 'il ne doit pas y avoir de taux', en: 'there must be no rate' };
  }
}
