import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { vatAmount } from './vatAmount.ts';
import { breakdownRules } from './vatBreakdown.ts';
import { vatCategoryRules } from './vatCategories.ts';
import { usedVatRules } from './vatUse.ts';

/** The ten rules of each VAT category, and what BR-CO-17 says of all. */
export const vatRules: readonly Rule[] = [
  vatAmount,
  ...vatCategoryRules.flatMap((category) =>
    [...usedVatRules(category), ...breakdownRules(category)].sort((a, b) =>
      a.id.localeCompare(b.id),
    ),
  ),
];
