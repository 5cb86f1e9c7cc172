import { z } from 'zod';
import { isAmount } from './amount.ts';
import { Extensions } from './extensions.ts';
import { isPrintable } from './printable.ts';

/**
 * The canonical invoice: the business terms of EN 16931-1:2017 by readable names (`terms.ts` gives each its
 * BT number, label and place in each syntax). It says what a document says, not that this is right: a term
 * that the document lacks is absent (never `''`, never `'0'`), so almost everything is optional and
 * `validateInvoice` judges. Containers and lists are always there.
 *
 * Amounts, quantities and percentages are decimal strings with the document's scale; dates `YYYY-MM-DD`.
 */
const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine(isPrintable, { error: 'has control characters' });
/** With the line end that some discount terms must have behind them. */
const terms = z
  .string()
  .min(1)
  .max(20_000)
  .refine(isPrintable, { error: 'has control characters' });
const code = z.string().trim().min(1).max(100);
const decimal = z.string().refine(isAmount, { error: 'not a decimal such as 1234.50' });
const date = z.iso.date();

/** `scheme` is the ISO/IEC 6523 code (`0002` SIREN, `0009` SIRET, `0225` French electronic address) or an EAS code. */
const Identifier = z.strictObject({ value: text, scheme: code.optional() });

const Address = z.strictObject({
  line1: text.optional(),
  line2: text.optional(),
  line3: text.optional(),
  postCode: text.optional(),
  city: text.optional(),
  subdivision: text.optional(),
  country: code.optional(),
});

const Contact = z.strictObject({
  name: text.optional(),
  phone: text.optional(),
  email: text.optional(),
});

const Party = z.strictObject({
  name: text.optional(),
  tradingName: text.optional(),
  identifiers: z.array(Identifier).default([]),
  legalId: Identifier.optional(),
  vatId: text.optional(),
  /** The seller's only: local tax registration (BT-32) and legal form, capital (BT-33). */
  taxId: text.optional(),
  legalForm: text.optional(),
  electronicAddress: Identifier.optional(),
  address: Address.optional(),
  contact: Contact.optional(),
});

const Period = z.strictObject({ start: date.optional(), end: date.optional() });

const Delivery = z.strictObject({
  name: text.optional(),
  locationId: Identifier.optional(),
  date: date.optional(),
  period: Period.optional(),
  address: Address.optional(),
});

const Payment = z.strictObject({
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

const Vat = z.strictObject({ category: code.optional(), rate: decimal.optional() });

const LineAdjustment = z.strictObject({
  amount: decimal.optional(),
  base: decimal.optional(),
  percent: decimal.optional(),
  reason: text.optional(),
  reasonCode: code.optional(),
});
const Adjustment = LineAdjustment.extend({ vat: Vat.optional() });

const VatBreakdown = z.strictObject({
  base: decimal.optional(),
  amount: decimal.optional(),
  category: code.optional(),
  rate: decimal.optional(),
  exemptionReason: text.optional(),
  exemptionCode: code.optional(),
});

const Totals = z.strictObject({
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

const Item = z.strictObject({
  name: text.optional(),
  description: text.optional(),
  sellerId: text.optional(),
  buyerId: text.optional(),
  standardId: Identifier.optional(),
  classifications: z
    .array(z.strictObject({ value: text, scheme: code.optional(), version: text.optional() }))
    .default([]),
  origin: code.optional(),
  attributes: z
    .array(z.strictObject({ name: text.optional(), value: text.optional() }))
    .default([]),
});

const Line = z.strictObject({
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
  price: z
    .strictObject({
      net: decimal.optional(),
      discount: decimal.optional(),
      gross: decimal.optional(),
      baseQuantity: decimal.optional(),
      baseUnit: code.optional(),
    })
    .optional(),
  vat: Vat.optional(),
  item: Item.prefault({}),
});

const Attachment = z.strictObject({
  id: text.optional(),
  description: text.optional(),
  uri: text.optional(),
  /** `content` is base64. */
  file: z
    .strictObject({ name: text.optional(), mediaType: code.optional(), content: z.base64() })
    .optional(),
});

export const customName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** The issuer's own fields, beside EN 16931: `invoice.custom.costCentre`. */
const Custom = z.record(
  z.string().regex(customName),
  z.union([z.string().max(20_000), z.number(), z.boolean()]),
);

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
  paymentTerms: terms.optional(),
  notes: z
    .array(z.strictObject({ subjectCode: code.optional(), text: text.optional() }))
    .default([]),
  precedingInvoices: z
    .array(z.strictObject({ number: text.optional(), issueDate: date.optional() }))
    .default([]),
  seller: Party.prefault({}),
  buyer: Party.prefault({}),
  payee: Party.pick({ name: true, identifiers: true, legalId: true }).optional(),
  taxRepresentative: Party.pick({ name: true, vatId: true, address: true }).optional(),
  delivery: Delivery.optional(),
  payment: Payment.optional(),
  allowances: z.array(Adjustment).default([]),
  charges: z.array(Adjustment).default([]),
  vatBreakdown: z.array(VatBreakdown).default([]),
  totals: Totals.prefault({}),
  attachments: z.array(Attachment).default([]),
  lines: z.array(Line).max(50_000).default([]),
  custom: Custom.default({}),
  extensions: Extensions.optional(),
});

export type Invoice = z.output<typeof Invoice>;
export type Party = z.output<typeof Party>;
export type Line = z.output<typeof Line>;
export type VatBreakdown = z.output<typeof VatBreakdown>;
export type Adjustment = z.output<typeof Adjustment>;
export type LineAdjustment = z.output<typeof LineAdjustment>;
