import { type Amount, add, equal, roundUp, subtract, sum } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition, Judged } from '#workflows/invoice/rules/judged.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import { isSame, type Taxed, totalOf } from '#workflows/invoice/rules/tally.ts';

const remedy = {
  fr: 'Recalculez les totaux dans le logiciel qui fait la facture ; un écart de centimes se met dans l’arrondi (BT-114).',
  en: 'Recompute the totals in the software that makes the invoice; a difference of cents goes to the rounding amount (BT-114).',
};

const wrong = (fr: string, en: string) => ({
  fr: `le total ne tombe pas juste : ${fr}`,
  en: `the total does not add up: ${en}`,
});

/** A rule of the document totals (BG-22), which is not judged when a document lacks them altogether. */
const total = (
  id: string,
  reads: readonly string[],
  at: string,
  fr: string,
  en: string,
  holds: (totals: Invoice['totals'], judged: Judged) => boolean,
): Rule =>
  law(
    id,
    reads,
    at,
    wrong(fr, en),
    remedy,
    ({ totals }, judged) => judged.lacks('totals') || holds(totals, judged),
  );

/** A sum that may be left out when there is nothing to add up. */
const addsUp = (stated: Amount | undefined, items: readonly Taxed[]): boolean =>
  stated === undefined ? items.length === 0 : equal(stated, roundUp(totalOf(items)));

/** How the totals of BG-22 follow from lines, allowances, charges and VAT: BR-CO-10 to BR-CO-18. */
export const totalRules: readonly Rule[] = [
  total(
    'BR-CO-10',
    ['BT-106', 'BT-131'],
    'totals.lineNet',
    'BT-106 doit être la somme des montants nets des lignes (BT-131)',
    'BT-106 must be the sum of line net amounts (BT-131)',
    ({ lineNet }, { tally }) => isSame(lineNet, roundUp(totalOf(tally.lines))),
  ),
  total(
    'BR-CO-11',
    ['BT-107', 'BT-92'],
    'totals.allowances',
    'BT-107 doit être la somme des remises (BT-92)',
    'BT-107 must be the sum of document level allowances (BT-92)',
    ({ allowances }, { tally }) => addsUp(allowances, tally.allowances),
  ),
  total(
    'BR-CO-12',
    ['BT-108', 'BT-99'],
    'totals.charges',
    'BT-108 doit être la somme des frais (BT-99)',
    'BT-108 must be the sum of document level charges (BT-99)',
    ({ charges }, { tally }) => addsUp(charges, tally.charges),
  ),
  total(
    'BR-CO-13',
    ['BT-109', 'BT-106', 'BT-107', 'BT-108'],
    'totals.withoutVat',
    'BT-109 doit être BT-106 − BT-107 + BT-108',
    'BT-109 must be BT-106 − BT-107 + BT-108',
    ({ withoutVat, lineNet, allowances, charges }, { edition }) => {
      if (lineNet === undefined) return false;
      const net = add(subtract(lineNet, allowances ?? '0'), charges ?? '0');
      const isPlain = allowances === undefined && charges === undefined;
      return isSame(withoutVat, isPlain && edition === 'ubl' ? net : roundUp(net));
    },
  ),
  rule(
    'BR-CO-14',
    ['BT-110', 'BT-117'],
    wrong(
      'BT-110 doit être la somme de la TVA par catégorie (BT-117)',
      'BT-110 must be the sum of VAT category tax amounts (BT-117)',
    ),
    remedy,
    ({ currency }, { edition, tally }) =>
      tally.taxTotals.some((one) => {
        // UBL judges every tax total that has a breakdown, CII the one in the currency of the invoice.
        const isJudged = edition === 'cii' ? one.currency === currency : one.parts !== undefined;
        return isJudged && !isSame(one.amount, roundUp(sum(one.parts ?? [])));
      })
        ? ['totals.vat']
        : [],
  ),
  law(
    'BR-CO-15',
    ['BT-112', 'BT-109', 'BT-110'],
    'totals.withVat',
    wrong('BT-112 doit être BT-109 + BT-110', 'BT-112 must be BT-109 + BT-110'),
    remedy,
    (invoice, judged) => invoice.currency === undefined || isTaxAdded(invoice, judged),
  ),
  total(
    'BR-CO-16',
    ['BT-115', 'BT-112', 'BT-113', 'BT-114'],
    'totals.payable',
    'BT-115 doit être BT-112 − BT-113 + BT-114',
    'BT-115 must be BT-112 − BT-113 + BT-114',
    (totals, { edition }) => isPayableRight(totals, edition),
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
    (_, { edition, tally }) =>
      tally.subtotals.length > 0 || (edition === 'cii' && tally.lines.length === 0),
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
    ({ vatCurrency, currency }, { edition, tally, lacks }) => {
      if (vatCurrency === undefined) return true;
      const isTold = tally.taxTotals.some((one) => one.currency === vatCurrency);
      // CII also refuses an accounting currency that is the invoice's own.
      return edition === 'ubl' ? isTold : lacks('totals') || (isTold && vatCurrency !== currency);
    },
  ),
];

/** In CII a total that leaves the VAT out passes too. */
function isTaxAdded({ totals, currency }: Invoice, { edition, tally }: Judged): boolean {
  const { withVat, withoutVat } = totals;
  if (edition === 'cii' && isSame(withVat, withoutVat)) return true;
  const [tax, another] = tally.taxTotals.filter((one) => one.currency === currency);
  if (tax?.amount === undefined || another || withoutVat === undefined) return false;
  return isSame(withVat, roundUp(add(withoutVat, tax.amount)));
}

/** UBL rounds both sides of a difference, but not an amount that stands alone. */
function isPayableRight(
  { payable, withVat, paid, rounding }: Invoice['totals'],
  edition: Edition,
): boolean {
  if (payable === undefined || withVat === undefined) return false;
  const owed = subtract(withVat, paid ?? '0');
  const due = subtract(payable, rounding ?? '0');
  if (edition === 'cii') return equal(due, owed);
  return equal(
    rounding === undefined ? due : roundUp(due),
    paid === undefined ? owed : roundUp(owed),
  );
}
