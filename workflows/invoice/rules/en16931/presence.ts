import { law, type Rule, required, rule } from './rule.ts';

/** What an invoice must have at all: BR-01 to BR-16, and what each of its groups must have. */
export const presenceRules: readonly Rule[] = [
  required('BR-01', 'BT-24'),
  required('BR-02', 'BT-1'),
  required('BR-03', 'BT-2'),
  required('BR-04', 'BT-3'),
  required('BR-05', 'BT-5'),
  required('BR-06', 'BT-27'),
  required('BR-07', 'BT-44'),
  required('BR-08', 'BG-5'),
  required('BR-09', 'BT-40'),
  required('BR-10', 'BG-8'),
  required('BR-11', 'BT-55'),
  required('BR-12', 'BT-106'),
  required('BR-13', 'BT-109'),
  required('BR-14', 'BT-112'),
  required('BR-15', 'BT-115'),
  law(
    'BR-16',
    ['BG-25'],
    'lines',
    { fr: 'la facture n’a aucune ligne', en: 'the invoice has no line' },
    { fr: 'Ajoutez au moins une ligne de facture.', en: 'Add at least one invoice line.' },
    ({ lines }) => lines.length > 0,
  ),
  required('BR-18', 'BT-62', 'taxRepresentative'),
  required('BR-19', 'BG-12', 'taxRepresentative'),
  required('BR-20', 'BT-69', 'taxRepresentative'),
  required('BR-56', 'BT-63', 'taxRepresentative'),
  required('BR-21', 'BT-126', 'lines[]'),
  required('BR-22', 'BT-129', 'lines[]'),
  required('BR-23', 'BT-130', 'lines[]'),
  required('BR-24', 'BT-131', 'lines[]'),
  required('BR-25', 'BT-153', 'lines[]'),
  required('BR-26', 'BT-146', 'lines[]'),
  required('BR-31', 'BT-92', 'allowances[]'),
  required('BR-32', 'BT-95', 'allowances[]'),
  required('BR-36', 'BT-99', 'charges[]'),
  required('BR-37', 'BT-102', 'charges[]'),
  required('BR-41', 'BT-136', 'lines[].allowances[]'),
  required('BR-43', 'BT-141', 'lines[].charges[]'),
  required('BR-45', 'BT-116', 'vatBreakdown[]'),
  required('BR-46', 'BT-117', 'vatBreakdown[]'),
  required('BR-47', 'BT-118', 'vatBreakdown[]'),
  required('BR-49', 'BT-81', 'payment'),
  required('BR-52', 'BT-122', 'attachments[]'),
  required('BR-55', 'BT-25', 'precedingInvoices[]'),
  required('BR-57', 'BT-80', 'delivery.address'),
  required('BR-65', 'BT-158-1', 'lines[].item.classifications[]'),
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
    ({ vatBreakdown }) =>
      vatBreakdown.flatMap(({ category, rate }, i) =>
        rate === undefined && category !== 'O' ? [`vatBreakdown[${i}].rate`] : [],
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
