import { answerRule, type RuleResult, ruleError } from './answer.ts';
import { checkRule } from './schema.ts';

/** Answers any rule on a context (`answerRule`); one that is outside what we accept is an error that says so. */
export function evaluateRule(rule: unknown, context: object): RuleResult {
  const [problem] = checkRule(rule);
  return problem
    ? ruleError({
        fr: `${problem.code} à ${problem.at || '/'} : ${problem.message.fr}`,
        en: `${problem.code} at ${problem.at || '/'}: ${problem.message.en}`,
      })
    : answerRule(rule, context);
}
