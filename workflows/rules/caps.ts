import type { Problem } from '../problem.ts';
import { ruleProblem } from './problems.ts';

/** Bounds of a rule: far above what people draw, far below what could hurt. */
export const ruleCaps = {
  /** Operators inside one another. */
  depth: 16,
  /** Operators, values and list items in all. */
  nodes: 500,
  list: 200,
  /** Characters of one text. */
  text: 2000,
  /** Characters of the rule as JSON. */
  json: 65_536,
} as const;

/** What is too big or no JSON at all, found with a stack of our own: depth cannot overflow the engine's. */
export function overCaps(rule: unknown): Problem | undefined {
  const stack: { value: unknown; depth: number; at: string }[] = [
    { value: rule, depth: 0, at: '' },
  ];
  let nodes = 0;
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, depth, at } = item;
    nodes += 1;
    if (nodes > ruleCaps.nodes) return ruleProblem('RULE_TOO_LARGE', at, 'tooMany');
    if (typeof value === 'string') {
      if (value.length > ruleCaps.text) return ruleProblem('RULE_TOO_LARGE', at, 'tooLong');
    } else if (typeof value === 'object' && value !== null) {
      if (depth > 2 * ruleCaps.depth) return ruleProblem('RULE_TOO_DEEP', at, 'tooDeep');
      const entries = Object.entries(value).slice(0, ruleCaps.list + 1);
      if (entries.length > ruleCaps.list) return ruleProblem('RULE_TOO_LARGE', at, 'tooMany');
      for (const [key, child] of entries) {
        stack.push({ value: child, depth: depth + 1, at: `${at}/${key.slice(0, 40)}` });
      }
    } else if (!isJsonScalar(value)) {
      return ruleProblem('RULE_SCHEMA', at, 'notJson');
    }
  }
  return undefined;
}

const isJsonScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

export type ReadRule =
  | { readonly ok: true; readonly rule: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A rule from its JSON text. Brackets are counted first, so that a million of them cost nothing. */
export function readRule(source: string): ReadRule {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < source.length; index++) {
    if (index >= ruleCaps.json) return refuse(ruleProblem('RULE_TOO_LARGE', '', 'tooLong'));
    const letter = source[index];
    if (inText) {
      if (letter === '\\') index += 1;
      else if (letter === '"') inText = false;
    } else if (letter === '"') inText = true;
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    if (depth > 2 * ruleCaps.depth + 1) return refuse(ruleProblem('RULE_TOO_DEEP', '', 'tooDeep'));
  }
  try {
    return { ok: true, rule: JSON.parse(source) };
  } catch (error) {
    return refuse(
      ruleProblem('RULE_SCHEMA', '', 'notJson', error instanceof Error ? error.message : ''),
    );
  }
}

const refuse = (problem: Problem): ReadRule => ({ ok: false, problems: [problem] });
