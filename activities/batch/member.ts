import type { BatchMember } from '#workflows/batch.ts';
import { negate } from '#workflows/invoice/amount.ts';
import type { InvoiceFacts } from '#workflows/invoice/facts.ts';

/** What an invoice says of itself among others. A credit note counts as negative. */
export function memberFacts(invoice: InvoiceFacts): Omit<BatchMember, 'delivery' | 'documents'> {
  const { number, issueDate, dueDate, orderReference, buyerReference } = invoice;
  const signed = (amount: string | undefined): string | undefined =>
    amount === undefined || !invoice.isCreditNote ? amount : negate(amount);
  const said = {
    number,
    issueDate,
    dueDate,
    orderReference,
    buyerReference,
    total: signed(invoice.total),
    totalWithoutVat: signed(invoice.totalWithoutVat),
    vatTotal: signed(invoice.vatTotal),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
