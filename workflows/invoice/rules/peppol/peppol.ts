import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { RuleSet } from '#workflows/invoice/rules/ruleSet.ts';
import { adjustmentRules } from './adjustments.ts';
import { codeRules } from './codes.ts';
import { BILLING, documentRules, taxTotalRules } from './document.ts';
import { onlyIn } from './edition.ts';
import { identifierRules } from './identifiers.ts';
import { lineRules } from './lines.ts';
import { german } from './national/de.ts';
import { danish } from './national/dk.ts';
import { greek } from './national/gr.ts';
import { icelandic } from './national/is.ts';
import { italian } from './national/it.ts';
import { dutch } from './national/nl.ts';
import { norwegian } from './national/no.ts';
import { swedish } from './national/se.ts';
import { paymentRules } from './payment.ts';

const slack = (): string => '0.02';

const nationalRules: readonly Rule[] = [
  ...norwegian,
  ...danish,
  ...italian,
  ...swedish,
  ...greek,
  ...icelandic,
  ...dutch,
  ...german,
];

/**
 * Peppol BIS Billing 3.0, release 2025-11 (3.0.20) with what 2026-05 adds as warnings, on top of EN 16931. Rules on what only a document can say
 * (R008, R043, R051 …) judge the document: `activities/formats/ubl/peppol.ts`.
 */
export const peppol = {
  version: 'BIS 3.0.20 (2025-11)',
  isFor: (specification) => specification.startsWith(BILLING),
  rules: [
    ...documentRules,
    ...taxTotalRules(),
    ...adjustmentRules(slack),
    ...paymentRules,
    ...lineRules(slack).flatMap((one) =>
      one.id === 'PEPPOL-EN16931-R046' ? onlyIn('ubl', [one]) : [one],
    ),
    ...identifierRules,
    ...codeRules,
    ...nationalRules,
  ],
} as const satisfies RuleSet;
