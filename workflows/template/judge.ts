import { accepted, type Verdict } from '../verdict.ts';
import { standardVariables, variableAt } from '../vocabulary.ts';
import { parseTemplate } from './parse.ts';
import { templateProblem } from './problems.ts';

/**
 * A template from outside, judged on its own. A variable that no flow has is harmless: a missing value is shown to a
 * person, never printed. `params.…` and `vars.…` depend on the flow and pass.
 */
export function judgeTemplate(input: unknown): Verdict {
  const parsed = parseTemplate(input);
  if (!parsed.ok) {
    const isSize = (code: string) => code.startsWith('TPL_TOO') || code === 'TPL_OUTPUT_TOO_LARGE';
    const [first = templateProblem('notText', [0, 0])] = parsed.problems;
    const problem = parsed.problems.find(({ code }) => isSize(code)) ?? first;
    return { verdict: 'reject', code: problem.code, message: problem.message };
  }
  const unknown = parsed.paths.find(
    ({ path }) => !/^(params|vars)\./.test(path) && !variableAt(path, standardVariables),
  );
  if (!unknown) return accepted;
  const { message } = templateProblem('unknownVariable', [0, 0], unknown.path);
  return { verdict: 'neutralise', code: 'TPL_FORBIDDEN', message };
}
