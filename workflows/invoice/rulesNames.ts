/** What people name a set of rules by; `auto` stands for those that a document's BT-24 asks for. */
export const rulesNames = [
  'auto',
  'en16931',
  'facturx',
  'xrechnung',
  'peppol',
  'fr-ctc',
  'chorus',
] as const;

export type RulesName = (typeof rulesNames)[number];
