import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type Rule, valuesOf } from '#workflows/invoice/rules/rule.ts';
import { frenchRule, type Ids, only } from './frenchRule.ts';
import { isBilledBothWays } from './processes.ts';

/** Categories of French VAT; L and M (Canary Islands, Ceuta and Melilla) are told apart. */
const CATEGORIES = words('S E AE K G O Z');
const ELSEWHERE = words('L M');

/** Every rate that French VAT has or had, overseas and Corsica included, as it may be written. */
const RATES = words(`
0 0.0 0.00 10 10.0 10.00 13 13.0 13.00 20 20.0 20.00 8.5 8.50 19.6 19.60 2.1 2.10 5.5 5.50 7 7.0 7.00 20.6 20.60 1.05
0.9 0.90 1.75 9.2 9.20 9.6 9.60`);

interface Taxed {
  readonly category?: string | undefined;
  readonly rate?: string | undefined;
}

type Source = (
  invoice: Invoice,
) => readonly (readonly [at: string, vat: Taxed, isAside: boolean])[];

const adjustments: Source = (invoice) =>
  (['allowances', 'charges'] as const).flatMap((source) =>
    invoice[source].flatMap(({ vat }, i) =>
      vat ? [[`${source}[${i}].vat`, vat, false] as const] : [],
    ),
  );
const breakdown: Source = ({ vatBreakdown }) =>
  vatBreakdown.map((entry, i) => [`vatBreakdown[${i}]`, entry, false]);
const lines: Source = (invoice) =>
  invoice.lines.flatMap(({ vat, statusReason }, i) =>
    vat
      ? [
          [
            `lines[${i}].vat`,
            vat,
            statusReason === 'GROUP' || statusReason === 'INFORMATION',
          ] as const,
        ]
      : [],
  );

const sources: readonly {
  readonly terms: readonly [category: readonly string[], rate: readonly string[]];
  readonly ids: readonly [category: Ids, elsewhere: Ids, rate: Ids];
  readonly of: Source;
  readonly isLine?: true;
}[] = [
  {
    terms: [
      ['BT-95', 'BT-102'],
      ['BT-96', 'BT-103'],
    ],
    ids: [
      ['BR-FR-15_BT-95_BT-102', 'BR-FR-15_BT-95_BT-102-1'],
      ['BR-FR-15_BT-95_BT-102_LM', 'BR-FR-15_BT-95_BT-102-2'],
      ['BR-FR-16_BT-96_BT-103', 'BR-FR-16_BT-96'],
    ],
    of: adjustments,
  },
  {
    terms: [['BT-118'], ['BT-119']],
    ids: [
      ['BR-FR-15_BT-95_BT-118', 'BR-FR-15_BT-118-1'],
      ['BR-FR-15_BT-95_BT-118_LM', 'BR-FR-15_BT-118-2'],
      'BR-FR-16_BT-119',
    ],
    of: breakdown,
  },
  {
    terms: [['BT-151'], ['BT-152']],
    ids: [
      ['BR-FR-15_BT-95_BT-151', 'BR-FR-15_BT-151-1'],
      ['BR-FR-15_BT-95_BT-151_LM', 'BR-FR-08_BT-151-2'],
      'BR-FR-16_BT-152',
    ],
    of: lines,
    isLine: true,
  },
];

const categoryFix = {
  fr: 'Prenez l’une de S, E, AE, K, G, O, Z.',
  en: 'Take one of S, E, AE, K, G, O, Z.',
};

const vatRules: readonly Rule[] = sources.flatMap(
  ({ terms: [category, rate], ids, of, isLine }) => {
    const [known, elsewhere, rates] = ids;
    return [
      frenchRule(
        known,
        category,
        {
          fr: `une catégorie de TVA (${category.join(', ')}) n’est pas de celles admises en France`,
          en: `a VAT category (${category.join(', ')}) is not one of those allowed in France`,
        },
        categoryFix,
        (invoice, { edition }) =>
          of(invoice).flatMap(([at, { category: code }, isAside]) => {
            const isRight =
              code === undefined ? edition === 'ubl' || isAside : CATEGORIES.has(code);
            return isRight ? [] : [`${at}.category`];
          }),
      ),
      frenchRule(
        elsewhere,
        category,
        {
          fr: `une catégorie de TVA (${category.join(', ')}) est d’un impôt espagnol (L, M)`,
          en: `a VAT category (${category.join(', ')}) is of a Spanish tax (L, M)`,
        },
        categoryFix,
        (invoice) =>
          of(invoice).flatMap(([at, { category: code = '' }]) =>
            ELSEWHERE.has(code) ? [`${at}.category`] : [],
          ),
      ),
      frenchRule(
        rates,
        rate,
        {
          fr: `un taux de TVA (${rate.join(', ')}) n’existe pas en France`,
          en: `a VAT rate (${rate.join(', ')}) does not exist in France`,
        },
        {
          fr: 'Prenez un taux français, écrit avec deux décimales au plus.',
          en: 'Take a French rate, written with two decimals at most.',
        },
        (invoice, { edition, isCreditNote }) =>
          isLine && edition === 'ubl' && isCreditNote
            ? []
            : of(invoice).flatMap(([at, vat]) =>
                vat.rate === undefined || vat.rate === '' || RATES.has(vat.rate)
                  ? []
                  : [`${at}.rate`],
              ),
      ),
    ];
  },
);

/** At most 19 signs but the point, a minus counting as one. */
const isShort = (value: string): boolean => value.replaceAll('.', '').length <= 19;
const isAmount = (value: string): boolean =>
  /^-?\d{1,19}(\.\d{1,2})?$/.test(value) && isShort(value);
const isQuantity = (value: string): boolean =>
  /^-?\d{1,19}(\.\d{1,4})?$/.test(value) && isShort(value);
const isPrice = (value: string): boolean => /^\d{1,19}(\.\d{1,6})?$/.test(value) && isShort(value);
const isSignedPrice = (value: string): boolean =>
  isPrice(value.replace(/^-/, '')) && isShort(value);
const isPercent = (value: string): boolean =>
  /^\d{1,4}(\.\d{1,2})?$/.test(value) && value.replaceAll('.', '').length <= 4;

const AMOUNTS = [
  ['BT-92', 'BT-99'],
  ['BT-93', 'BT-100'],
  ['BT-106'],
  ['BT-107'],
  ['BT-108'],
  ['BT-109'],
  ['BT-110'],
  ['BT-112'],
  ['BT-113'],
  ['BT-114'],
  ['BT-115'],
  ['BT-116'],
  ['BT-117'],
  ['BT-131'],
  ['BT-136', 'BT-141'],
  ['BT-137', 'BT-142'],
];

function writtenRule(
  prefix: string,
  terms: readonly string[],
  what: { readonly fr: string; readonly en: string },
  passes: (value: string, invoice: Invoice) => boolean,
  also: readonly string[] = [],
): Rule {
  return frenchRule(
    `${prefix}_${terms.join('_')}`,
    [...terms, ...also],
    {
      fr: `${terms.join(', ')} doit s’écrire avec ${what.fr}`,
      en: `${terms.join(', ')} must be written with ${what.en}`,
    },
    { fr: 'Arrondissez la valeur.', en: 'Round the value.' },
    (invoice) =>
      [...terms, ...also].flatMap((term) =>
        valuesOf(invoice, term).flatMap(([at, value]) =>
          passes(String(value), invoice) ? [] : [at],
        ),
      ),
  );
}

const decimalRules: readonly Rule[] = [
  ...AMOUNTS.map((terms) =>
    writtenRule(
      'BR-FR-DEC-01',
      terms,
      { fr: '2 décimales et 19 chiffres au plus', en: '2 decimals and 19 digits at most' },
      isAmount,
      terms[0] === 'BT-110' ? ['BT-111'] : [],
    ),
  ),
  ...['BT-129', 'BT-149'].map((term) => {
    const one = writtenRule(
      'BR-FR-DEC-02',
      [term],
      { fr: '4 décimales et 19 chiffres au plus', en: '4 decimals and 19 digits at most' },
      isQuantity,
    );
    if (term !== 'BT-149') return one;
    // In UBL the official rule does not reach the lines of a credit note.
    const { broken } = one;
    return {
      ...one,
      broken: (invoice, judged) =>
        judged.edition === 'ubl' && judged.isCreditNote ? [] : broken(invoice, judged),
    } satisfies Rule;
  }),
  ...['BT-146', 'BT-147', 'BT-148'].map((term) =>
    writtenRule(
      'BR-FR-DEC-03',
      [term],
      {
        fr: '6 décimales et 19 chiffres au plus, sans signe',
        en: '6 decimals and 19 digits at most, unsigned',
      },
      (value, invoice) => (isBilledBothWays(invoice) ? isSignedPrice(value) : isPrice(value)),
    ),
  ),
  ...[['BT-96', 'BT-103'], ['BT-119'], ['BT-152']].map((terms) =>
    writtenRule(
      'BR-FR-DEC-04',
      terms,
      {
        fr: '2 décimales et 4 chiffres au plus, sans signe',
        en: '2 decimals and 4 digits at most, unsigned',
      },
      isPercent,
    ),
  ),
];

/** In UBL the rule on BT-110 sees the tax totals of lines as well. */
const lineTaxRule = only(
  'ubl',
  frenchRule(
    'BR-FR-DEC-01_BT-110',
    ['BT-X-329', 'BT-X-590'],
    {
      fr: 'un total de TVA de ligne doit s’écrire avec 2 décimales et 19 chiffres au plus',
      en: 'a line VAT total must be written with 2 decimals and 19 digits at most',
    },
    { fr: 'Arrondissez la valeur.', en: 'Round the value.' },
    (invoice) =>
      ['BT-X-329', 'BT-X-590'].flatMap((term) =>
        valuesOf(invoice, term).flatMap(([at, value]) => (isAmount(String(value)) ? [] : [at])),
      ),
  ),
);

export const amountRules: readonly Rule[] = [...vatRules, ...decimalRules, lineTaxRule];
