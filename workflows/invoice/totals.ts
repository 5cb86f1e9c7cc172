import {
  type Amount,
  add,
  divide,
  equal,
  isZero,
  multiply,
  round,
  subtract,
  sum,
} from './amount.ts';
import type { Adjustment, Invoice, Line, VatBreakdown } from './model.ts';

/**
 * Computes what follows from the lines, in the order of EN 16931-1 §6.4.3: line net amounts (BT-131) where
 * absent, the VAT breakdown (BG-23), then the document totals (BG-22). Each step is rounded to two decimals
 * before the next. Stated reasons for exemption, the paid amount (BT-113) and rounding (BT-114) are kept.
 */
export function withTotals(invoice: Invoice): Invoice {
  const lines = invoice.lines.map((line) => ({
    ...line,
    netAmount: line.netAmount ?? lineNet(line),
  }));
  const vatBreakdown = breakdown({ ...invoice, lines });
  const { paid, rounding, vatInAccountingCurrency } = invoice.totals;
  const net = round(sum(lines.map(({ netAmount }) => netAmount)));
  const allowances = total(invoice.allowances);
  const charges = total(invoice.charges);
  const withoutVat = add(subtract(net, allowances ?? '0'), charges ?? '0');
  const vat = round(sum(vatBreakdown.map(({ amount = '0' }) => amount)));
  const withVat = add(withoutVat, vat);
  return {
    ...invoice,
    lines,
    vatBreakdown,
    totals: {
      ...(paid === undefined ? {} : { paid }),
      ...(rounding === undefined ? {} : { rounding }),
      ...(vatInAccountingCurrency === undefined ? {} : { vatInAccountingCurrency }),
      lineNet: net,
      ...(allowances === undefined ? {} : { allowances }),
      ...(charges === undefined ? {} : { charges }),
      withoutVat,
      vat,
      withVat,
      payable: add(subtract(withVat, paid ?? '0'), rounding ?? '0'),
    },
  };
}

/** BT-131 = BT-129 × BT-146 / BT-149 − allowances (BT-136) + charges (BT-141). */
function lineNet({ quantity = '0', price, allowances, charges }: Line): Amount {
  const gross = multiply(quantity, price?.net ?? '0');
  const base = price?.baseQuantity;
  const product = base === undefined || isZero(base) ? gross : divide(gross, base, 2);
  return round(add(subtract(product, total(allowances) ?? '0'), total(charges) ?? '0'));
}

const total = (items: readonly { readonly amount?: Amount | undefined }[]): Amount | undefined =>
  items.length === 0 ? undefined : round(sum(items.map(({ amount = '0' }) => amount)));

/** One entry a category and rate, in the order of first use; the tax of each is computed on its sum, not by line. */
function breakdown({ lines, allowances, charges, vatBreakdown }: Invoice): VatBreakdown[] {
  const entries: VatBreakdown[] = [];
  const put = (vat: Adjustment['vat'], amount: Amount) => {
    if (vat?.category === undefined) return;
    const { category, rate } = vat;
    const at = entries.findIndex(
      (entry) => entry.category === category && sameRate(entry.rate, rate),
    );
    const entry = entries[at] ?? { base: '0', category, ...(rate === undefined ? {} : { rate }) };
    const base = add(entry.base ?? '0', amount);
    if (at === -1) entries.push({ ...entry, base });
    else entries[at] = { ...entry, base };
  };
  for (const { vat, netAmount = '0' } of lines) put(vat, netAmount);
  for (const { vat, amount = '0' } of allowances) put(vat, subtract('0', amount));
  for (const { vat, amount = '0' } of charges) put(vat, amount);

  return entries.map((entry) => {
    const stated = vatBreakdown.find(
      ({ category, rate }) => category === entry.category && sameRate(rate, entry.rate),
    );
    const base = round(entry.base ?? '0');
    const { exemptionReason, exemptionCode } = stated ?? {};
    return {
      ...entry,
      base,
      amount: round(multiply(multiply(base, entry.rate ?? '0'), '0.01')),
      ...(exemptionReason === undefined ? {} : { exemptionReason }),
      ...(exemptionCode === undefined ? {} : { exemptionCode }),
    };
  });
}

const sameRate = (a: Amount | undefined, b: Amount | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equal(a, b);
