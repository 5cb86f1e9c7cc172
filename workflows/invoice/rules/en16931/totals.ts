import { type Amount, add, equal, round, subtract, sum } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { law, type Rule } from './rule.ts';

const present = (amounts: readonly (Amount | undefined)[]): Amount[] =>
  amounts.filter((amount) => amount !== undefined);

const sumOf = (items: readonly { readonly amount?: Amount | undefined }[]): Amount =>
  round(sum(present(items.map(({ amount }) => amount))));

/** A stated total against what it must equal. Nothing to compare when it isn't stated: presence is another rule's. */
const equals = (stated: Amount | undefined, computed: Amount): boolean =>
  stated === undefined || equal(stated, computed);

const total = (
  id: string,
  reads: readonly string[],
  at: string,
  fr: string,
  en: string,
  holds: (invoice: Invoice) => boolean,
): Rule =>
  law(
    id,
    reads,
    at,
    { fr: `le total ne tombe pas juste : ${fr}`, en: `the total does not add up: ${en}` },
    {
      fr: 'Recalculez les totaux dans le logiciel qui fait la facture ; un écart de centimes se met dans l’arrondi (BT-114).',
      en: 'Recompute the totals in the software that makes the invoice; a difference of cents goes to the rounding amount (BT-114).',
    },
    holds,
  );

/** How the totals of BG-22 follow from lines, allowances, charges and VAT: BR-CO-10 to BR-CO-18. */
export const totalRules: readonly Rule[] = [
  total(
    'BR-CO-10',
    ['BT-106', 'BT-131'],
    'totals.lineNet',
    'BT-106 doit être la somme des montants nets des lignes (BT-131)',
    'BT-106 must be the sum of line net amounts (BT-131)',
    ({ totals, lines }) =>
      equals(totals.lineNet, round(sum(present(lines.map(({ netAmount }) => netAmount))))),
  ),
  total(
    'BR-CO-11',
    ['BT-107', 'BT-92'],
    'totals.allowances',
    'BT-107 doit être la somme des remises (BT-92)',
    'BT-107 must be the sum of document level allowances (BT-92)',
    ({ totals, allowances }) =>
      totals.allowances === undefined
        ? allowances.length === 0
        : equal(totals.allowances, sumOf(allowances)),
  ),
  total(
    'BR-CO-12',
    ['BT-108', 'BT-99'],
    'totals.charges',
    'BT-108 doit être la somme des frais (BT-99)',
    'BT-108 must be the sum of document level charges (BT-99)',
    ({ totals, charges }) =>
      totals.charges === undefined ? charges.length === 0 : equal(totals.charges, sumOf(charges)),
  ),
  total(
    'BR-CO-13',
    ['BT-109', 'BT-106', 'BT-107', 'BT-108'],
    'totals.withoutVat',
    'BT-109 doit être BT-106 − BT-107 + BT-108',
    'BT-109 must be BT-106 − BT-107 + BT-108',
    ({ totals: { withoutVat, lineNet, allowances = '0', charges = '0' } }) =>
      lineNet === undefined ||
      equals(withoutVat, round(add(subtract(lineNet, allowances), charges))),
  ),
  total(
    'BR-CO-14',
    ['BT-110', 'BT-117'],
    'totals.vat',
    'BT-110 doit être la somme de la TVA par catégorie (BT-117)',
    'BT-110 must be the sum of VAT category tax amounts (BT-117)',
    ({ totals, vatBreakdown }) => equals(totals.vat, sumOf(vatBreakdown)),
  ),
  total(
    'BR-CO-15',
    ['BT-112', 'BT-109', 'BT-110'],
    'totals.withVat',
    'BT-112 doit être BT-109 + BT-110',
    'BT-112 must be BT-109 + BT-110',
    // The official rules for CII also let a total pass that leaves the VAT out; so do we, to give their verdict.
    ({ totals: { withVat, withoutVat, vat = '0' } }) =>
      withoutVat === undefined ||
      equals(withVat, round(add(withoutVat, vat))) ||
      equals(withVat, withoutVat),
  ),
  total(
    'BR-CO-16',
    ['BT-115', 'BT-112', 'BT-113', 'BT-114'],
    'totals.payable',
    'BT-115 doit être BT-112 − BT-113 + BT-114',
    'BT-115 must be BT-112 − BT-113 + BT-114',
    ({ totals: { payable, withVat, paid = '0', rounding = '0' } }) =>
      withVat === undefined || equals(payable, add(subtract(withVat, paid), rounding)),
  ),
  law(
    'BR-CO-18',
    ['BG-23'],
    'vatBreakdown',
    { fr: 'la facture n’a pas de ventilation de TVA', en: 'the invoice has no VAT breakdown' },
    {
      fr: 'Ajoutez une ligne de ventilation par catégorie et taux de TVA.',
      en: 'Add one VAT breakdown for each VAT category and rate.',
    },
    ({ vatBreakdown, lines }) => vatBreakdown.length > 0 || lines.length === 0,
  ),
  law(
    'BR-53',
    ['BT-6', 'BT-111'],
    'totals.vatInAccountingCurrency',
    {
      fr: 'la devise de comptabilisation (BT-6) est donnée sans le total de TVA dans cette devise (BT-111)',
      en: 'the VAT accounting currency (BT-6) is given without the VAT total in it (BT-111)',
    },
    {
      fr: 'Ajoutez BT-111, ou retirez BT-6 s’il est la devise de la facture.',
      en: 'Add BT-111, or remove BT-6 if it is the invoice currency.',
    },
    ({ vatCurrency, currency, totals }) =>
      vatCurrency === undefined ||
      (vatCurrency !== currency && totals.vatInAccountingCurrency !== undefined),
  ),
];
