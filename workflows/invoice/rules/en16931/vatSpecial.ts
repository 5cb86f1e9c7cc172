import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { law, type Rule } from '#workflows/invoice/rules/rule.ts';
import type { Category } from '#workflows/invoice/rules/tally.ts';
import { categoriesOf } from './vatUse.ts';

const has = ({ tally }: Judged, code: string): boolean =>
  tally.subtotals.some((entry) => entry.isVat && entry.code === code);

/** “Not subject to VAT” stands alone: no other category may be beside it. */
const alone = (
  id: string,
  reads: readonly string[],
  at: 'vatBreakdown' | 'lines' | 'allowances' | 'charges',
): Rule =>
  law(
    id,
    reads,
    at,
    {
      fr: 'TVA hors champ (O) : une autre catégorie de TVA figure aussi',
      en: 'not subject to VAT (O): another VAT category is there too',
    },
    {
      fr: 'Faites deux factures, ou une seule catégorie de TVA.',
      en: 'Make two invoices, or use one VAT category.',
    },
    (_, judged) => !has(judged, 'O') || others(judged, at).every(isOther(judged)),
  );

/** CII looks at all header and line taxes for the first two rules, and at allowances and charges alike for the others. */
function others({ edition, tally }: Judged, at: string): readonly Category[] {
  const isBreakdown = at === 'vatBreakdown' || at === 'lines';
  if (edition === 'cii')
    return isBreakdown
      ? [...tally.subtotals, ...categoriesOf(tally, 'lines')]
      : [...categoriesOf(tally, 'allowances'), ...categoriesOf(tally, 'charges')];
  return at === 'vatBreakdown' ? tally.subtotals : categoriesOf(tally, at as 'lines');
}

const isOther =
  ({ edition }: Judged) =>
  ({ code, isVat }: Category): boolean =>
    edition === 'cii' ? code === undefined || code === 'O' : !isVat || code === 'O';

const usesSplitPayment = ({ tally }: Judged): boolean => uses(tally, 'B');

const uses = (tally: Judged['tally'], code: string): boolean =>
  [
    ...tally.subtotals,
    ...(['lines', 'allowances', 'charges'] as const).flatMap((source) =>
      categoriesOf(tally, source),
    ),
  ].some((one) => one.code === code);

/** What intra-Community supply (K), “not subject to VAT” (O) and split payment (B) ask beside the rules that all share. */
export const specialVatRules: readonly Rule[] = [
  law(
    'BR-IC-11',
    ['BT-72', 'BT-73', 'BT-74'],
    'delivery.date',
    {
      fr: 'livraison intracommunautaire (K) : ni date de livraison (BT-72) ni période (BG-14)',
      en: 'intra-Community supply (K): neither a delivery date (BT-72) nor a period (BG-14)',
    },
    { fr: 'Indiquez la date de livraison.', en: 'Give the delivery date.' },
    ({ delivery, taxPointCode }, judged) =>
      !has(judged, 'K') ||
      (judged.edition === 'cii' ? delivery?.date !== undefined : Boolean(delivery?.date)) ||
      delivery?.period?.start !== undefined ||
      delivery?.period?.end !== undefined ||
      (judged.edition === 'ubl' && taxPointCode !== undefined),
  ),
  law(
    'BR-IC-12',
    ['BT-80'],
    'delivery.address.country',
    {
      fr: 'livraison intracommunautaire (K) : le pays de livraison (BT-80) manque',
      en: 'intra-Community supply (K): the deliver to country (BT-80) is missing',
    },
    { fr: 'Indiquez le pays de livraison.', en: 'Give the deliver to country.' },
    ({ delivery }, judged) =>
      !has(judged, 'K') ||
      (judged.edition === 'cii'
        ? delivery?.address?.country !== undefined
        : (delivery?.address?.country ?? '').length > 1),
  ),
  alone('BR-O-11', ['BT-118'], 'vatBreakdown'),
  alone('BR-O-12', ['BT-151'], 'lines'),
  alone('BR-O-13', ['BT-95'], 'allowances'),
  alone('BR-O-14', ['BT-102'], 'charges'),
  law(
    'BR-B-01',
    ['BT-118', 'BT-151', 'BT-40', 'BT-55'],
    'vatBreakdown',
    {
      fr: 'paiement scindé (B) : réservé aux factures entre parties italiennes',
      en: 'split payment (B): only for invoices between parties in Italy',
    },
    {
      fr: 'Changez la catégorie de TVA, ou corrigez le pays des parties.',
      en: 'Change the VAT category, or correct the countries of the parties.',
    },
    (_, judged) =>
      !usesSplitPayment(judged) || judged.tally.countries.every((country) => country === 'IT'),
  ),
  law(
    'BR-B-02',
    ['BT-118', 'BT-151', 'BT-95', 'BT-102'],
    'vatBreakdown',
    {
      fr: 'paiement scindé (B) : le taux normal (S) figure aussi',
      en: 'split payment (B): standard rated (S) is there too',
    },
    {
      fr: 'Faites deux factures, ou une seule catégorie de TVA.',
      en: 'Make two invoices, or use one VAT category.',
    },
    (_, judged) => !usesSplitPayment(judged) || !uses(judged.tally, 'S'),
  ),
];
