import { z } from 'zod';
import { LineAdjustment, Vat } from './money.ts';
import { lineParties } from './parties.ts';
import {
  code,
  DeliveryTerms,
  date,
  decimal,
  File,
  Identifier,
  LineReference,
  Period,
  text,
} from './values.ts';

const Component = z.strictObject({
  id: text.optional(),
  standardIds: z.array(Identifier).optional(),
  sellerId: text.optional(),
  buyerId: text.optional(),
  industryId: text.optional(),
  name: text.optional(),
  description: text.optional(),
  quantity: decimal.optional(),
  unit: code.optional(),
});

const Item = z.strictObject({
  name: text.optional(),
  description: text.optional(),
  sellerId: text.optional(),
  buyerId: text.optional(),
  standardId: Identifier.optional(),
  classifications: z
    .array(
      z.strictObject({
        value: text,
        scheme: code.optional(),
        version: text.optional(),
        name: text.optional(),
      }),
    )
    .default([]),
  origin: code.optional(),
  attributes: z
    .array(
      z.strictObject({
        name: text.optional(),
        value: text.optional(),
        code: code.optional(),
        quantity: decimal.optional(),
        unit: code.optional(),
      }),
    )
    .default([]),
  id: text.optional(),
  industryId: text.optional(),
  modelId: text.optional(),
  model: text.optional(),
  brand: text.optional(),
  batchIds: z.array(text).optional(),
  instances: z
    .array(z.strictObject({ batchId: text.optional(), serial: text.optional() }))
    .optional(),
  components: z.array(Component).optional(),
});

const Price = z.strictObject({
  net: decimal.optional(),
  discount: decimal.optional(),
  gross: decimal.optional(),
  baseQuantity: decimal.optional(),
  baseUnit: code.optional(),
  discountPercent: decimal.optional(),
  discountBase: decimal.optional(),
  discountReason: text.optional(),
  discountReasonCode: code.optional(),
  charges: z.array(LineAdjustment).optional(),
  includedTax: Vat.extend({ amount: decimal.optional(), type: code.optional() }).optional(),
});

const LineAttachment = z.strictObject({
  id: text.optional(),
  uri: text.optional(),
  line: text.optional(),
  typeCode: code.optional(),
  description: text.optional(),
  file: File.optional(),
  referenceCode: code.optional(),
  date: date.optional(),
});

/** What a line refers to, beyond EN 16931. */
const references = {
  orderNumber: text.optional(),
  orderDate: date.optional(),
  salesOrder: LineReference.optional(),
  quotation: LineReference.optional(),
  contract: LineReference.optional(),
  endUserOrders: z.array(LineReference).optional(),
  despatchAdvice: LineReference.optional(),
  receivingAdvice: LineReference.optional(),
  deliveryNote: LineReference.optional(),
  precedingInvoices: z
    .array(
      z.strictObject({
        number: text.optional(),
        line: text.optional(),
        typeCode: code.optional(),
        issueDate: date.optional(),
      }),
    )
    .optional(),
  attachments: z.array(LineAttachment).optional(),
  /** The invoice that a group of lines stands for (French profile). */
  subInvoice: z.strictObject({ number: text.optional(), processType: code.optional() }).optional(),
};

export const Line = z.strictObject({
  id: text.optional(),
  note: text.optional(),
  object: Identifier.optional(),
  quantity: decimal.optional(),
  unit: code.optional(),
  netAmount: decimal.optional(),
  orderLine: text.optional(),
  buyerAccounting: text.optional(),
  period: Period.optional(),
  allowances: z.array(LineAdjustment).default([]),
  charges: z.array(LineAdjustment).default([]),
  price: Price.optional(),
  vat: Vat.extend({ amount: decimal.optional(), dueCode: code.optional() }).optional(),
  item: Item.prefault({}),
  parentId: text.optional(),
  statusCode: code.optional(),
  /** DETAIL (or absent) counts in the totals; GROUP and INFORMATION do not. */
  statusReason: code.optional(),
  noteContentCode: code.optional(),
  noteSubjectCode: code.optional(),
  buyerAccountingType: code.optional(),
  freeQuantity: decimal.optional(),
  freeUnit: code.optional(),
  packages: decimal.optional(),
  packageUnit: code.optional(),
  perPackage: decimal.optional(),
  perPackageUnit: code.optional(),
  deliveryDate: date.optional(),
  deliveryTerms: DeliveryTerms.optional(),
  totals: z
    .strictObject({
      charges: decimal.optional(),
      allowances: decimal.optional(),
      vat: decimal.optional(),
      vatInAccountingCurrency: decimal.optional(),
      withVat: decimal.optional(),
      adjustments: decimal.optional(),
    })
    .optional(),
  ...references,
  ...lineParties,
});
export type Line = z.output<typeof Line>;
