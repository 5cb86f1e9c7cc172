import { z } from 'zod';
import { code, date, Identifier, Period, text } from './values.ts';

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

/** `department` is the second line of a contact whose `name` is a person's; EXTENDED has the others. */
const FullContact = Contact.extend({
  department: text.optional(),
  typeCode: code.optional(),
  fax: text.optional(),
});

export const Party = z.strictObject({
  name: text.optional(),
  tradingName: text.optional(),
  identifiers: z.array(Identifier).default([]),
  legalId: Identifier.optional(),
  vatId: text.optional(),
  /** The seller's only: local tax registration (BT-32). */
  taxId: text.optional(),
  legalForm: text.optional(),
  electronicAddress: Identifier.optional(),
  address: Address.optional(),
  contact: FullContact.omit({ department: true }).optional(),
  role: code.optional(),
  legalAddress: Address.optional(),
});
export type Party = z.output<typeof Party>;

/** A party of Factur-X EXTENDED. `localId` is an identifier without a scheme. */
const FurtherParty = Party.omit({ taxId: true, legalForm: true }).extend({
  localId: text.optional(),
  identifiers: z.array(Identifier).optional(),
  contact: FullContact.optional(),
});
const LineParty = FurtherParty.omit({ legalAddress: true });

const payeeTerms = { taxId: true, legalForm: true } as const;
export const Payee = Party.omit(payeeTerms).extend({ contact: FullContact.optional() });
export const TaxRepresentative = FurtherParty;

export const parties = {
  salesAgent: FurtherParty.optional(),
  buyerAgent: FurtherParty.optional(),
  buyerTaxRepresentative: FurtherParty.optional(),
  endUser: FurtherParty.optional(),
  invoicer: FurtherParty.optional(),
  invoicee: FurtherParty.optional(),
  payer: FurtherParty.optional(),
  shipFrom: FurtherParty.optional(),
  ultimateShipTo: FurtherParty.optional(),
};

export const InstalmentPayee = FurtherParty;

export const lineParties = {
  itemSeller: LineParty.extend({ taxId: text.optional(), legalForm: text.optional() }).optional(),
  shipTo: LineParty.optional(),
  ultimateShipTo: LineParty.optional(),
};

/** The party and place that are delivered to, when and how. */
export const Delivery = FurtherParty.omit({ localId: true, identifiers: true }).extend({
  locationId: Identifier.optional(),
  date: date.optional(),
  period: Period.extend({ description: text.optional() }).optional(),
  transportMode: code.optional(),
});
