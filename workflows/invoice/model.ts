import { z } from 'zod';
import { Extensions } from './extensions.ts';
import { Line } from './model/lines.ts';
import {
  Adjustment,
  extendedPayment,
  type LineAdjustment,
  Payment,
  Totals,
  VatBreakdown,
} from './model/money.ts';
import { Delivery, Party, Payee, parties, TaxRepresentative } from './model/parties.ts';
import {
  code,
  DeliveryTerms,
  date,
  File,
  Identifier,
  paragraph,
  Reference,
  text,
} from './model/values.ts';

const Attachment = z.strictObject({
  id: text.optional(),
  description: text.optional(),
  uri: text.optional(),
  file: File.optional(),
  date: date.optional(),
});

export const customName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The issuer's own fields, beside EN 16931: `invoice.custom.costCentre`. */
const Custom = z.record(
  z.string().regex(customName),
  z.union([z.string().max(20_000), z.number(), z.boolean()]),
);

/** Of Factur-X EXTENDED, about the document and what it refers to. */
const extendedDocument = {
  isTest: z.boolean().optional(),
  isCopy: z.boolean().optional(),
  documentName: text.optional(),
  language: code.optional(),
  contractualDueDate: date.optional(),
  deliveryTerms: DeliveryTerms.optional(),
  orderDate: date.optional(),
  salesOrderDate: date.optional(),
  contractType: code.optional(),
  contractDate: date.optional(),
  tenderDate: date.optional(),
  invoicedObjectDate: date.optional(),
  despatchAdviceDate: date.optional(),
  receivingAdviceDate: date.optional(),
  issuerReference: text.optional(),
  buyerAccountingType: code.optional(),
  quotations: z.array(Reference).optional(),
  endUserOrders: z.array(Reference).optional(),
  deliveryNotes: z.array(Reference).optional(),
};

/**
 * The canonical invoice: the business terms of EN 16931-1:2017 and of Factur-X EXTENDED by readable names (`terms.ts`
 * gives each its number, label and place in each syntax). It says what a document says, not that this is right: a term
 * that the document lacks is absent (never `''`, never `'0'`), so almost everything is optional and
 * `validateInvoice` judges. Containers and lists of EN 16931 are always there, those of EXTENDED when they say
 * something.
 *
 * Amounts, quantities and percentages are decimal strings with the document's scale; dates `YYYY-MM-DD`.
 */
export const Invoice = z.strictObject({
  specification: text.optional(),
  processType: text.optional(),
  number: text.optional(),
  issueDate: date.optional(),
  typeCode: code.optional(),
  currency: code.optional(),
  vatCurrency: code.optional(),
  taxPointDate: date.optional(),
  taxPointCode: code.optional(),
  dueDate: date.optional(),
  buyerReference: text.optional(),
  projectReference: text.optional(),
  contractReference: text.optional(),
  orderReference: text.optional(),
  salesOrderReference: text.optional(),
  receivingAdviceReference: text.optional(),
  despatchAdviceReference: text.optional(),
  tenderReference: text.optional(),
  invoicedObject: Identifier.optional(),
  buyerAccounting: text.optional(),
  paymentTerms: paragraph.optional(),
  notes: z
    .array(
      z.strictObject({
        subjectCode: code.optional(),
        text: text.optional(),
        contentCode: code.optional(),
      }),
    )
    .default([]),
  precedingInvoices: z
    .array(
      z.strictObject({
        number: text.optional(),
        issueDate: date.optional(),
        typeCode: code.optional(),
      }),
    )
    .default([]),
  seller: Party.prefault({}),
  buyer: Party.prefault({}),
  payee: Payee.optional(),
  taxRepresentative: TaxRepresentative.optional(),
  delivery: Delivery.optional(),
  payment: Payment.optional(),
  allowances: z.array(Adjustment).default([]),
  charges: z.array(Adjustment).default([]),
  vatBreakdown: z.array(VatBreakdown).default([]),
  totals: Totals.prefault({}),
  attachments: z.array(Attachment).default([]),
  lines: z.array(Line).max(50_000).default([]),
  ...extendedDocument,
  ...extendedPayment,
  ...parties,
  custom: Custom.default({}),
  extensions: Extensions.optional(),
});

export type Invoice = z.output<typeof Invoice>;
export type { Adjustment, Line, LineAdjustment, Party, VatBreakdown };
