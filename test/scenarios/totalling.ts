import type { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { domesticInvoice } from '../samples/invoices.ts';

/** An invoice of one line at a zero rate of VAT, whose total is the given amount. */
export function totalling(total: string, changes: Partial<Invoice> = {}): Invoice {
  const [line] = domesticInvoice.lines;
  if (!line) throw new Error('the sample has a line');
  const { netAmount: _, ...priced } = line;
  return withTotals({
    ...domesticInvoice,
    allowances: [],
    charges: [],
    vatBreakdown: [],
    totals: {},
    lines: [
      {
        ...priced,
        allowances: [],
        quantity: '1',
        price: { net: total },
        vat: { category: 'Z', rate: '0' },
      },
    ],
    ...changes,
  });
}
