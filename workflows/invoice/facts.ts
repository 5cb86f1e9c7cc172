import type { Text } from '../text.ts';
import type { Amount } from './amount.ts';
import { isCreditNote } from './credit.ts';
import type { Invoice, Party } from './model.ts';

/**
 * What rules and templates name, as `invoice.…`. Flat enough to be typed by hand; amounts are decimal strings.
 * What the invoice lacks is absent: never 0, never ''.
 */
export interface InvoiceFacts {
  readonly number?: string;
  readonly typeCode?: string;
  readonly issueDate?: string;
  readonly dueDate?: string;
  readonly currency?: string;
  readonly total?: Amount;
  readonly totalWithoutVat?: Amount;
  readonly vatTotal?: Amount;
  readonly payable?: Amount;
  readonly buyerReference?: string;
  readonly orderReference?: string;
  readonly contractReference?: string;
  readonly projectReference?: string;
  readonly buyerAccounting?: string;
  readonly precedingInvoice?: string;
  readonly isCreditNote: boolean;
  readonly seller: PartyFacts;
  readonly buyer: PartyFacts & { readonly electronicAddress?: string };
  readonly lineCount: number;
  /** What the lines are booked under (BT-133), each once in their order; a line without it stands for the invoice's own (BT-19). */
  readonly lineAccounting?: readonly string[];
  readonly custom: Readonly<Record<string, string | number | boolean>>;
}

export interface PartyFacts {
  readonly name?: string;
  readonly siren?: string;
  readonly siret?: string;
  readonly vatId?: string;
  readonly country?: string;
}

type VariableType = 'text' | 'amount' | 'date' | 'code' | 'number' | 'boolean' | 'list';

export interface InvoiceVariable {
  readonly path: string;
  readonly type: VariableType;
  readonly label: Text;
  readonly term?: string;
}

export function invoiceFacts(invoice: Invoice): InvoiceFacts {
  const { totals, buyer } = invoice;
  return present({
    number: invoice.number,
    typeCode: invoice.typeCode,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    currency: invoice.currency,
    total: totals.withVat,
    totalWithoutVat: totals.withoutVat,
    vatTotal: totals.vat,
    payable: totals.payable,
    buyerReference: invoice.buyerReference,
    orderReference: invoice.orderReference,
    contractReference: invoice.contractReference,
    projectReference: invoice.projectReference,
    buyerAccounting: invoice.buyerAccounting,
    precedingInvoice: invoice.precedingInvoices[0]?.number,
    isCreditNote: isCreditNote(invoice.typeCode),
    seller: partyFacts(invoice.seller),
    buyer: present({
      ...partyFacts(buyer),
      electronicAddress: buyer.electronicAddress?.value,
    }),
    lineCount: invoice.lines.length,
    lineAccounting: lineAccounting(invoice),
    custom: invoice.custom,
  });
}

function lineAccounting({ lines, buyerAccounting }: Invoice): readonly string[] | undefined {
  const stated = lines.flatMap((line) => line.buyerAccounting ?? buyerAccounting ?? []);
  return stated.length > 0 ? [...new Set(stated)] : undefined;
}

/**
 * SIREN is the legal registration under scheme 0002 (BT-30, BT-47), SIRET an identifier under scheme 0009
 * (BT-29, BT-46). A SIRET put where the SIREN belongs, as older systems do, still gives both.
 */
function partyFacts({ name, legalId, identifiers, vatId, address }: Party): PartyFacts {
  const candidates = [...identifiers, ...(legalId ? [legalId] : [])];
  const siret = candidates.find(
    ({ value, scheme }) => isSiret(value) && isFrenchScheme(scheme),
  )?.value;
  const siren =
    legalId && /^\d{9}$/.test(legalId.value) && isFrenchScheme(legalId.scheme)
      ? legalId.value
      : siret?.slice(0, 9);
  return present({ name, siren, siret, vatId, country: address?.country });
}

const isSiret = (value: string): boolean => /^\d{14}$/.test(value);
const isFrenchScheme = (scheme: string | undefined): boolean =>
  scheme === undefined || scheme === '0002' || scheme === '0009';

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Present<T>;
}

/** Its words are those of its term, unless its own say more; a test holds them together, since the table of terms is large. */
const ofFact = (
  path: string,
  type: VariableType,
  fr: string,
  en: string,
  term?: string,
): InvoiceVariable => ({
  path: `invoice.${path}`,
  type,
  label: { fr, en },
  ...(term === undefined ? {} : { term }),
});

/** Every `invoice.…` path that a rule or a template may name, but `invoice.custom.*`, which the issuer's source decides. */
export const invoiceVariables: readonly InvoiceVariable[] = [
  ofFact('number', 'text', 'Numéro de facture', 'Invoice number', 'BT-1'),
  ofFact('typeCode', 'code', 'Code de type de facture', 'Invoice type code', 'BT-3'),
  ofFact('issueDate', 'date', 'Date d’émission', 'Issue date', 'BT-2'),
  ofFact('dueDate', 'date', 'Date d’échéance', 'Payment due date', 'BT-9'),
  ofFact('currency', 'code', 'Devise', 'Invoice currency code', 'BT-5'),
  ofFact('total', 'amount', 'Total TVA comprise', 'Total with VAT', 'BT-112'),
  ofFact('totalWithoutVat', 'amount', 'Total hors TVA', 'Total without VAT', 'BT-109'),
  ofFact('vatTotal', 'amount', 'Total de la TVA', 'Total VAT', 'BT-110'),
  ofFact('payable', 'amount', 'Net à payer', 'Amount due for payment', 'BT-115'),
  ofFact(
    'buyerReference',
    'text',
    'Référence de l’acheteur (code service)',
    'Buyer reference',
    'BT-10',
  ),
  ofFact(
    'orderReference',
    'text',
    'Numéro de commande (n° d’engagement)',
    'Purchase order reference',
    'BT-13',
  ),
  ofFact(
    'contractReference',
    'text',
    'Numéro de contrat (n° de marché)',
    'Contract reference',
    'BT-12',
  ),
  ofFact('projectReference', 'text', 'Référence de projet', 'Project reference', 'BT-11'),
  ofFact(
    'buyerAccounting',
    'text',
    'Référence comptable de l’acheteur',
    'Buyer accounting reference',
    'BT-19',
  ),
  ofFact(
    'precedingInvoice',
    'text',
    'Numéro de la facture antérieure',
    'Preceding invoice number',
    'BT-25',
  ),
  ofFact('isCreditNote', 'boolean', 'Est un avoir', 'Is a credit note', 'BT-3'),
  ofFact('seller.name', 'text', 'Nom du vendeur', 'Seller name', 'BT-27'),
  ofFact('seller.siren', 'text', 'SIREN du vendeur', 'Seller’s SIREN', 'BT-30'),
  ofFact('seller.siret', 'text', 'SIRET du vendeur', 'Seller’s SIRET', 'BT-29'),
  ofFact('seller.vatId', 'text', 'N° de TVA du vendeur', 'Seller VAT identifier', 'BT-31'),
  ofFact('seller.country', 'code', 'Pays du vendeur', 'Seller country code', 'BT-40'),
  ofFact('buyer.name', 'text', 'Nom de l’acheteur', 'Buyer name', 'BT-44'),
  ofFact('buyer.siren', 'text', 'SIREN de l’acheteur', 'Buyer’s SIREN', 'BT-47'),
  ofFact('buyer.siret', 'text', 'SIRET de l’acheteur', 'Buyer’s SIRET', 'BT-46'),
  ofFact('buyer.vatId', 'text', 'N° de TVA de l’acheteur', 'Buyer VAT identifier', 'BT-48'),
  ofFact('buyer.country', 'code', 'Pays de l’acheteur', 'Buyer country code', 'BT-55'),
  ofFact(
    'buyer.electronicAddress',
    'text',
    'Adresse électronique de l’acheteur',
    'Buyer electronic address',
    'BT-49',
  ),
  ofFact('lineCount', 'number', 'Nombre de lignes', 'Number of lines', 'BG-25'),
  ofFact(
    'lineAccounting',
    'list',
    'Références comptables des lignes',
    'Buyer accounting references of the lines',
    'BT-133',
  ),
];
