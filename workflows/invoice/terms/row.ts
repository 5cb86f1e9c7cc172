import type { Text } from '#workflows/text.ts';

export type TermType =
  | 'group'
  | 'text'
  | 'code'
  | 'identifier'
  | 'account'
  | 'amount'
  | 'price'
  | 'quantity'
  | 'percent'
  | 'date'
  | 'binary';

export type Cardinality = '0..1' | '1..1' | '0..n' | '1..n';

/** The Factur-X profiles, smallest first; a term's profile is the smallest that carries it. */
const profiles = ['minimum', 'basic-wl', 'basic', 'en16931'] as const;
export type Profile = (typeof profiles)[number];

/**
 * One business term (BT) or group (BG) of EN 16931-1:2017.
 *
 * `path` is the place in the model; `lines[].price.net` lies in each item of the list group `lines`.
 * `cii` is the place in CII, from the root, or with a leading `./` from the element of the innermost list
 * group. It is a small XPath that can also be written (`activities/formats/cii/path.ts`):
 * `[@a=v]` and `[child=v]` filter when reading and are set when writing, `[child:=v]` is set when writing
 * only, `[child]` filters only, `A|B` is either, `$x` stands for a value of this invoice.
 */
export interface Term {
  readonly term: string;
  readonly path: string;
  readonly type: TermType;
  readonly cardinality: Cardinality;
  readonly label: Text;
  readonly cii: string;
  readonly profile: Profile;
}

export const row = (
  term: string,
  path: string,
  type: TermType,
  cardinality: Cardinality,
  fr: string,
  en: string,
  cii: string,
  profile: Profile = 'basic-wl',
): Term => ({ term, path, type, cardinality, label: { fr, en }, cii, profile });

const TRADE = 'rsm:SupplyChainTradeTransaction';
export const DOCUMENT = 'rsm:ExchangedDocument';
export const CONTEXT = 'rsm:ExchangedDocumentContext';
export const LINE = `${TRADE}/ram:IncludedSupplyChainTradeLineItem`;
export const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`;
export const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`;
export const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
export const DATE = 'udt:DateTimeString[@format=102]';
