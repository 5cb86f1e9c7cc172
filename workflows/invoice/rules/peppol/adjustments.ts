import {
  type Amount,
  add,
  compare,
  divide,
  multiply,
  subtract,
} from '#workflows/invoice/amount.ts';
import type { Invoice, LineAdjustment } from '#workflows/invoice/model.ts';
import { type Rule, rule } from '#workflows/invoice/rules/rule.ts';

/** Whether the figures differ by no more than the slack. */
export const isNear = (a: Amount, b: Amount, slack: Amount): boolean =>
  compare(add(a, slack), b) >= 0 && compare(subtract(a, slack), b) <= 0;

/** What rounding may make of a computed amount: two cents in every currency (Peppol). */
export type Slack = (invoice: Invoice) => Amount;

const judge = (
  id: string,
  reads: readonly string[],
  message: Rule['message'],
  fix: Rule['fix'],
  holds: (one: LineAdjustment, invoice: Invoice) => boolean,
): Rule =>
  rule(id, reads, message, fix, function* broken(invoice) {
    for (const source of ['allowances', 'charges'] as const) {
      for (const [i, one] of invoice[source].entries())
        if (!holds(one, invoice)) yield `${source}[${i}]`;
      for (const [line, of] of invoice.lines.entries())
        for (const [i, one] of of[source].entries())
          if (!holds(one, invoice)) yield `lines[${line}].${source}[${i}]`;
    }
  });

const AMOUNTS = ['BT-92', 'BT-99', 'BT-136', 'BT-141'];
const BASES = ['BT-93', 'BT-100', 'BT-137', 'BT-142'];
const PERCENTS = ['BT-94', 'BT-101', 'BT-138', 'BT-143'];

/** R040 to R042: percentage, base and amount of an allowance or charge go together. */
export const adjustmentRules = (slack: Slack): readonly Rule[] => [
  judge(
    'PEPPOL-EN16931-R041',
    [...BASES, ...PERCENTS],
    {
      fr: 'une remise ou des frais donnent un pourcentage sans montant de base',
      en: 'an allowance or charge has a percentage without its base amount',
    },
    {
      fr: 'Ajoutez le montant de base, ou retirez le pourcentage.',
      en: 'Add the base amount, or remove the percentage.',
    },
    ({ percent, base }) => percent === undefined || base !== undefined,
  ),
  judge(
    'PEPPOL-EN16931-R042',
    [...BASES, ...PERCENTS],
    {
      fr: 'une remise ou des frais donnent un montant de base sans pourcentage',
      en: 'an allowance or charge has a base amount without its percentage',
    },
    {
      fr: 'Ajoutez le pourcentage, ou retirez le montant de base.',
      en: 'Add the percentage, or remove the base amount.',
    },
    ({ percent, base }) => base === undefined || percent !== undefined,
  ),
  judge(
    'PEPPOL-EN16931-R040',
    [...AMOUNTS, ...BASES, ...PERCENTS],
    {
      fr: 'le montant d’une remise ou de frais n’est pas la base multipliée par le pourcentage',
      en: 'the amount of an allowance or charge is not its base times its percentage',
    },
    {
      fr: 'Recalculez : montant = base × pourcentage ÷ 100, arrondi à deux décimales.',
      en: 'Recompute: amount = base × percentage ÷ 100, rounded to two decimals.',
    },
    ({ amount = '0', base, percent }, invoice) =>
      base === undefined ||
      percent === undefined ||
      isNear(amount, divide(multiply(base, percent), '100', 18), slack(invoice)),
  ),
];
