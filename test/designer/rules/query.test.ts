import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateRule } from '#workflows/rules/evaluate.ts';
import { checkRule } from '#workflows/rules/schema.ts';
import { standardVariables } from '#workflows/vocabulary.ts';
import {
  type Condition,
  type Group,
  hasNoValue,
  operatorsOf,
  queryOf,
  ruleOf,
  wantsGuard,
} from '../../../designer/rules/query.ts';

const total = { var: 'invoice.total' };
const number = { var: 'invoice.number' };

describe('rules that the builder shows', () => {
  test.each([
    [{ '==': [number, 'F-1'] }],
    [{ '!=': [number, 'F-1'] }],
    [{ '>': [total, 10000] }],
    [{ '>': [total, '9999.99'] }],
    [{ and: [{ present: total }, { '>': [total, 10000] }] }],
    [{ and: [{ and: [{ present: total }, { '>': [total, 10000] }] }, { present: number }] }],
    [{ or: [{ and: [{ present: number }, { present: total }] }, { '!': { present: number } }] }],
    [{ '<=': [1, total, '20.5'] }],
    [{ in: [number, ['a', 'b']] }],
    [{ '!': { in: [number, ['a']] } }],
    [{ in: ['x', { var: 'params.to' }] }],
    [{ '!': { in: ['x', number] } }],
    [{ startsWith: [number, 'F'] }],
    [{ var: 'invoice.isCreditNote' }],
    [{ '!': { var: 'invoice.isCreditNote' } }],
    [{ '==': [{ var: 'invoice.isCreditNote' }, false] }],
    [{ and: [{ present: number }] }],
    [{ '==': [{ var: 'invoice.custom.anything' }, 'x'] }],
  ])('%j', (rule) => {
    const query = queryOf(rule);
    expect(query && ruleOf(query)).toEqual(rule);
  });
});

describe('rules that stay advanced, and so are never rewritten', () => {
  test.each([
    [{ '===': [number, 'F-1'] }],
    [{ '==': ['F-1', number] }],
    [{ '>': [{ '+': [total, 1] }, 5] }],
    [{ '==': [number, null] }],
    [{ if: [{ present: number }, true, false] }],
    [{ some: [{ var: 'params.to' }, { '==': [{ var: '' }, 'x'] }] }],
    [{ '!': { and: [{ present: number }, { present: total }] } }],
    [
      {
        and: [
          {
            or: [
              { and: [{ or: [{ present: number }, { present: total }] }, { present: number }] },
              { present: number },
            ],
          },
          { present: number },
        ],
      },
    ],
    [{ '>': [total, { var: 'params.limit' }] }],
    [{ present: number, '==': [1, 1] }],
    [{ var: ['invoice.number'] }],
    [{ and: [] }],
    ['text'],
    [true],
  ])('%j', (rule) => {
    expect(queryOf(rule)).toBeUndefined();
  });
});

test('no rule yet is an empty builder', () => {
  expect(queryOf(undefined)).toEqual({ combinator: 'and', rules: [] });
  expect(ruleOf({ combinator: 'and', rules: [] })).toBeUndefined();
});

const literalOf = {
  text: fc.string({ maxLength: 8 }),
  code: fc.constantFrom('FR', '381'),
  amount: fc.oneof(fc.integer(), fc.constantFrom('9999.99', 0.5)),
  number: fc.integer(),
  date: fc.constantFrom('2026-11-24', '2026-12-31'),
  boolean: fc.constant(''),
  list: fc.string({ minLength: 1, maxLength: 8 }),
};

const condition = fc.constantFrom(...standardVariables).chain(({ path, type }) =>
  fc.constantFrom(...operatorsOf[type]).chain((operator) => {
    const literal: fc.Arbitrary<string | number> = literalOf[type];
    const isMany = operator === 'oneOf' || operator === 'noneOf';
    const value = hasNoValue(operator)
      ? fc.constant('')
      : operator === 'between'
        ? fc.tuple(literal, literal)
        : isMany
          ? fc.array(literal, { minLength: 1, maxLength: 3 })
          : literal;
    return value.map(
      (one): Condition => ({
        field: path,
        operator,
        value: one,
        ...(wantsGuard(type, operator) && { guarded: true }),
      }),
    );
  }),
);

const { group } = fc.letrec<{ group: Group }>((tie) => ({
  group: fc
    .tuple(
      fc.constantFrom('and', 'or'),
      fc.array(condition, { minLength: 1, maxLength: 3 }),
      fc.option(tie('group'), { maxDepth: 2 }),
    )
    .map(([combinator, conditions, inner]) => ({
      combinator,
      rules: inner ? [...conditions, inner] : conditions,
    })),
}));

test('whatever is built passes the check, reads back as the same rule, and is answered without more or less on what is missing', () => {
  fc.assert(
    fc.property(group, (query) => {
      const rule = ruleOf(query);
      expect(checkRule(rule, standardVariables)).toEqual([]);
      const again = queryOf(rule);
      expect(again && ruleOf(again)).toEqual(rule);
    }),
  );
});

test('a guarded comparison on a missing value is false, never an error', () => {
  const missing = { field: 'invoice.total', operator: 'less', value: 1000, guarded: true } as const;
  const rule = ruleOf({ combinator: 'and', rules: [{ ...missing }] });
  expect(evaluateRule(rule, { invoice: {} })).toEqual({ ok: true, value: false });
});
