import { sum } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

/** The invoice as UBL has to state it: a VAT breakdown stands under its total (BT-110 = Σ BT-117, BR-CO-14). */
export function ublStated(invoice: Invoice): Invoice {
  const { totals, vatBreakdown } = invoice;
  if (totals.vat !== undefined || vatBreakdown.length === 0) return invoice;
  const vat = sum(vatBreakdown.flatMap(({ amount }) => amount ?? []));
  return { ...invoice, totals: { ...totals, vat } };
}
