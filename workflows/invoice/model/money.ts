import { z } from 'zod';
import { InstalmentPayee } from './parties.ts';
import { code, date, decimal, paragraph, text } from './values.ts';

export const Payment = z.strictObject({
  meansCode: code.optional(),
  meansText: text.optional(),
  remittance: text.optional(),
  accounts: z
    .array(z.strictObject({ id: text.optional(), name: text.optional(), bic: text.optional() }))
    .default([]),
  card: z.strictObject({ number: text.optional(), holder: text.optional() }).optional(),
  directDebit: z
    .strictObject({
      mandate: text.optional(),
      creditorId: text.optional(),
      debitedAccount: text.optional(),
    })
    .optional(),
});

/** Category and rate, with why there is none. */
export const Vat = z.strictObject({
  category: code.optional(),
  rate: decimal.optional(),
  exemptionReason: text.optional(),
  exemptionCode: code.optional(),
});

export const LineAdjustment = z.strictObject({
  amount: decimal.optional(),
  base: decimal.optional(),
  percent: decimal.optional(),
  reason: text.optional(),
  reasonCode: code.optional(),
});
export type LineAdjustment = z.output<typeof LineAdjustment>;

export const Adjustment = LineAdjustment.extend({
  vat: Vat.optional(),
  sequence: decimal.optional(),
  baseQuantity: decimal.optional(),
  baseUnit: code.optional(),
});
export type Adjustment = z.output<typeof Adjustment>;

export const LogisticsCharge = z.strictObject({
  description: text.optional(),
  amount: decimal.optional(),
  vat: Vat.optional(),
});

export const VatBreakdown = z.strictObject({
  base: decimal.optional(),
  amount: decimal.optional(),
  category: code.optional(),
  rate: decimal.optional(),
  exemptionReason: text.optional(),
  exemptionCode: code.optional(),
  lineNet: decimal.optional(),
  adjustments: decimal.optional(),
});
export type VatBreakdown = z.output<typeof VatBreakdown>;

export const Totals = z.strictObject({
  lineNet: decimal.optional(),
  allowances: decimal.optional(),
  charges: decimal.optional(),
  withoutVat: decimal.optional(),
  vat: decimal.optional(),
  vatInAccountingCurrency: decimal.optional(),
  withVat: decimal.optional(),
  paid: decimal.optional(),
  rounding: decimal.optional(),
  payable: decimal.optional(),
});

const PaymentCondition = z.strictObject({
  from: date.optional(),
  period: decimal.optional(),
  periodUnit: code.optional(),
  base: decimal.optional(),
  percent: decimal.optional(),
  amount: decimal.optional(),
});

/** How and when it is paid, beyond EN 16931. */
export const extendedPayment = {
  partialPayment: decimal.optional(),
  paymentPenalty: PaymentCondition.optional(),
  paymentDiscount: PaymentCondition.optional(),
  paymentTermsPayee: InstalmentPayee.optional(),
  /** After the first, which are those of EN 16931 (BT-20, BT-9). */
  furtherPaymentTerms: z
    .array(
      z.strictObject({
        terms: paragraph.optional(),
        dueDate: date.optional(),
        mandate: text.optional(),
        partialPayment: decimal.optional(),
        penalty: PaymentCondition.optional(),
        discount: PaymentCondition.optional(),
        payee: InstalmentPayee.optional(),
      }),
    )
    .optional(),
  thirdPartyCharges: z
    .array(z.strictObject({ amount: decimal.optional(), reason: text.optional() }))
    .optional(),
  advancePayments: z
    .array(
      z.strictObject({
        amount: decimal.optional(),
        date: date.optional(),
        taxes: z
          .array(Vat.extend({ amount: decimal.optional(), type: code.optional() }))
          .optional(),
        invoice: text.optional(),
        invoiceType: code.optional(),
        invoiceDate: date.optional(),
      }),
    )
    .optional(),
  logisticsCharges: z.array(LogisticsCharge).optional(),
  currencyExchange: z
    .strictObject({
      from: code.optional(),
      to: code.optional(),
      rate: decimal.optional(),
      date: date.optional(),
    })
    .optional(),
};
