import type { Edition } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';

/** The rules that only the official edition for that syntax has. */
export const onlyIn = (edition: Edition, rules: readonly Rule[]): Rule[] =>
  rules.map((rule) => ({
    ...rule,
    broken: (invoice, judged) => (judged.edition === edition ? rule.broken(invoice, judged) : []),
  }));

/** The rule as a warning. */
export const mild = (rule: Rule): Rule => ({ ...rule, severity: 'warning' });
