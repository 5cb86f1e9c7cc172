import { z } from 'zod';
import { told } from '../shapeWords.ts';
import { isPrintable } from './printable.ts';

/** The XML documents whose content beyond the terms is kept. */
const extensionSyntaxes = ['cii', 'ubl-invoice', 'ubl-credit-note'] as const;

/** From the root, with the number of the second and later siblings of a name: `cac:InvoiceLine[3]/cac:Item/@x`. */
const path = z.string().min(1).max(8_000);

const value = z
  .string()
  .refine(isPrintable, told({ fr: 'a des caractères de contrôle', en: 'has control characters' }));

const Extension = z.discriminatedUnion('kind', [
  /** An element that no term makes, with all that is in it; names have the prefixes of `formats/namespaces.ts`. */
  z.strictObject({ kind: z.literal('element'), path, xml: z.string() }),
  /** A text or attribute where the terms would give another one (`instead`) or none; without `value`, none. */
  z.strictObject({
    kind: z.literal('value'),
    path,
    value: value.optional(),
    instead: value.optional(),
  }),
  /** The siblings of that name in another order: the positions of those `of` that the terms make, some left out. */
  z.strictObject({
    kind: z.literal('order'),
    path,
    order: z.array(z.int().nonnegative()),
    of: z.int().nonnegative(),
  }),
]);
export type Extension = z.output<typeof Extension>;

/**
 * What the document that an invoice was read from says beyond its terms, as differences from what the terms alone
 * would be written as. It goes with that syntax and BT-24 only: another profile has no place for it.
 */
export const Extensions = z.strictObject({
  syntax: z.enum(extensionSyntaxes),
  specification: z.string().optional(),
  content: z.array(Extension).max(20_000),
});
export type Extensions = z.output<typeof Extensions>;

/** Whether a document of that syntax and the invoice's BT-24 says again what its own document said beyond the terms. */
export const extensionsFit = (
  invoice: {
    readonly extensions?: Extensions | undefined;
    readonly specification?: string | undefined;
  },
  syntax: Extensions['syntax'],
): boolean =>
  invoice.extensions?.syntax === syntax &&
  invoice.extensions.specification === invoice.specification;

/** Characters of all extensions of an invoice together; a document with more loses them, and says so. */
export const EXTENSIONS_LIMIT = 10_000_000;
