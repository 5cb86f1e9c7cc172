import type { Invoice } from '#workflows/invoice/model.ts';

/** What stands in the window of the envelope, as the provider's form names it. */
export type AddressBlock = readonly (readonly [field: string, value: string])[];

/**
 * The buyer's postal address.
 *
 * @returns the context paths that a letter can't go without, where there are not all
 */
export function addressBlock({
  buyer,
}: Pick<Invoice, 'buyer'>):
  | { readonly ok: true; readonly block: AddressBlock }
  | { readonly ok: false; readonly missing: readonly string[] } {
  const { line1, line2, line3, postCode, city, country } = buyer?.address ?? {};
  const needed = [
    ['name', buyer?.name, 'invoice.buyer.name'],
    ['line1', line1, 'invoice.buyer.address.line1'],
    ['postCode', postCode, 'invoice.buyer.address.postCode'],
    ['town', city, 'invoice.buyer.address.city'],
  ] as const;
  const missing = needed.flatMap(([, value, path]) => (isBlank(value) ? [path] : []));
  if (missing.length > 0) return { ok: false, missing };
  const rest = [
    ['line2', line2],
    ['line3', line3],
    ['country', country],
  ] as const;
  const block = [...needed, ...rest].flatMap(([field, value]) =>
    value === undefined || isBlank(value) ? [] : [[field, value.trim()] as const],
  );
  return { ok: true, block };
}

const isBlank = (value: string | undefined): boolean => value === undefined || value.trim() === '';
