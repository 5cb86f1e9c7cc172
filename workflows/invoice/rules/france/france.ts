import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { amountRules } from './amounts.ts';
import { documentRules } from './document.ts';
import { lineRules } from './lines.ts';
import { noteRules } from './notes.ts';
import { partyRules } from './parties.ts';
import { subInvoiceRules } from './subInvoices.ts';

/**
 * The rules of the French reform on invoices between platforms (AFNOR XP Z12-012 §Flux 2, BR-FR), as FNFE's artefacts
 * 1.4.0.03 judge them.
 */
export const france: readonly Rule[] = [
  ...documentRules,
  ...noteRules,
  ...partyRules,
  ...amountRules,
  ...lineRules,
  ...subInvoiceRules,
];
