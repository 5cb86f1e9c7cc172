import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';

/** White space and capitals do not count. */
const plain = (code: string | undefined): string => (code ?? '').trim().toUpperCase();

const prefix = (vatId: string | undefined): string => plain(vatId?.slice(0, 2));

/**
 * Where the seller is registered for VAT, by the prefix of its VAT identifier, else of its tax representative's, else
 * by its address; `XX` when nothing tells. The official rules for CII look at the address only.
 */
export const supplierCountry = (
  { seller, taxRepresentative }: Invoice,
  edition: Edition = 'ubl',
): string =>
  (edition === 'ubl' && (prefix(seller.vatId) || prefix(taxRepresentative?.vatId))) ||
  plain(seller.address?.country) ||
  'XX';

/** As `supplierCountry`, for the buyer. */
export const customerCountry = ({ buyer }: Invoice): string =>
  prefix(buyer.vatId) || plain(buyer.address?.country) || 'XX';

/** Where the parties are, by their addresses alone. */
export const isSellerIn = ({ seller }: Invoice, country: string): boolean =>
  plain(seller.address?.country) === country;

export const isBuyerIn = ({ buyer }: Invoice, country: string): boolean =>
  plain(buyer.address?.country) === country;

export const areBothIn = (invoice: Invoice, country: string): boolean =>
  isSellerIn(invoice, country) && isBuyerIn(invoice, country);
