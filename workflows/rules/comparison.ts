import type { Problem } from '../problem.ts';
import { isDateText, type Kind, kindNames } from './kinds.ts';
import { literalAmount } from './literal.ts';
import { operatorOf } from './node.ts';
import { ruleProblem } from './problems.ts';

/** What was found so far. */
export interface Judgement {
  readonly problems: Problem[];
}

/** `{"in": [what, where]}`: one of a list, or part of a text. */
export function checkIn(
  [what, where]: readonly unknown[],
  [kind = 'any', container = 'any']: readonly Kind[],
  at: string,
  judgement: Judgement,
): void {
  expect(['text', 'amount', 'date'], kind, 'in', at, judgement);
  expect(container === 'text' ? ['text'] : ['list'], container, 'in', at, judgement);
  if (container === 'text') expect(['text'], kind, 'in', at, judgement);
  if (!Array.isArray(where)) return;
  where.forEach((item, index) => {
    const itemKind =
      typeof item === 'number' ? 'amount' : typeof item === 'boolean' ? 'boolean' : 'text';
    checkPair(what, kind, item, itemKind, `${at}/1/${index}`, judgement);
  });
}

export function checkComparison(
  operator: string,
  args: readonly unknown[],
  kinds: readonly Kind[],
  at: string,
  judgement: Judgement,
): void {
  const isEquality = operator.startsWith('==') || operator.startsWith('!=');
  for (const [index, kind] of kinds.entries()) {
    if (index === 0) continue;
    checkPair(args[index - 1], kinds[index - 1] ?? 'any', args[index], kind, at, judgement);
  }
  const isOrdered = (kind: Kind, index: number) =>
    kind === 'amount' || kind === 'date' || kind === 'any' || typeof args[index] === 'string';
  if (!isEquality && !kinds.every(isOrdered)) refuse(operator, at, judgement);
  const isPresence =
    kinds.includes('null') && kinds.some((_, index) => operatorOf(args[index]) === 'var');
  const isOdd = kinds.includes('list') || (kinds.includes('null') && !(isEquality && isPresence));
  if (isOdd) refuse(operator, at, judgement);
}

/** Whether two operands can be compared at all, a literal being taken for what it stands beside. */
function checkPair(
  a: unknown,
  kindA: Kind,
  b: unknown,
  kindB: Kind,
  at: string,
  judgement: Judgement,
): void {
  const refused =
    literalProblem(a, kindA, kindB, at) ??
    literalProblem(b, kindB, kindA, at) ??
    (typeof a === 'string' || typeof b === 'string' ? undefined : mixed(kindA, kindB, at));
  if (refused) judgement.problems.push(refused);
}

function literalProblem(
  literal: unknown,
  kind: Kind,
  other: Kind,
  at: string,
): Problem | undefined {
  if (typeof literal === 'string') {
    if (other === 'amount' && literalAmount(literal) === undefined) {
      return ruleProblem('RULE_TYPE', at, 'notAmount', literal);
    }
    if (other === 'date' && !isDateText(literal)) {
      return ruleProblem('RULE_TYPE', at, 'notDate', literal);
    }
    return other === 'boolean' ? mixed(kind, other, at) : undefined;
  }
  return typeof literal === 'number' && other === 'text'
    ? ruleProblem('RULE_TYPE', at, 'quoteIt', String(literal))
    : undefined;
}

function mixed(a: Kind, b: Kind, at: string): Problem | undefined {
  const isFree = (kind: Kind) => kind === 'any' || kind === 'null';
  if (a === b || isFree(a) || isFree(b)) return undefined;
  return ruleProblem('RULE_TYPE', at, 'incomparable', {
    fr: `${kindNames[a].fr} et ${kindNames[b].fr}`,
    en: `${kindNames[a].en} and ${kindNames[b].en}`,
  });
}

export function expect(
  wanted: readonly Kind[],
  kind: Kind,
  operator: string,
  at: string,
  judgement: Judgement,
): void {
  if (kind !== 'any' && !wanted.includes(kind)) refuse(operator, at, judgement);
}

export function refuse(operator: string, at: string, { problems }: Judgement): void {
  problems.push(ruleProblem('RULE_TYPE', at, 'wrongKind', operator));
}
