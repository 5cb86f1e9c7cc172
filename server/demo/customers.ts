import type { Value } from '#workflows/context.ts';
import type { Invoice, Party } from '#workflows/invoice/model.ts';
import type { DemoFlow } from './flows.ts';

export const demoIssuer = {
  id: 'ateliers-fermat',
  name: 'Ateliers Fermat SAS',
  siren: '812345676',
  timeZone: 'Europe/Paris',
} as const;

/** The seller of every demo invoice. */
export const seller: Invoice['seller'] = {
  name: demoIssuer.name,
  identifiers: [{ value: `${demoIssuer.siren}00019`, scheme: '0009' }],
  legalId: { value: demoIssuer.siren, scheme: '0002' },
  vatId: `FR19${demoIssuer.siren}`,
  legalForm: 'SAS au capital de 150 000 €, RCS Lille Métropole',
  electronicAddress: { value: demoIssuer.siren, scheme: '0225' },
  address: { line1: '14 rue des Forges', postCode: '59000', city: 'Lille', country: 'FR' },
  contact: {
    name: 'Service facturation',
    phone: '+33 3 20 00 00 00',
    email: 'facturation@ateliers-fermat.example',
  },
};

/** How VAT goes for a customer: at a rate, or not at all and why. */
type VatTreatment =
  | { readonly category: 'S'; readonly rate: string }
  | {
      readonly category: 'K' | 'G';
      readonly rate: '0';
      readonly exemptionReason: string;
      readonly exemptionCode: string;
    };

const intraCommunity: VatTreatment = {
  category: 'K',
  rate: '0',
  exemptionReason: 'Livraison intracommunautaire exonérée, article 262 ter I du CGI',
  exemptionCode: 'VATEX-EU-IC',
};
const exported: VatTreatment = {
  category: 'G',
  rate: '0',
  exemptionReason: 'Exportation exonérée, article 262 I du CGI',
  exemptionCode: 'VATEX-EU-G',
};

export interface DemoCustomer {
  readonly id: string;
  readonly code: string;
  readonly language: 'fr' | 'en';
  readonly timeZone: string;
  readonly siren?: string;
  readonly flow: DemoFlow;
  readonly params: Readonly<Record<string, Value>>;
  readonly currency: string;
  readonly vat: VatTreatment;
  readonly buyer: Party & { readonly name: string };
  /** How its order numbers look; `#` is a digit. */
  readonly orderNumber: string;
}

const address = (line1: string, postCode: string, city: string, country: string) => ({
  line1,
  postCode,
  city,
  country,
});

/** Six customers, by their supplier manuals. All are invented. */
export const demoCustomers = {
  acme: {
    id: 'acme-benelux',
    code: 'ACME',
    language: 'fr',
    timeZone: 'Europe/Brussels',
    flow: 'acme',
    params: {
      to: ['ap.invoices@acme.example'],
      creditNotesTo: ['creditnotes@acme.example'],
      controller: 'controller@acme.example',
    },
    currency: 'EUR',
    vat: intraCommunity,
    orderNumber: '4500###',
    buyer: {
      name: 'ACME Benelux',
      identifiers: [],
      vatId: 'BE0876543210',
      electronicAddress: { value: '0876543210', scheme: '0208' },
      address: address('Rue du Midi 71', '1000', 'Bruxelles', 'BE'),
    },
  },
  nordhavn: {
    id: 'nordhavn',
    code: 'NORDHAVN',
    language: 'en',
    timeZone: 'Europe/Oslo',
    flow: 'english',
    params: { to: ['invoices@nordhavn.example'] },
    currency: 'EUR',
    vat: exported,
    orderNumber: 'PO 88-##',
    buyer: {
      name: 'Nordhavn AS',
      identifiers: [],
      vatId: 'NO987654321MVA',
      electronicAddress: { value: '987654321', scheme: '0192' },
      address: address('Havnegata 9', '0150', 'Oslo', 'NO'),
    },
  },
  solana: {
    id: 'grupo-solana',
    code: 'SOLANA',
    language: 'en',
    timeZone: 'Europe/Madrid',
    flow: 'english',
    params: { to: ['facturas@solana.example'] },
    currency: 'EUR',
    vat: intraCommunity,
    orderNumber: 'ES01-####',
    buyer: {
      name: 'Grupo Solana',
      identifiers: [],
      vatId: 'ESB12345674',
      electronicAddress: { value: 'ESB12345674', scheme: '9920' },
      address: address('Calle de Alcalá 200', '28028', 'Madrid', 'ES'),
    },
  },
  seetal: {
    id: 'kanton-seetal',
    code: 'SEETAL',
    language: 'en',
    timeZone: 'Europe/Zurich',
    flow: 'english',
    params: { to: ['rechnungen@seetal.example'] },
    currency: 'CHF',
    vat: exported,
    orderNumber: 'KS-26####',
    buyer: {
      name: 'Kanton Seetal',
      identifiers: [],
      vatId: 'CHE123456788MWST',
      electronicAddress: { value: 'CHE123456788', scheme: '0183' },
      address: address('Hauptstrasse 12', '6280', 'Hochdorf', 'CH'),
    },
  },
  autodis: {
    id: 'autodis',
    code: 'AUTODIS',
    language: 'en',
    timeZone: 'Europe/Berlin',
    flow: 'deposit',
    params: { supplierNumber: '40172' },
    currency: 'EUR',
    vat: intraCommunity,
    orderNumber: '70##-####',
    buyer: {
      name: 'Autodis Logistics',
      identifiers: [],
      vatId: 'DE123456788',
      electronicAddress: { value: 'DE123456788', scheme: '9930' },
      address: address('Speicherstraße 3', '28217', 'Bremen', 'DE'),
    },
  },
  arpege: {
    id: 'fondation-arpege',
    code: 'ARPEGE',
    language: 'fr',
    timeZone: 'Europe/Paris',
    siren: '784560120',
    flow: 'acme',
    params: {
      to: ['compta@arpege.example'],
      creditNotesTo: ['compta@arpege.example'],
      controller: 'projet@arpege.example',
    },
    currency: 'EUR',
    vat: { category: 'S', rate: '20' },
    orderNumber: 'ARP-2026-0##',
    buyer: {
      name: 'Fondation Arpège',
      identifiers: [],
      legalId: { value: '784560120', scheme: '0002' },
      electronicAddress: { value: '784560120', scheme: '0225' },
      address: address('8 place du Conservatoire', '69001', 'Lyon', 'FR'),
    },
  },
} satisfies Record<string, DemoCustomer>;

export type DemoCustomerName = keyof typeof demoCustomers;
