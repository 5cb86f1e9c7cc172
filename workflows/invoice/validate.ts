import type { Problem } from '../problem.ts';
import type { Invoice } from './model.ts';
import { adjustmentRules } from './rules/adjustments.ts';
import { codeRules } from './rules/codes.ts';
import { decimalRules } from './rules/decimals.ts';
import { lineRules } from './rules/lines.ts';
import { partyRules } from './rules/parties.ts';
import { paymentRules } from './rules/payment.ts';
import { presenceRules } from './rules/presence.ts';
import type { Rule } from './rules/rule.ts';
import { totalRules } from './rules/totals.ts';
import { vatRules } from './rules/vat.ts';
import { specialVatRules } from './rules/vat-special.ts';

/** The business rules by set. A set that builds on another repeats its rules. */
export const ruleSets = {
  en16931: [
    ...presenceRules,
    ...partyRules,
    ...lineRules,
    ...adjustmentRules,
    ...paymentRules,
    ...totalRules,
    ...vatRules,
    ...specialVatRules,
    ...decimalRules,
    ...codeRules,
  ],
} satisfies Record<string, readonly Rule[]>;

export type RuleSet = keyof typeof ruleSets;

/** Every place where the invoice breaks a rule of the set, in the order of the rules. Empty when it obeys all. */
export const validateInvoice = (
  invoice: Invoice,
  { rules }: { readonly rules: RuleSet },
): Problem[] =>
  ruleSets[rules].flatMap(({ id, severity, message, fix, broken }) =>
    [...broken(invoice)].map((at) => ({ code: id, at, severity, message, fix })),
  );
