import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRule } from '#workflows/rules/caps.ts';
import { evaluateRule } from '#workflows/rules/evaluate.ts';
import { checkRule, rulePaths } from '#workflows/rules/schema.ts';
import { vocabulary } from '#workflows/vocabulary.ts';

const variables = vocabulary({
  params: [
    { name: 'limit', type: 'amount', label: { fr: 'Plafond', en: 'Limit' } },
    { name: 'to', type: 'addresses', label: { fr: 'Destinataires', en: 'Recipients' } },
  ],
});
const total = { var: 'invoice.total' };
const order = { var: 'invoice.orderReference' };

describe('rules that are accepted', () => {
  test.each([
    [{ '==': [{ var: 'invoice.typeCode' }, '381'] }],
    [{ and: [{ present: total }, { '>': [total, '10000.01'] }] }],
    [{ '>': [total, { var: 'params.limit' }] }],
    [{ '<=': ['1', total, 100] }],
    [{ '<': [{ var: 'invoice.dueDate' }, '2026-12-31'] }],
    [{ in: [{ var: 'customer.country' }, ['FR', 'DE']] }],
    [{ in: ['x@client.example', { var: 'params.to' }] }],
    [{ some: [{ var: 'params.to' }, { endsWith: [{ var: '' }, '.example'] }] }],
    [{ if: [{ present: order }, { startsWith: [order, 'PO'] }, false] }],
    [{ '>': [{ '*': [total, '1.2'] }, 5] }],
    [{ '==': [{ var: 'invoice.custom.costCentre' }, 'A7'] }],
    [{ '!': { var: 'invoice.isCreditNote' } }],
    [{ var: 'invoice.isCreditNote' }],
  ])('%j', (rule) => {
    expect(checkRule(rule, variables)).toEqual([]);
  });
});

describe('rules that are refused', () => {
  test.each([
    [undefined, 'RULE_SCHEMA', ''],
    [true, 'RULE_SCHEMA', ''],
    [{}, 'RULE_SCHEMA', ''],
    [{ '>': [1, 2], '<': [1, 2] }, 'RULE_SCHEMA', ''],
    [{ map: [[1], 1] }, 'RULE_BUDGET', '/map'],
    [{ some: [{ var: 'params.to' }, { all: [{ var: '' }, true] }] }, 'RULE_BUDGET', '/some/1/all'],
    [{ log: ['x'] }, 'RULE_UNKNOWN_OP', '/log'],
    [{ missing: ['x'] }, 'RULE_UNKNOWN_OP', '/missing'],
    [{ '==': [{ var: 'invoice.__proto__.x' }, 1] }, 'RULE_FORBIDDEN_PATH', '/==/0/var'],
    [{ '==': [{ var: 'invoice.custom.constructor' }, 1] }, 'RULE_FORBIDDEN_PATH', '/==/0/var'],
    [{ '==': [{ var: ['invoice.total', 0] }, 1] }, 'RULE_TYPE', '/==/0/var'],
    [
      { some: [{ var: 'params.to' }, { present: order }] },
      'RULE_FORBIDDEN_PATH',
      '/some/1/present/0/var',
    ],
    [{ '==': [{ var: 'invoice.totl' }, 1] }, 'RULE_UNKNOWN_PATH', '/==/0/var'],
    [{ '>': [total] }, 'RULE_TYPE', '/>'],
    [{ '>': [total, 'ten'] }, 'RULE_TYPE', '/>'],
    [{ '>': [total, 0.1 + 0.2] }, 'RULE_TYPE', '/>/1'],
    [{ '==': [{ var: 'invoice.typeCode' }, 381] }, 'RULE_TYPE', '/=='],
    [{ '>': [order, 'A'] }, 'RULE_TYPE', '/>'],
    [{ '<': [{ var: 'invoice.dueDate' }, '31/12/2026'] }, 'RULE_TYPE', '/<'],
    [{ '<': [{ var: 'invoice.dueDate' }, '2026-02-30'] }, 'RULE_TYPE', '/<'],
    [{ '==': [{ var: 'invoice.dueDate' }, total] }, 'RULE_TYPE', '/=='],
    [{ '==': [{ var: 'invoice.isCreditNote' }, 'yes'] }, 'RULE_TYPE', '/=='],
    [{ and: [total, true] }, 'RULE_TYPE', '/and/0'],
    [total, 'RULE_TYPE', ''],
    [{ in: [total, order] }, 'RULE_TYPE', '/in'],
    [{ present: 'invoice.total' }, 'RULE_TYPE', '/present'],
    [{ in: [order, [['a']]] }, 'RULE_SCHEMA', '/in/1'],
    [{ '==': [order, 'x'.repeat(2001)] }, 'RULE_TOO_LARGE', '/==/1'],
    [{ in: [order, Array.from({ length: 201 }, () => 'a')] }, 'RULE_TOO_LARGE', '/in/1'],
  ])('%j is %s at %s', (rule, code, at) => {
    const [problem] = checkRule(rule, variables);
    expect(problem).toMatchObject({ code, at, severity: 'fatal' });
  });

  test('a misspelt variable names the one that was probably meant', () => {
    const [problem] = checkRule({ present: { var: 'invoice.orderRefrence' } }, variables);
    expect(problem?.fix.en).toBe('Did you mean invoice.orderReference?');
  });

  test('17 operators inside one another are too deep, 16 are not', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? { present: order } : { '!': [nested(depth - 1)] };
    expect(checkRule(nested(14))).toEqual([]);
    expect(checkRule(nested(16))[0]?.code).toBe('RULE_TOO_DEEP');
  });

  test('a million brackets in the text are refused before they are parsed', () => {
    const read = readRule('{"!":['.repeat(1_000_000));
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'RULE_TOO_DEEP' }] });
  });
});

test('brackets in a quoted text count for nothing', () => {
  const rule = { '==': [order, '[[[["{{\\'.repeat(20)] };
  expect(readRule(JSON.stringify(rule))).toEqual({ ok: true, rule });
});

test('the paths of a rule are listed once each', () => {
  const rule = { and: [{ present: total }, { '>': [total, { var: 'params.limit' }] }] };
  expect(rulePaths(rule)).toEqual(['invoice.total', 'params.limit']);
});

test('any value at all is judged, without a throw', () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      expect(Array.isArray(checkRule(anything, variables))).toBe(true);
      rulePaths(anything);
    }),
    { numRuns: 2000 },
  );
});

test('a rule that passes and whose values are all there never ends in a rule error', () => {
  const context = {
    invoice: { total: '10.50', orderReference: 'PO-1', dueDate: '2026-12-31', isCreditNote: false },
    params: { limit: '500', to: ['a@b.example'] },
  };
  const amount = fc.oneof(
    fc.constantFrom(total, { var: 'params.limit' }),
    fc.integer(),
    fc.constantFrom('1.5', '-3'),
  );
  const text = fc.oneof(fc.constant(order), fc.string());
  const date = fc.constantFrom({ var: 'invoice.dueDate' }, '2026-01-01', '2026-12-31T00:00:00Z');
  const ordering = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  const comparison = fc.oneof(
    fc.tuple(ordering, amount, amount),
    fc.tuple(ordering, date, date),
    fc.tuple(fc.constantFrom('==', '!=', 'startsWith', 'endsWith'), text, text),
    fc.tuple(fc.constant('in'), text, fc.array(fc.string(), { minLength: 1 })),
  );
  const leaf = comparison.map(([operator, a, b]) => ({ [operator]: [a, b] }));
  const { rule } = fc.letrec((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('rule'), { minLength: 1, maxLength: 3 }))
        .map(([operator, args]) => ({ [operator]: args })),
    ),
  }));
  fc.assert(
    fc.property(rule, (one) => {
      fc.pre(checkRule(one, variables).length === 0);
      expect(evaluateRule(one, context)).toMatchObject({ ok: true });
    }),
  );
});
