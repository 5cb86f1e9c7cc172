import { accepted, type Verdict } from '../verdict.ts';
import { readRule } from './caps.ts';
import { checkRule } from './schema.ts';

/** Such a rule does nothing but take the exit "rule error": the path finds nothing, the values cannot meet. */
const harmless = new Set(['RULE_FORBIDDEN_PATH', 'RULE_UNKNOWN_PATH', 'RULE_TYPE']);

/** @param input a rule, or its JSON text */
export function judgeRule(input: unknown): Verdict {
  const read = typeof input === 'string' ? readRule(input) : { ok: true as const, rule: input };
  const problems = read.ok ? checkRule(read.rule) : read.problems;
  const worst = problems.find(({ code }) => !harmless.has(code)) ?? problems[0];
  if (!worst) return accepted;
  const { code, message } = worst;
  return { verdict: harmless.has(code) ? 'neutralise' : 'reject', code, message };
}
