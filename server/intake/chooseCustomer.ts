import type { PartyFacts } from '#workflows/invoice/facts.ts';

export interface KnownCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly vatId: string | null;
}

export type Choice<C> =
  | { readonly kind: 'found'; readonly customer: C }
  | { readonly kind: 'several'; readonly candidates: readonly C[] }
  | { readonly kind: 'contradicted'; readonly named: C; readonly bought: C }
  | { readonly kind: 'none' };

/**
 * The customer that an invoice is for: by the buyer's SIRET, else SIREN, else VAT id; the first of them that fits
 * anybody decides. A named customer (code or id) settles what stays open, and may not contradict what is clear:
 * an invoice must not reach another company by a slip.
 */
export function chooseCustomer<C extends KnownCustomer>(
  customers: readonly C[],
  buyer: PartyFacts,
  named: string | undefined,
): Choice<C> {
  const wanted = customers.find(
    ({ id, code }) => named !== undefined && (code === named || id === named),
  );
  const bought = rungs
    .map((fits) => customers.filter((customer) => fits(customer, buyer)))
    .find((found) => found.length > 0);
  if (named !== undefined && !wanted) return { kind: 'none' };
  if (!bought) return wanted ? { kind: 'found', customer: wanted } : { kind: 'none' };
  if (wanted) {
    const [first] = bought;
    return bought.includes(wanted) || !first
      ? { kind: 'found', customer: wanted }
      : { kind: 'contradicted', named: wanted, bought: first };
  }
  const [only, ...others] = bought;
  return only && others.length === 0
    ? { kind: 'found', customer: only }
    : { kind: 'several', candidates: bought };
}

const rungs: readonly ((customer: KnownCustomer, buyer: PartyFacts) => boolean)[] = [
  ({ siret }, buyer) => siret !== null && siret === buyer.siret,
  // Of the same company but another establishment is another customer: its SIRET says so.
  ({ siren, siret }, buyer) =>
    siren !== null && siren === buyer.siren && (siret === null || buyer.siret === undefined),
  ({ vatId }, buyer) =>
    vatId !== null && buyer.vatId !== undefined && plainVatId(vatId) === plainVatId(buyer.vatId),
];

/** `FR 12 345…` and `fr12345…` are one VAT id. */
export const plainVatId = (vatId: string): string => vatId.replace(/[\s.-]/g, '').toUpperCase();
