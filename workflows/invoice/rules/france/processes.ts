import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

const SEVERAL_SELLERS = words('S8 B8 M8');
const BOTH_WAYS = words('S9 B9 M9');

/** Invoices of several sellers in one, made by a third party (multi-vendeurs). */
export const isOfSeveralSellers = ({ processType = '' }: Invoice): boolean =>
  SEVERAL_SELLERS.has(processType.trim());

/** What two businesses owe each other, in one invoice (bidirectionnelle). */
export const isBilledBothWays = ({ processType = '' }: Invoice): boolean =>
  BOTH_WAYS.has(processType.trim());

/** Either: groups of lines stand for invoices of their own. */
export const hasSubInvoices = (invoice: Invoice): boolean =>
  isOfSeveralSellers(invoice) || isBilledBothWays(invoice);
