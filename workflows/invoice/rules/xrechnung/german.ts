import type { Invoice } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { contentRules } from './content.ts';
import { partyRules } from './parties.ts';
import { paymentRules } from './payment.ts';

/** XRechnung and Peppol's national rules for Germany ask the same, under ids of their own. */
export interface Dialect {
  /** The official id of a rule by its number: `16`, or `23a` for the first half of rule 23. */
  readonly id: (number: string) => string;
  /** Invoices that the rules are for. */
  readonly isMeant: (invoice: Invoice, judged: Judged) => boolean;
  /** A line of discount terms (Skonto, BT-20), with white space collapsed. */
  readonly discountLine: RegExp;
  readonly email: RegExp;
}

/** The rules 1 to 31 in a dialect. */
export const germanRules = (dialect: Dialect): readonly Rule[] =>
  [...contentRules(dialect), ...partyRules(dialect), ...paymentRules(dialect)].map((rule) => ({
    ...rule,
    broken: (invoice, judged) =>
      dialect.isMeant(invoice, judged) ? rule.broken(invoice, judged) : [],
  }));
