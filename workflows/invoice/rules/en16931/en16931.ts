import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { adjustmentRules } from './adjustments.ts';
import { codeRules } from './codes.ts';
import { decimalRules } from './decimals.ts';
import { lineRules } from './lines.ts';
import { partyRules } from './parties.ts';
import { paymentRules } from './payment.ts';
import { presenceRules } from './presence.ts';
import { totalRules } from './totals.ts';
import { vatRules } from './vat.ts';
import { specialVatRules } from './vatSpecial.ts';

/**
 * The business rules of EN 16931-1:2017 as CEN's validation artefacts 1.3.16 judge them, in both editions. BR-CO-05 to
 * BR-CO-08 (reason and its code say the same) are there true by definition, and here not at all.
 */
export const en16931: readonly Rule[] = [
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
];
