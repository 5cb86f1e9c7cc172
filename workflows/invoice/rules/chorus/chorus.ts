import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { attachmentRules } from './attachments.ts';
import { recipientRules } from './recipient.ts';
import { settlementRules } from './settlement.ts';

/**
 * What Chorus Pro refuses or sends back beyond EN 16931. It publishes no rule ids: these are ours. Source: AIFE,
 * external specifications V5.00, and refusals that integrators report.
 */
export const chorus: readonly Rule[] = [...recipientRules, ...settlementRules, ...attachmentRules];
