import {
  type Amount,
  absolute,
  compare,
  equal,
  isZero,
  multiply,
  round,
  subtract,
  sum,
} from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Text } from '#workflows/text.ts';
import { type Rule, rule } from './rule.ts';
import { type VatCategory, vatCategoryRules } from './vat-categories.ts';
import { hasIdentifiers, identifierMessage } from './vat-identifiers.ts';

/** A line, allowance or charge with its VAT: what a breakdown sums up. */
interface Taxed {
  readonly at: string;
  readonly category: string | undefined;
  readonly rate: Amount | undefined;
  /** Signed: an allowance is negative. */
  readonly amount: Amount;
}

const SOURCES = ['lines', 'allowances', 'charges'] as const;
type Source = (typeof SOURCES)[number];

const taxed = (invoice: Invoice, source: Source): Taxed[] =>
  source === 'lines'
    ? invoice.lines.map(({ vat, netAmount = '0' }, i) => ({
        at: `lines[${i}].vat`,
        category: vat?.category,
        rate: vat?.rate,
        amount: netAmount,
      }))
    : invoice[source].map(({ vat, amount = '0' }, i) => ({
        at: `${source}[${i}].vat`,
        category: vat?.category,
        rate: vat?.rate,
        amount: source === 'allowances' ? subtract('0', amount) : amount,
      }));

const everything = (invoice: Invoice): Taxed[] =>
  SOURCES.flatMap((source) => taxed(invoice, source));

const breakdowns = (invoice: Invoice, { code }: VatCategory) =>
  invoice.vatBreakdown.flatMap((entry, i) =>
    entry.category === code ? [{ ...entry, at: `vatBreakdown[${i}]` }] : [],
  );

/** Half-cent differences of one unit are tolerated, as the official rules do. */
const isNear = (a: Amount, b: Amount): boolean => compare(absolute(subtract(a, b)), '1') < 0;

function categoryRules(category: VatCategory): Rule[] {
  const { prefix, name, code } = category;
  const make = (
    number: string,
    reads: readonly string[],
    message: Text,
    fix: Text,
    broken: Rule['broken'],
  ) => rule(`${prefix}-${number}`, reads, withName(name, message), fix, broken);

  return [
    make(
      '01',
      ['BT-118', 'BT-151', 'BT-95', 'BT-102'],
      {
        fr: 'la ventilation de TVA (BG-23) ne correspond pas aux lignes, remises et frais de cette catégorie',
        en: 'the VAT breakdown (BG-23) does not match the lines, allowances and charges of this category',
      },
      {
        fr: 'Faites une ligne de ventilation par catégorie (et par taux) présente, et aucune autre.',
        en: 'Have one VAT breakdown for each category (and rate) in use, and no other.',
      },
      (invoice) => {
        const isUsed = everything(invoice).some((item) => item.category === code);
        const count = breakdowns(invoice, category).length;
        const holds = category.byRate ? !isUsed || count > 0 : count === (isUsed ? 1 : 0);
        return holds ? [] : ['vatBreakdown'];
      },
    ),
    ...SOURCES.map((source, i) =>
      make(
        `0${i + 2}`,
        ['BT-31', 'BT-32', 'BT-63', 'BT-47', 'BT-48'],
        identifierMessage(category),
        {
          fr: 'Complétez ou retirez ces identifiants chez le vendeur et l’acheteur.',
          en: 'Complete or remove these identifiers of seller and buyer.',
        },
        (invoice) =>
          taxed(invoice, source).some((item) => item.category === code) &&
          !hasIdentifiers(invoice, category)
            ? ['seller']
            : [],
      ),
    ),
    ...SOURCES.map((source, i) =>
      make(
        `0${i + 5}`,
        [['BT-152', 'BT-96', 'BT-103'][i] ?? ''],
        rateMessage(category),
        {
          fr: 'Corrigez le taux, ou la catégorie de TVA.',
          en: 'Correct the rate, or the VAT category.',
        },
        (invoice) =>
          taxed(invoice, source)
            .filter((item) => item.category === code && !isRateRight(category, item.rate))
            .map(({ at }) => `${at}.rate`),
      ),
    ),
    make(
      '08',
      ['BT-116', 'BT-131', 'BT-92', 'BT-99'],
      {
        fr: 'la base d’imposition (BT-116) n’est pas la somme des lignes − remises + frais de cette catégorie',
        en: 'the taxable amount (BT-116) is not the sum of lines − allowances + charges of this category',
      },
      { fr: 'Recalculez la ventilation de TVA.', en: 'Recompute the VAT breakdown.' },
      (invoice) =>
        breakdowns(invoice, category)
          .filter(({ base, rate }) => {
            if (base === undefined || (category.byRate && rate === undefined)) return false;
            const items = everything(invoice).filter(
              (item) =>
                item.category === code &&
                (!category.byRate || (item.rate !== undefined && equal(item.rate, rate ?? '0'))),
            );
            const computed = round(sum(items.map(({ amount }) => amount)));
            return !(category.byRate ? equal(base, computed) : isNear(base, computed));
          })
          .map(({ at }) => `${at}.base`),
    ),
    make(
      '09',
      ['BT-117', 'BT-116', 'BT-119'],
      category.byRate
        ? {
            fr: 'le montant de TVA (BT-117) n’est pas base × taux',
            en: 'the tax amount (BT-117) is not base × rate',
          }
        : {
            fr: 'le montant de TVA (BT-117) n’est pas zéro',
            en: 'the tax amount (BT-117) is not zero',
          },
      { fr: 'Recalculez le montant de TVA.', en: 'Recompute the tax amount.' },
      (invoice) =>
        breakdowns(invoice, category)
          .filter(({ amount, base = '0', rate = '0' }) => {
            if (amount === undefined) return false;
            return category.byRate ? !isNear(amount, vatOf(base, rate)) : !isZero(amount);
          })
          .map(({ at }) => `${at}.amount`),
    ),
    make(
      '10',
      ['BT-120', 'BT-121'],
      category.reason === 'required'
        ? {
            fr: 'le motif d’exonération (BT-120 ou BT-121) manque',
            en: 'the exemption reason (BT-120 or BT-121) is missing',
          }
        : {
            fr: 'un motif d’exonération (BT-120, BT-121) est donné alors qu’il n’y en a pas',
            en: 'an exemption reason (BT-120, BT-121) is given where there is none',
          },
      category.reason === 'required'
        ? {
            fr: 'Citez l’article du code des impôts, par exemple « Exonération de TVA, article 261-4-4° du CGI », ou le code VATEX.',
            en: 'Cite the article of tax law, or the VATEX code.',
          }
        : { fr: 'Retirez le motif d’exonération.', en: 'Remove the exemption reason.' },
      (invoice) =>
        breakdowns(invoice, category)
          .filter(({ exemptionReason, exemptionCode }) => {
            const hasReason = exemptionReason !== undefined || exemptionCode !== undefined;
            return hasReason !== (category.reason === 'required');
          })
          .map(({ at }) => at),
    ),
  ];
}

/** BR-CO-17 speaks of every category at once. */
function vatAmount(): Rule {
  return rule(
    'BR-CO-17',
    ['BT-116', 'BT-117', 'BT-119'],
    {
      fr: 'un montant de TVA (BT-117) n’est pas base (BT-116) × taux (BT-119) arrondi au centime',
      en: 'a VAT category tax amount (BT-117) is not base (BT-116) × rate (BT-119) rounded to two decimals',
    },
    { fr: 'Recalculez la ventilation de TVA.', en: 'Recompute the VAT breakdown.' },
    ({ vatBreakdown }) =>
      vatBreakdown.flatMap(({ amount, base = '0', rate = '0' }, i) => {
        if (amount === undefined) return [];
        const difference = absolute(subtract(absolute(amount), absolute(vatOf(base, rate))));
        const holds = isZero(round(rate, 0))
          ? isZero(round(amount, 0))
          : compare(difference, '1') <= 0;
        return holds ? [] : [`vatBreakdown[${i}].amount`];
      }),
  );
}

const vatOf = (base: Amount, rate: Amount): Amount => round(multiply(multiply(base, rate), '0.01'));

const withName = (name: Text, message: Text): Text => ({
  fr: `TVA ${name.fr} : ${message.fr}`,
  en: `VAT ${name.en}: ${message.en}`,
});

function isRateRight({ rate: kind }: VatCategory, rate: Amount | undefined): boolean {
  if (kind === 'absent') return rate === undefined;
  if (rate === undefined) return false;
  if (kind === 'zero') return isZero(rate);
  return compare(rate, '0') > (kind === 'positive' ? 0 : -1);
}

function rateMessage({ rate }: VatCategory): Text {
  if (rate === 'absent') return { fr: 'il ne faut pas de taux', en: 'there must be no rate' };
  if (rate === 'zero') return { fr: 'le taux doit être 0', en: 'the rate must be 0' };
  return { fr: 'le taux doit être supérieur à 0', en: 'the rate must be greater than 0' };
}

/** BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*, BR-G-*, BR-O-* and BR-CO-17. Last in the file: it calls what stands above. */
export const vatRules: readonly Rule[] = [...vatCategoryRules.flatMap(categoryRules), vatAmount()];
