import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { operands, operatorOf } from '#workflows/rules/node.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import type { operatorNames } from '../text/rules.ts';

export type OperatorName = keyof typeof operatorNames;

/** A literal of the rule, as it stands there: an amount may be a number or a decimal text. */
export type Literal = string | number | boolean;

/** One line of the builder. */
export interface Condition extends RuleType {
  field: string;
  operator: OperatorName;
  value: Literal | readonly Literal[];
  /** True where "is present" stands before the comparison, so that a missing value counts as false. */
  guarded?: boolean;
  /** True for a yes / no that the rule names without comparing it. */
  bare?: boolean;
}

/** Conditions that are all to be met, or one of them. */
export interface Group extends RuleGroupType<Condition> {
  combinator: string;
  rules: (Condition | Group)[];
  /** True where the rule writes `and` or `or` around a single condition. */
  wrapped?: boolean;
}

/** Groups in one another, as deep as people can still read. */
export const MOST_LEVELS = 3;

const comparisons = {
  is: '==',
  isNot: '!=',
  more: '>',
  atLeast: '>=',
  less: '<',
  atMost: '<=',
  startsWith: 'startsWith',
  endsWith: 'endsWith',
} as const satisfies Partial<Record<OperatorName, string>>;

const textOperators = [
  'is',
  'isNot',
  'oneOf',
  'noneOf',
  'contains',
  'lacks',
  'startsWith',
  'endsWith',
] as const;
const orderedOperators = ['is', 'isNot', 'more', 'atLeast', 'less', 'atMost', 'between'] as const;
const presence = ['present', 'missing'] as const;

export const operatorsOf = {
  text: [...textOperators, ...presence],
  code: ['is', 'isNot', 'oneOf', 'noneOf', 'startsWith', ...presence],
  amount: [...orderedOperators, ...presence],
  number: [...orderedOperators, ...presence],
  date: [...orderedOperators, ...presence],
  boolean: ['yes', 'no', ...presence],
  list: ['contains', 'lacks', ...presence],
} as const satisfies Record<Variable['type'], readonly OperatorName[]>;

export const hasNoValue = (operator: OperatorName): boolean =>
  operator === 'yes' || operator === 'no' || operator === 'present' || operator === 'missing';

/** Comparisons of more and less get their guard by themselves: a missing amount is not less than 1,000. */
export const wantsGuard = (type: Variable['type'], operator: OperatorName): boolean =>
  (type === 'amount' || type === 'number' || type === 'date') && !hasNoValue(operator);

/** The rule that the builder shows; undefined where it holds no condition. */
export function ruleOf({ combinator, rules, wrapped }: Group): unknown {
  const parts = rules
    .map((part) => ('rules' in part ? ruleOf(part) : ruleOfCondition(part)))
    .filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return parts.length === 1 && !wrapped ? parts[0] : { [combinator]: parts };
}

export function ruleOfCondition(condition: Condition): unknown {
  if (condition.field === '') return undefined;
  const variable = { var: condition.field };
  const compared = compare(condition, variable);
  return condition.guarded && !hasNoValue(condition.operator)
    ? { and: [{ present: variable }, compared] }
    : compared;
}

function compare({ operator, value, bare }: Condition, variable: object): unknown {
  switch (operator) {
    case 'present':
      return { present: variable };
    case 'missing':
      return { '!': { present: variable } };
    case 'yes':
      return bare ? variable : { '==': [variable, true] };
    case 'no':
      return bare ? { '!': variable } : { '==': [variable, false] };
    case 'oneOf':
      return { in: [variable, listOf(value)] };
    case 'noneOf':
      return { '!': { in: [variable, listOf(value)] } };
    case 'contains':
      return { in: [value, variable] };
    case 'lacks':
      return { '!': { in: [value, variable] } };
    case 'between': {
      const [low = '', high = ''] = listOf(value);
      return { '<=': [low, variable, high] };
    }
    default:
      return { [comparisons[operator]]: [variable, value] };
  }
}

export const listOf = (value: Condition['value']): readonly Literal[] =>
  typeof value === 'object' ? value : value === '' ? [] : [value];

/**
 * The conditions that say exactly what a rule says, or undefined where the builder has no words for it (an advanced
 * rule). Exactly: `ruleOf` gives the same rule back.
 */
export function queryOf(rule: unknown): Group | undefined {
  if (rule === undefined || rule === null) return { combinator: 'and', rules: [] };
  const group = groupOf(rule, 1) ?? single(rule);
  return group && isSame(ruleOf(group), rule) ? group : undefined;
}

function single(rule: unknown): Group | undefined {
  const condition = conditionOf(rule);
  return condition && { combinator: 'and', rules: [condition] };
}

function groupOf(rule: unknown, level: number): Group | undefined {
  const combinator = operatorOf(rule);
  const isGroup = combinator === 'and' || combinator === 'or';
  if (!isGroup || level > MOST_LEVELS || guardedOf(rule)) return undefined;
  const rules: (Condition | Group)[] = [];
  for (const part of operands(rule)) {
    const shown = conditionOf(part) ?? groupOf(part, level + 1);
    if (!shown) return undefined;
    rules.push(shown);
  }
  return { combinator, rules, ...(rules.length === 1 && { wrapped: true }) };
}

const conditionOf = (rule: unknown): Condition | undefined => guardedOf(rule) ?? plainOf(rule);

function guardedOf(rule: unknown): Condition | undefined {
  const [guard, compared, ...rest] = operands(rule);
  if (operatorOf(rule) !== 'and' || operatorOf(guard) !== 'present' || rest.length > 0)
    return undefined;
  const condition = plainOf(compared);
  const isSameField = condition?.field === fieldOf(operands(guard)[0]);
  return condition && isSameField && !hasNoValue(condition.operator)
    ? { ...condition, guarded: true }
    : undefined;
}

function plainOf(rule: unknown): Condition | undefined {
  const operator = operatorOf(rule);
  const args = operands(rule);
  if (operator === 'var') return at(rule, 'yes', '', { bare: true });
  if (operator === 'present') return at(args[0], 'present');
  if (operator === 'in') return inOf(args, 'oneOf', 'contains');
  if (operator === '!') return negatedOf(args[0]);
  if (operator === '<=' && args.length === 3) {
    const [low, variable, high] = args;
    return isLiteral(low) && isLiteral(high) ? at(variable, 'between', [low, high]) : undefined;
  }
  const name = Object.keys(comparisons).find(
    (one) => comparisons[one as keyof typeof comparisons] === operator,
  );
  const [variable, value] = args;
  if (operator === '==' && typeof value === 'boolean') return at(variable, value ? 'yes' : 'no');
  return name !== undefined && args.length === 2 && isLiteral(value)
    ? at(variable, name as OperatorName, value)
    : undefined;
}

function negatedOf(inner: unknown): Condition | undefined {
  const operator = operatorOf(inner);
  if (operator === 'present') return at(operands(inner)[0], 'missing');
  if (operator === 'in') return inOf(operands(inner), 'noneOf', 'lacks');
  return operator === 'var' ? at(inner, 'no', '', { bare: true }) : undefined;
}

function inOf(
  [what, where]: readonly unknown[],
  ofList: OperatorName,
  ofText: OperatorName,
): Condition | undefined {
  if (Array.isArray(where) && where.every(isLiteral)) return at(what, ofList, where);
  return isLiteral(what) ? at(where, ofText, what) : undefined;
}

function at(
  variable: unknown,
  operator: OperatorName,
  value: Condition['value'] = '',
  more: Pick<Condition, 'bare'> = {},
): Condition | undefined {
  const field = fieldOf(variable);
  return field === undefined ? undefined : { field, operator, value, ...more };
}

function fieldOf(variable: unknown): string | undefined {
  const [path] = operatorOf(variable) === 'var' ? operands(variable) : [];
  return typeof path === 'string' && path !== '' ? path : undefined;
}

const isLiteral = (value: unknown): value is Literal =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** As JSON; a rule is JSON, and the order of an operation's one key cannot differ. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
