import { subtract, sum } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

/**
 * The invoice as UBL has to state it: a VAT breakdown stands under its total (BT-110 = Σ BT-117, BR-CO-14), and a gross
 * price under its discount (BT-147 = BT-148 − BT-146).
 */
export function ublStated(invoice: Invoice): Invoice {
  const { totals, vatBreakdown, lines } = invoice;
  const stated = lines.some(lacksDiscount)
    ? { ...invoice, lines: lines.map(withDiscount) }
    : invoice;
  if (totals.vat !== undefined || vatBreakdown.length === 0) return stated;
  const vat = sum(vatBreakdown.flatMap(({ amount }) => amount ?? []));
  return { ...stated, totals: { ...totals, vat } };
}

type Line = Invoice['lines'][number];

const lacksDiscount = ({ price }: Line): boolean =>
  price?.gross !== undefined && price.discount === undefined && price.net !== undefined;

const withDiscount = (line: Line): Line => {
  const { net, gross } = line.price ?? {};
  return lacksDiscount(line) && net !== undefined && gross !== undefined
    ? { ...line, price: { ...line.price, discount: subtract(gross, net) } }
    : line;
};
