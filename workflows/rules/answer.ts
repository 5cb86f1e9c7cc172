import type { Text } from '../text.ts';
import { operands, operatorOf } from './node.ts';
import { apply, RuleError } from './operations.ts';

export type RuleResult =
  | { readonly ok: true; readonly value: boolean }
  | {
      readonly ok: false;
      readonly code: 'RULE_ERROR';
      /** What was seen, in lower case. */
      readonly message: Text;
      /** Context paths whose absence stopped the rule. */
      readonly missing: readonly string[];
    };

/**
 * Answers a rule that was checked before, as a plan's are: true, false, or an error that names what is missing. A missing
 * value is never 0, never '' and never false; `present` asks for it, and `and`, `or` and `if` stop early, so that a guard
 * before a comparison works. Numbers are exact decimals. Pure: the same answer in the browser, in the workflow and in its
 * replay. Apart from `evaluateRule`, because every workflow loads this anew: no table of terms comes with it.
 */
export function answerRule(rule: unknown, context: object): RuleResult {
  try {
    const value = apply(strict(rule), context);
    return typeof value === 'boolean' ? { ok: true, value } : ruleError(notBoolean);
  } catch (thrown) {
    if (thrown instanceof RuleError) return ruleError(thrown.seen, thrown.missing);
    throw thrown;
  }
}

const notBoolean: Text = { fr: 'ni vrai ni faux', en: 'neither true nor false' };

export const ruleError = (message: Text, missing: readonly string[] = []): RuleResult => ({
  ok: false,
  code: 'RULE_ERROR',
  message,
  missing,
});

/**
 * The rule with `!!` around whatever decides. The library takes any value but null, 0 and '' for true; our `!!` takes
 * true and false alone, and stops at the rest.
 */
const strict = (rule: unknown): unknown => ({ '!!': [strictParts(rule)] });

function strictParts(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule;
  const operator = operatorOf(rule);
  if (operator === undefined || operator === 'var') return rule;
  const args = operands(rule);
  switch (operator) {
    case 'and':
    case 'or':
      return { [operator]: args.map(strict) };
    case 'if': {
      const isCondition = (index: number) => index % 2 === 0 && index < args.length - 1;
      return {
        if: args.map((arg, index) => (isCondition(index) ? strict(arg) : strictParts(arg))),
      };
    }
    case 'some':
    case 'all':
    case 'none':
      return { [operator]: [{ list: [strictParts(args[0])] }, strict(args[1])] };
    default:
      return { [operator]: args.map(strictParts) };
  }
}
