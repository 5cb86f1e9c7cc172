import type { Problem } from '../problem.ts';
import { isCustomPath, isSafePath, nearestPath, type Variable, variableAt } from '../vocabulary.ts';
import { overCaps } from './caps.ts';
import { checkComparison, checkIn, expect, type Judgement, refuse } from './comparison.ts';
import { type Kind, kindNames, kindOfVariable } from './kinds.ts';
import { literalAmount } from './literal.ts';
import { operands, operatorOf } from './node.ts';
import { ruleProblem } from './problems.ts';

/** Number of operands, from and to. */
const arities: Readonly<Record<string, readonly [number, number]>> = {
  var: [1, 1],
  present: [1, 1],
  and: [1, 200],
  or: [1, 200],
  '!': [1, 1],
  '!!': [1, 1],
  if: [3, 199],
  '==': [2, 2],
  '!=': [2, 2],
  '===': [2, 2],
  '!==': [2, 2],
  '<': [2, 3],
  '<=': [2, 3],
  '>': [2, 2],
  '>=': [2, 2],
  in: [2, 2],
  startsWith: [2, 2],
  endsWith: [2, 2],
  cat: [1, 50],
  '+': [1, 50],
  '-': [1, 2],
  '*': [2, 10],
  some: [2, 2],
  all: [2, 2],
  none: [2, 2],
};

/** JsonLogic operators that could multiply work or memory. */
const unbounded = new Set(['map', 'filter', 'reduce']);

/**
 * Judges a rule: JsonLogic of the operators above, over paths of the vocabulary, with a result that is true or false.
 * Total (any value gives an answer), linear, stack-safe.
 *
 * @param variables what the rule may name; without them any harmless path will do
 */
export function checkRule(rule: unknown, variables?: readonly Variable[]): readonly Problem[] {
  const tooBig = overCaps(rule);
  if (tooBig) return [tooBig];
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) {
    return [
      ruleProblem(
        'RULE_SCHEMA',
        '',
        rule === undefined || rule === null ? 'noCondition' : 'oneKey',
      ),
    ];
  }
  const problems: Problem[] = [];
  expectBoolean(rule, '', { variables, problems, inList: false });
  return problems;
}

interface Scope extends Judgement {
  readonly variables: readonly Variable[] | undefined;
  /** Inside some/all/none, where `{"var": ""}` is the item and nothing else can be reached. */
  readonly inList: boolean;
}

function expectBoolean(rule: unknown, at: string, scope: Scope): void {
  const kind = kindOf(rule, at, scope);
  if (kind !== 'boolean' && kind !== 'any') {
    scope.problems.push(ruleProblem('RULE_TYPE', at, 'notBoolean', kindNames[kind]));
  }
}

/** Recursion is safe here: depth was capped before. */
function kindOf(value: unknown, at: string, scope: Scope): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return kindOfNumber(value, at, scope);
  if (Array.isArray(value)) return kindOfList(value, at, scope);
  const operator = operatorOf(value);
  if (operator === undefined) {
    scope.problems.push(ruleProblem('RULE_SCHEMA', at, 'oneKey'));
    return 'any';
  }
  const args = operands(value);
  const here = `${at}/${operator.slice(0, 40)}`;
  const refused = operatorProblem(operator, args, here, scope);
  if (refused) {
    scope.problems.push(refused);
    return 'any';
  }
  return kindOfOperation(operator, args, here, scope);
}

function operatorProblem(
  operator: string,
  args: readonly unknown[],
  at: string,
  { inList }: Scope,
): Problem | undefined {
  const isIteration = operator === 'some' || operator === 'all' || operator === 'none';
  if (unbounded.has(operator) || (inList && isIteration)) {
    return ruleProblem('RULE_BUDGET', at, 'iteration', operator);
  }
  const arity = Object.hasOwn(arities, operator) ? arities[operator] : undefined;
  if (!arity) return ruleProblem('RULE_UNKNOWN_OP', at, 'unknownOperator', operator);
  const isEven = operator === 'if' && args.length % 2 === 0;
  if (args.length < arity[0] || args.length > arity[1] || isEven) {
    return ruleProblem('RULE_TYPE', at, 'arity', operator);
  }
  return undefined;
}

function kindOfOperation(
  operator: string,
  args: readonly unknown[],
  at: string,
  scope: Scope,
): Kind {
  const kinds = () => args.map((arg, index) => kindOf(arg, `${at}/${index}`, scope));
  switch (operator) {
    case 'var':
      return kindOfPath(args[0], at, scope);
    case 'and':
    case 'or':
    case '!':
    case '!!':
      for (const [index, arg] of args.entries()) expectBoolean(arg, `${at}/${index}`, scope);
      return 'boolean';
    case 'if':
      return kindOfIf(args, at, scope);
    case 'present':
      if (operatorOf(args[0]) !== 'var') refuse(operator, at, scope);
      kinds();
      return 'boolean';
    case 'some':
    case 'all':
    case 'none':
      expect(['list'], kindOf(args[0], `${at}/0`, scope), operator, at, scope);
      expectBoolean(args[1], `${at}/1`, { ...scope, inList: true });
      return 'boolean';
    case 'startsWith':
    case 'endsWith':
      for (const kind of kinds()) expect(['text'], kind, operator, at, scope);
      return 'boolean';
    case 'cat':
      for (const kind of kinds()) expect(['text', 'amount', 'date'], kind, operator, at, scope);
      return 'text';
    case '+':
    case '-':
    case '*':
      for (const [index, kind] of kinds().entries()) {
        if (literalAmount(args[index]) === undefined) expect(['amount'], kind, operator, at, scope);
      }
      return 'amount';
    case 'in':
      checkIn(args, kinds(), at, scope);
      return 'boolean';
    default:
      checkComparison(operator, args, kinds(), at, scope);
      return 'boolean';
  }
}

function kindOfIf(args: readonly unknown[], at: string, scope: Scope): Kind {
  const results = new Set<Kind>();
  args.forEach((arg, index) => {
    const isCondition = index % 2 === 0 && index < args.length - 1;
    if (isCondition) expectBoolean(arg, `${at}/${index}`, scope);
    else results.add(kindOf(arg, `${at}/${index}`, scope));
  });
  const [kind = 'any'] = results;
  return results.size === 1 ? kind : 'any';
}

function kindOfPath(path: unknown, at: string, { variables, problems, inList }: Scope): Kind {
  if (inList && path === '') return 'text';
  if (typeof path !== 'string' || !isSafePath(path) || inList) {
    const seen = typeof path === 'string' ? path : JSON.stringify(path);
    problems.push(ruleProblem('RULE_FORBIDDEN_PATH', at, 'forbiddenPath', seen));
    return 'any';
  }
  if (!variables || isCustomPath(path)) return 'any';
  const variable = variableAt(path, variables);
  if (variable) return kindOfVariable(variable);
  // A suggestion costs more than the judgement: a few of them will do.
  const near = problems.length < 5 ? nearestPath(path, variables) : undefined;
  problems.push(ruleProblem('RULE_UNKNOWN_PATH', at, 'unknownPath', path, near));
  return 'any';
}

function kindOfNumber(value: number, at: string, { problems }: Scope): Kind {
  const digits = (literalAmount(value) ?? '').replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  if (digits.length > 15 || literalAmount(value) === undefined) {
    problems.push(ruleProblem('RULE_TYPE', at, 'tooManyDigits', String(value)));
  }
  return 'amount';
}

function kindOfList(list: readonly unknown[], at: string, scope: Scope): Kind {
  const isFlat = list.every((item) => ['string', 'number', 'boolean'].includes(typeof item));
  if (!isFlat) scope.problems.push(ruleProblem('RULE_SCHEMA', at, 'badList'));
  return 'list';
}

/** Every path that the rule names, once, in the order of the text. Empty for what is no rule. */
export function rulePaths(rule: unknown): readonly string[] {
  if (overCaps(rule)) return [];
  const paths = new Set<string>();
  const visit = (value: unknown): void => {
    if (operatorOf(value) === 'var') {
      const [path] = operands(value);
      if (typeof path === 'string' && path !== '') paths.add(path);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(visit);
    }
  };
  visit(rule);
  return [...paths];
}
