import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { isFatal } from '#workflows/problem.ts';
import { accepted, type Verdict } from '#workflows/verdict.ts';

/** @param input a drawing, or its JSON as text or bytes */
export function judgeFlow(input: unknown): Verdict {
  const text = input instanceof Uint8Array ? Buffer.from(input).toString('utf8') : input;
  const compiled = compile(typeof text === 'string' ? parse(text) : text, catalogue);
  if (compiled.ok) return accepted;
  const problem = compiled.problems.find(isFatal) ?? compiled.problems[0];
  return {
    verdict: 'reject',
    code: problem?.code ?? 'FLOW_INVALID',
    message: problem?.message ?? { fr: '', en: '' },
  };
}

/** What is no JSON stays a text, which is no drawing either. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
