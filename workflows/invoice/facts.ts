import type { Text } from '../text.ts';
import type { Amount } from './amount.ts';
import { isCreditNote } from './credit.ts';
import type { Invoice, Party } from './model.ts';
import { headingTerm } from './terms/heading.ts';

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

const ofTerm = (path: string, term: string, type: VariableType): InvoiceVariable => ({
  path: `invoice.${path}`,
  type,
  label: headingTerm(term).label,
  term,
});

/** A fact whose own words say more than the term that it is drawn from. */
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
  ofTerm('number', 'BT-1', 'text'),
  ofTerm('typeCode', 'BT-3', 'code'),
  ofTerm('issueDate', 'BT-2', 'date'),
  ofTerm('dueDate', 'BT-9', 'date'),
  ofTerm('currency', 'BT-5', 'code'),
  ofTerm('total', 'BT-112', 'amount'),
  ofTerm('totalWithoutVat', 'BT-109', 'amount'),
  ofTerm('vatTotal', 'BT-110', 'amount'),
  ofTerm('payable', 'BT-115', 'amount'),
  ofTerm('buyerReference', 'BT-10', 'text'),
  ofTerm('orderReference', 'BT-13', 'text'),
  ofTerm('contractReference', 'BT-12', 'text'),
  ofTerm('projectReference', 'BT-11', 'text'),
  ofTerm('buyerAccounting', 'BT-19', 'text'),
  ofTerm('precedingInvoice', 'BT-25', 'text'),
  ofFact('isCreditNote', 'boolean', 'Est un avoir', 'Is a credit note', 'BT-3'),
  ofTerm('seller.name', 'BT-27', 'text'),
  ofFact('seller.siren', 'text', 'SIREN du vendeur', 'Seller’s SIREN', 'BT-30'),
  ofFact('seller.siret', 'text', 'SIRET du vendeur', 'Seller’s SIRET', 'BT-29'),
  ofTerm('seller.vatId', 'BT-31', 'text'),
  ofTerm('seller.country', 'BT-40', 'code'),
  ofTerm('buyer.name', 'BT-44', 'text'),
  ofFact('buyer.siren', 'text', 'SIREN de l’acheteur', 'Buyer’s SIREN', 'BT-47'),
  ofFact('buyer.siret', 'text', 'SIRET de l’acheteur', 'Buyer’s SIRET', 'BT-46'),
  ofTerm('buyer.vatId', 'BT-48', 'text'),
  ofTerm('buyer.country', 'BT-55', 'code'),
  ofTerm('buyer.electronicAddress', 'BT-49', 'text'),
  ofFact('lineCount', 'number', 'Nombre de lignes', 'Number of lines', 'BG-25'),
  ofFact(
    'lineAccounting',
    'list',
    'Références comptables des lignes',
    'Buyer accounting references of the lines',
    'BT-133',
  ),
];
