import type { Invoice } from '#workflows/invoice/model.ts';
import { law, type Rule } from './rule.ts';

const has = ({ vatBreakdown }: Invoice, category: string): boolean =>
  vatBreakdown.some((entry) => entry.category === category);

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
    (invoice) => {
      if (!has(invoice, 'O')) return true;
      const categories =
        at === 'vatBreakdown'
          ? invoice.vatBreakdown.map(({ category }) => category)
          : invoice[at].map(({ vat }) => vat?.category);
      return categories.every((category) => category === undefined || category === 'O');
    },
  );

/** What only intra-Community supply (K) and “not subject to VAT” (O) ask beside the rules that all share. */
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
    (invoice) =>
      !has(invoice, 'K') ||
      invoice.delivery?.date !== undefined ||
      invoice.delivery?.period !== undefined,
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
    (invoice) => !has(invoice, 'K') || invoice.delivery?.address?.country !== undefined,
  ),
  alone('BR-O-11', ['BT-118'], 'vatBreakdown'),
  alone('BR-O-12', ['BT-151'], 'lines'),
  alone('BR-O-13', ['BT-95'], 'allowances'),
  alone('BR-O-14', ['BT-102'], 'charges'),
];
