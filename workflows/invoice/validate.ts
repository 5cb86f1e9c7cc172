import type { Problem } from '../problem.ts';
import type { Invoice } from './model.ts';
import { en16931 } from './rules/en16931/en16931.ts';
import { type Facts, type Judged, judgedOf } from './rules/judged.ts';
import type { Rule } from './rules/rule.ts';

/** The business rules by set. A set that builds on another repeats its rules. */
export const ruleSets = {
  en16931: en16931,
} satisfies Record<string, readonly Rule[]>;

export type RuleSet = keyof typeof ruleSets;

export interface ValidateOptions {
  readonly rules: RuleSet;
  /** What the reader of a CII or UBL document knows beside the invoice: then that syntax's edition of the rules is used. */
  readonly facts?: Facts | undefined;
}

/** Every place where the invoice breaks a rule of the set, in the order of the rules. Empty when it obeys all. */
export function validateInvoice(invoice: Invoice, { rules, facts }: ValidateOptions): Problem[] {
  const editions = judgedOf(invoice, facts);
  return ruleSets[rules].flatMap((rule) => problemsOf(rule, invoice, editions));
}

function problemsOf(rule: Rule, invoice: Invoice, editions: readonly Judged[]): Problem[] {
  const places = new Set<string>();
  for (const judged of editions)
    for (const at of brokenPlaces(rule, invoice, judged)) places.add(at);
  if (places.size === 0) return [];
  const isMild = rule.isMildInUbl && editions.every(({ edition }) => edition === 'ubl');
  const severity = isMild ? 'warning' : rule.severity;
  return [...places].map((at) => ({
    code: rule.id,
    at,
    severity,
    message: rule.message,
    fix: rule.fix,
  }));
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
