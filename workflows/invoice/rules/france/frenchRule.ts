import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition, Judged } from '#workflows/invoice/rules/judged.ts';
import { type Broken, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';

/** Ids of a rule: one for both syntaxes, or that for CII and those for UBL. */
export type Ids = string | readonly [cii: string, ...ubl: string[]];

/** A rule of XP Z12-012 (Flux 2), whose official ids end in the terms that it judges: `BR-FR-01_BT-1`. */
export function frenchRule(
  ids: Ids,
  reads: readonly string[],
  message: Text,
  fix: Text,
  broken: Broken,
): Rule {
  if (typeof ids === 'string') return rule(ids, reads, message, fix, broken);
  const [id, ...idsInUbl] = ids;
  return { ...rule(id, reads, message, fix, broken), idsInUbl };
}

/** A rule about the invoice as a whole: it holds or it doesn't. */
export const frenchLaw = (
  ids: Ids,
  reads: readonly string[],
  at: string,
  message: Text,
  fix: Text,
  holds: (invoice: Invoice, judged: Judged) => boolean,
): Rule =>
  frenchRule(ids, reads, message, fix, (invoice, judged) => (holds(invoice, judged) ? [] : [at]));

/** A rule that the official artefacts have, or that can fire, in one syntax only. */
export const only = (edition: Edition, one: Rule): Rule => ({
  ...one,
  broken: (invoice, judged) => (judged.edition === edition ? one.broken(invoice, judged) : []),
});
