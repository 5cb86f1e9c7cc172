import { add } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

/**
 * The invoice as CII has to state it: a discount on a price (BT-147) stands in the gross price, which cannot be without
 * its amount (BT-148 = BT-146 + BT-147); and a VAT accounting currency (BT-6) that is the invoice's is not repeated
 * (BR-53 in CII).
 */
export function ciiStated(invoice: Invoice): Invoice {
  const { vatCurrency, totals, lines } = invoice;
  const stated = lines.some(lacksGross) ? { ...invoice, lines: lines.map(withGross) } : invoice;
  if (vatCurrency === undefined || vatCurrency !== invoice.currency) return stated;
  const { vatInAccountingCurrency: _, ...own } = totals;
  const { vatCurrency: __, ...rest } = stated;
  return { ...rest, totals: own };
}

type Line = Invoice['lines'][number];

const lacksGross = ({ price }: Line): boolean =>
  price?.discount !== undefined && price.gross === undefined && price.net !== undefined;

const withGross = (line: Line): Line => {
  const { net, discount } = line.price ?? {};
  return lacksGross(line) && net !== undefined && discount !== undefined
    ? { ...line, price: { ...line.price, gross: add(net, discount) } }
    : line;
};
