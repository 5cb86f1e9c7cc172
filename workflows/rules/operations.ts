import jsonLogic from 'json-logic-js';
import { valueAt } from '../context.ts';
import { type Amount, add, compare, multiply, negate, subtract } from '../invoice/amount.ts';
import { same, type Text } from '../text.ts';
import { isDateText } from './kinds.ts';
import { literalAmount } from './literal.ts';

/** A rule that cannot be answered: a value is missing, or is of another kind than what it meets. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly seen: Text;
  readonly missing: readonly string[];

  constructor(seen: Text, missing: readonly string[] = []) {
    super(seen.en);
    this.seen = seen;
    this.missing = missing;
  }
}

/** What `var` finds where nothing is: no operator but `present` takes it, so it can never pass for 0, '' or false. */
class Missing {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** A number, exactly. Texts that happen to look like one (an invoice number) stay texts. */
class Decimal {
  readonly amount: Amount;

  constructor(amount: Amount) {
    this.amount = amount;
  }
}

type Scalar = string | boolean | Decimal;

/**
 * The standard variables that are numbers, by name: the vocabulary itself would bring the whole table of terms into every
 * workflow. A test holds the two together.
 */
export const amountPaths: ReadonlySet<string> = new Set([
  'invoice.total',
  'invoice.totalWithoutVat',
  'invoice.vatTotal',
  'invoice.payable',
  'invoice.lineCount',
  'delivery.version',
]);

/** Longest number and longest text that an operation may make. */
const LONGEST_AMOUNT = 60;
const LONGEST_TEXT = 10_000;

function find(tree: unknown, path: string): unknown {
  if (path === '') return tree;
  const value = valueAt(tree, path);
  if (value === undefined || value === null || value === '') return new Missing(path);
  return amountPaths.has(path) ? decimal(value) : value;
}

/** Fails with all that is missing at once, so that a person is asked once. */
function demand(values: readonly unknown[]): readonly unknown[] {
  const missing = values.filter((value) => value instanceof Missing).map(({ path }) => path);
  if (missing.length === 0) return values;
  const names = missing.join(', ');
  throw new RuleError({ fr: `${names} : absent`, en: `${names}: missing` }, missing);
}

function scalar(value: unknown): Scalar {
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value instanceof Decimal) {
    return value;
  }
  throw wrong('{0} ne se compare pas', '{0} cannot be compared', value);
}

function decimal(value: unknown): Decimal {
  if (value instanceof Decimal) return value;
  const amount = literalAmount(value);
  if (amount === undefined) throw wrong('{0} n’est pas un nombre', '{0} is not a number', value);
  return new Decimal(amount);
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw wrong('{0} n’est pas un texte', '{0} is not a text', value);
}

function boolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong('{0} n’est ni vrai ni faux', '{0} is neither true nor false', value);
}

/** `{0}` and `{1}` stand for the values, named as a person knows them. */
function wrong(fr: string, en: string, ...values: readonly unknown[]): RuleError {
  const names = values.map(nameOf);
  const put = (pattern: string, language: keyof Text): string =>
    pattern.replace(/\{(\d)\}/g, (_, index) => names[Number(index)]?.[language] ?? '');
  return new RuleError({ fr: put(fr, 'fr'), en: put(en, 'en') });
}

function nameOf(value: unknown): Text {
  if (value instanceof Decimal) return same(value.amount);
  if (Array.isArray(value)) return { fr: 'une liste', en: 'a list' };
  return typeof value === 'object' && value !== null
    ? { fr: 'un groupe de valeurs', en: 'a group of values' }
    : same(`"${String(value).slice(0, 80)}"`);
}

/** By value: decimals as decimals as soon as one side is a number, booleans with booleans, else letter by letter. */
function areEqual(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return isPresent(a) === isPresent(b);
  const [left, right] = demand([a, b]).map(scalar);
  if (left instanceof Decimal || right instanceof Decimal) {
    return compare(decimal(left).amount, decimal(right).amount) === 0;
  }
  if (typeof left !== typeof right) {
    throw wrong(
      '{0} et {1} sont de genres différents',
      '{0} and {1} are of different kinds',
      left,
      right,
    );
  }
  return left === right;
}

/** Numbers by value, dates by day (by instant when both have a time of day); other texts have no order. */
function order(a: unknown, b: unknown): number {
  const [left, right] = demand([a, b]).map(scalar);
  if (
    typeof left === 'string' &&
    typeof right === 'string' &&
    isDateText(left) &&
    isDateText(right)
  ) {
    const areInstants = left.length > 10 && right.length > 10;
    const at = (date: string) => Date.parse(areInstants ? date : date.slice(0, 10));
    return at(left) - at(right);
  }
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    throw wrong('{0} et {1} n’ont pas d’ordre', '{0} and {1} have no order', left, right);
  }
  return compare(decimal(left).amount, decimal(right).amount);
}

function isIn(what: unknown, where: unknown): boolean {
  demand([what, where]);
  if (typeof where === 'string') return where.includes(text(what));
  if (!Array.isArray(where)) throw notList(where);
  return where.some((item) => areEqual(what, item));
}

const notList = (value: unknown): RuleError =>
  wrong('{0} n’est pas une liste', '{0} is not a list', value);

function isPresent(value: unknown): boolean {
  if (value instanceof Missing || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : true;
}

function calculate(values: readonly unknown[], reduce: (a: Amount, b: Amount) => Amount): Decimal {
  const amounts = demand(values).map((value) => decimal(value).amount);
  return new Decimal(
    amounts.reduce((total, amount) => {
      const result = reduce(total, amount);
      if (result.length > LONGEST_AMOUNT)
        throw wrong('un nombre a plus de 60 chiffres', 'a number grew past 60 digits');
      return result;
    }),
  );
}

function concatenate(values: readonly unknown[]): string {
  const joined = demand(values)
    .map(scalar)
    .map((value) => (value instanceof Decimal ? value.amount : text(value)))
    .join('');
  if (joined.length > LONGEST_TEXT)
    throw wrong('un texte a plus de 10 000 lettres', 'a text grew past 10,000 letters');
  return joined;
}

type Operation = (this: unknown, ...values: unknown[]) => unknown;

/** Our meaning of the operators, in place of json-logic-js's own: there null is 0, "9" > "10", and log prints. */
const operations: Readonly<Record<string, Operation>> = {
  var(path) {
    return find(this, text(path));
  },
  present: isPresent,
  '!!': (value) => boolean(demand([value])[0]),
  '!': (value) => !boolean(demand([value])[0]),
  '==': areEqual,
  '===': areEqual,
  '!=': (a, b) => !areEqual(a, b),
  '!==': (a, b) => !areEqual(a, b),
  '<': (a, b, ...rest) => order(a, b) < 0 && rest.every((c) => order(b, c) < 0),
  '<=': (a, b, ...rest) => order(a, b) <= 0 && rest.every((c) => order(b, c) <= 0),
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
  in: isIn,
  startsWith(a, b) {
    const [whole, part] = demand([a, b]).map(text);
    return (whole as string).startsWith(part as string);
  },
  endsWith(a, b) {
    const [whole, part] = demand([a, b]).map(text);
    return (whole as string).endsWith(part as string);
  },
  cat: (...values) => concatenate(values),
  '+': (...values) => calculate(values, add),
  '*': (...values) => calculate(values, multiply),
  '-': (...values) =>
    values.length === 1
      ? new Decimal(negate(decimal(demand(values)[0]).amount))
      : calculate(values, subtract),
  /** Written by `strict` around what some/all/none go through, never by people. */
  list(value) {
    const [list] = demand([value]);
    if (!Array.isArray(list)) throw notList(list);
    return list;
  },
};

// The library keeps one table of operators: registering twice is harmless, and nobody else in the product uses it.
for (const [name, operation] of Object.entries(operations)) {
  jsonLogic.add_operation(name, operation);
}

/** @throws RuleError where a value is missing or of the wrong kind */
export const apply = (rule: unknown, context: unknown): unknown =>
  jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], context);
