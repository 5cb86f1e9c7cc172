import type { Judged } from '#workflows/invoice/rules/judged.ts';
import {
  isAbsent,
  isBlank,
  law,
  type Rule,
  required,
  rule,
} from '#workflows/invoice/rules/rule.ts';
import { generalSubtotals } from './vatAmount.ts';

/** The rules for CII ask for a value where those for UBL are content with an empty element. */
const isBlankInCii = (value: unknown, { edition }: Judged): boolean =>
  edition === 'cii' ? isBlank(value) : isAbsent(value);

/** The group itself is another rule's, but in CII its parts are asked for all the same. */
const country = (id: string, number: string, party: 'seller' | 'buyer' | 'taxRepresentative') => {
  const inGroup = required(id, number, `${party}.address`, isBlank);
  return {
    ...inGroup,
    broken: (invoice, judged) =>
      judged.edition === 'ubl' || invoice[party]?.address
        ? inGroup.broken(invoice, judged)
        : invoice[party]
          ? [`${party}.address.country`]
          : [],
  } satisfies Rule;
};

const inBreakdown = (
  id: string,
  number: string,
  field: 'base' | 'amount' | 'code' | 'rate',
): Rule => {
  const model = required(id, number, 'vatBreakdown[]');
  return {
    ...model,
    broken: (_, judged) =>
      generalSubtotals(judged).flatMap((entry) => {
        const isThere = entry[field] !== undefined && (field !== 'code' || entry.isVat);
        return isThere ? [] : [`${entry.at}.${field === 'code' ? 'category' : field}`];
      }),
  };
};

const scheme = required('BR-65', 'BT-158-1', 'lines[].item.classifications[]', isBlankInCii);

/** It is the identifier that must have a scheme: a classification without one is nobody's. */
const classificationScheme: Rule = {
  ...scheme,
  broken: (invoice, judged) =>
    [...scheme.broken(invoice, judged)].filter((at) => {
      const [, line, position] = /^lines\[(\d+)\]\.item\.classifications\[(\d+)\]/.exec(at) ?? [];
      const { item } = invoice.lines[Number(line)] ?? {};
      return item?.classifications[Number(position)]?.value !== undefined;
    }),
};

/** What an invoice must have at all: BR-01 to BR-16, and what each of its groups must have. */
export const presenceRules: readonly Rule[] = [
  required('BR-01', 'BT-24', '', isBlank),
  required('BR-02', 'BT-1', '', isBlank),
  required('BR-03', 'BT-2', '', isBlank),
  required('BR-04', 'BT-3', '', isBlank),
  required('BR-05', 'BT-5', '', isBlank),
  required('BR-06', 'BT-27', '', isBlank),
  required('BR-07', 'BT-44', '', isBlank),
  required('BR-08', 'BG-5'),
  country('BR-09', 'BT-40', 'seller'),
  required('BR-10', 'BG-8'),
  country('BR-11', 'BT-55', 'buyer'),
  required('BR-12', 'BT-106', 'totals'),
  required('BR-13', 'BT-109', 'totals'),
  required('BR-14', 'BT-112', 'totals'),
  required('BR-15', 'BT-115', 'totals'),
  law(
    'BR-16',
    ['BG-25'],
    'lines',
    { fr: 'la facture n’a aucune ligne', en: 'the invoice has no line' },
    { fr: 'Ajoutez au moins une ligne de facture.', en: 'Add at least one invoice line.' },
    ({ lines }) => lines.length > 0,
  ),
  required('BR-18', 'BT-62', 'taxRepresentative', isBlank),
  required('BR-19', 'BG-12', 'taxRepresentative'),
  country('BR-20', 'BT-69', 'taxRepresentative'),
  required('BR-56', 'BT-63', 'taxRepresentative', isBlankInCii),
  required('BR-21', 'BT-126', 'lines[]', isBlank),
  required('BR-22', 'BT-129', 'lines[]'),
  required('BR-23', 'BT-130', 'lines[]'),
  required('BR-24', 'BT-131', 'lines[]'),
  required('BR-25', 'BT-153', 'lines[]', isBlank),
  required('BR-26', 'BT-146', 'lines[]'),
  required('BR-31', 'BT-92', 'allowances[]'),
  required('BR-32', 'BT-95', 'allowances[]'),
  required('BR-36', 'BT-99', 'charges[]'),
  required('BR-37', 'BT-102', 'charges[]'),
  required('BR-41', 'BT-136', 'lines[].allowances[]'),
  required('BR-43', 'BT-141', 'lines[].charges[]'),
  inBreakdown('BR-45', 'BT-116', 'base'),
  inBreakdown('BR-46', 'BT-117', 'amount'),
  inBreakdown('BR-47', 'BT-118', 'code'),
  required('BR-52', 'BT-122', 'attachments[]', isBlank),
  required('BR-55', 'BT-25', 'precedingInvoices[]', isBlankInCii),
  required('BR-57', 'BT-80', 'delivery.address', isBlankInCii),
  classificationScheme,
  required('BR-CO-04', 'BT-151', 'lines[]'),
  rule(
    'BR-48',
    ['BT-118', 'BT-119'],
    {
      fr: 'une ligne de ventilation de TVA n’a pas de taux (BT-119)',
      en: 'a VAT breakdown has no rate (BT-119)',
    },
    {
      fr: 'Indiquez le taux de TVA ; seul le hors champ (O) n’en a pas.',
      en: 'Give the VAT rate; only “not subject to VAT” (O) has none.',
    },
    (_, judged) =>
      generalSubtotals(judged).flatMap(({ at, code, rate, isVat }) =>
        isVat && (rate !== undefined || code === 'O') ? [] : [`${at}.rate`],
      ),
  ),
  rule(
    'BR-54',
    ['BT-160', 'BT-161'],
    {
      fr: 'un attribut d’article n’a pas à la fois un nom (BT-160) et une valeur (BT-161)',
      en: 'an item attribute lacks its name (BT-160) or its value (BT-161)',
    },
    { fr: 'Donnez les deux, ou retirez l’attribut.', en: 'Give both, or remove the attribute.' },
    ({ lines }) =>
      lines.flatMap(({ item }, i) =>
        item.attributes.flatMap(({ name, value }, j) =>
          name === undefined || value === undefined ? [`lines[${i}].item.attributes[${j}]`] : [],
        ),
      ),
  ),
];
