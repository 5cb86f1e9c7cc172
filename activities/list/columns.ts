import type { BatchMember } from '#workflows/batch.ts';
import type { Text } from '#workflows/text.ts';

interface Column {
  readonly heading: Text;
  readonly kind: 'text' | 'date' | 'amount';
  readonly of: keyof Omit<BatchMember, 'delivery' | 'documents' | 'fileName'>;
}

/** What a list can tell of each invoice, by the name that a drawing gives it. */
export const columns = {
  number: { heading: { fr: 'N° de facture', en: 'Invoice number' }, kind: 'text', of: 'number' },
  date: { heading: { fr: 'Date', en: 'Date' }, kind: 'date', of: 'issueDate' },
  due: { heading: { fr: 'Échéance', en: 'Due date' }, kind: 'date', of: 'dueDate' },
  order: {
    heading: { fr: 'N° de commande', en: 'Order number' },
    kind: 'text',
    of: 'orderReference',
  },
  buyerReference: {
    heading: { fr: 'Référence de l’acheteur', en: 'Buyer reference' },
    kind: 'text',
    of: 'buyerReference',
  },
  withoutVat: { heading: { fr: 'HT', en: 'Without VAT' }, kind: 'amount', of: 'totalWithoutVat' },
  vat: { heading: { fr: 'TVA', en: 'VAT' }, kind: 'amount', of: 'vatTotal' },
  withVat: { heading: { fr: 'TTC', en: 'With VAT' }, kind: 'amount', of: 'total' },
} as const satisfies Record<string, Column>;

/** As invoice lists are usually asked for. */
export const standardColumns = ['number', 'date', 'order', 'withoutVat', 'vat', 'withVat'] as const;
