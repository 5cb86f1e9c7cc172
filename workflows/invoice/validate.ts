import type { Problem } from '../problem.ts';
import type { Invoice } from './model.ts';
import { chorus } from './rules/chorus/chorus.ts';
import { en16931 } from './rules/en16931/en16931.ts';
import { facturx } from './rules/facturx/facturx.ts';
import { franceExtended } from './rules/france/extended.ts';
import { france } from './rules/france/france.ts';
import {
  type Facts,
  type Judged,
  judgedOf,
  type Recipient,
  type Treatment,
} from './rules/judged.ts';
import { peppol } from './rules/peppol/peppol.ts';
import type { Rule } from './rules/rule.ts';
import { type RuleSet, rulesOf } from './rules/ruleSet.ts';
import { xrechnung, xrechnungExtension, xrechnungVehicles } from './rules/xrechnung/xrechnung.ts';

const european: RuleSet = { version: 'CEN 1.3.16', rules: en16931 };

/** Every set of business rules. Of those that fit a document, `auto` picks the last. */
export const ruleSets = {
  en16931: european,
  peppol: { ...peppol, buildsOn: european },
  xrechnung: { ...xrechnung, buildsOn: european },
  'xrechnung-vehicles': { ...xrechnungVehicles, buildsOn: european },
  'xrechnung-extension': { ...xrechnungExtension, buildsOn: european },
  ...facturx,
  france: { version: 'FNFE 1.4.0.03', rules: france, buildsOn: european },
  'france-extended': { ...franceExtended, buildsOn: european },
  chorus: { version: 'AIFE V5.00', rules: chorus, buildsOn: european },
} satisfies Record<string, RuleSet>;

export type RuleSetName = keyof typeof ruleSets;

/** The set that a document says it obeys by its specification identifier (BT-24). */
export const ruleSetFor = (specification: string): RuleSetName =>
  (Object.entries(ruleSets) as [RuleSetName, RuleSet][]).findLast(([, { isFor }]) =>
    isFor?.(specification),
  )?.[0] ?? 'en16931';

export interface ValidateOptions {
  readonly rules: RuleSetName;
  /** What the reader of a CII or UBL document knows beside the invoice: then that syntax's edition of the rules is used. */
  readonly facts?: Facts | undefined;
  /** How the operation is treated in France, for an invoice without a note that says it (BAR). */
  readonly treatment?: Treatment | undefined;
  /** What the receiving body asks for, of Chorus Pro's directory. */
  readonly recipient?: Recipient | undefined;
}

/** Every place where the invoice breaks a rule of the set, in the order of the rules. Empty when it obeys all. */
export function validateInvoice(
  invoice: Invoice,
  { rules, facts, treatment, recipient }: ValidateOptions,
): Problem[] {
  const editions = judgedOf(invoice, facts).map((judged) => ({ ...judged, treatment, recipient }));
  return rulesOf(ruleSets[rules]).flatMap((rule) => problemsOf(rule, invoice, editions));
}

function problemsOf(rule: Rule, invoice: Invoice, editions: readonly Judged[]): Problem[] {
  const places = new Set<string>();
  for (const judged of editions)
    for (const at of brokenPlaces(rule, invoice, judged)) places.add(at);
  if (places.size === 0) return [];
  const isMild = rule.isMildInUbl && editions.every(({ edition }) => edition === 'ubl');
  const severity = isMild ? 'warning' : rule.severity;
  const { id, idsInUbl, message, fix } = rule;
  const codes = idsInUbl && editions.every(({ edition }) => edition === 'ubl') ? idsInUbl : [id];
  return codes.flatMap((code) => [...places].map((at) => ({ code, at, severity, message, fix })));
}

/** A value that is no number is its reader's to report; a rule that needs it cannot be judged. */
function brokenPlaces(rule: Rule, invoice: Invoice, judged: Judged): Iterable<string> {
  try {
    return [...rule.broken(invoice, judged)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
