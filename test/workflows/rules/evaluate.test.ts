import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '#workflows/invoice/amount.ts';
import { evaluateRule } from '#workflows/rules/evaluate.ts';

const context = {
  invoice: {
    number: '0012',
    typeCode: '380',
    total: '9999.99',
    issueDate: '2026-11-02',
    isCreditNote: false,
    lineCount: 3,
    custom: { costCentre: 'A7', urgent: true, weight: 12.5 },
  },
  customer: { name: 'Ateliers de Béthune', country: 'FR' },
  params: { limit: '500.00', to: ['a@client.example', 'b@client.example'], none: [] },
  delivery: { startedAt: '2026-11-24T08:00:00Z' },
};

const number = { var: 'invoice.number' };
const total = { var: 'invoice.total' };
const order = { var: 'invoice.orderReference' };
const day = { var: 'invoice.issueDate' };

describe('what a rule answers', () => {
  test.each([
    [{ '==': [{ var: 'invoice.typeCode' }, '380'] }, true],
    [{ '==': [number, '12'] }, false],
    [{ '==': [total, '9999.990'] }, true],
    [{ '==': [total, 9999.99] }, true],
    [{ '!=': [total, 10000] }, true],
    [{ '>': [total, '10000'] }, false],
    [{ '<': [9000, total, 10000] }, true],
    [{ '<=': [9999.99, total, 9999.99] }, true],
    [{ '<': [{ var: 'params.limit' }, total] }, true],
    [{ '==': [{ var: 'params.limit' }, 500] }, true],
    [{ '==': [{ '+': [0.1, 0.2] }, 0.3] }, true],
    [{ '>': [{ '*': [total, '1.2'] }, 11999.98] }, true],
    [{ '==': [{ '-': [total, total] }, 0] }, true],
    [{ '<': [day, '2026-11-03'] }, true],
    [{ '<': [day, { var: 'delivery.startedAt' }] }, true],
    [{ in: [{ var: 'customer.country' }, ['FR', 'BE']] }, true],
    [{ in: ['Béthune', { var: 'customer.name' }] }, true],
    [{ in: [{ var: 'invoice.lineCount' }, [1, 3]] }, true],
    [{ startsWith: [number, '00'] }, true],
    [{ endsWith: [number, '3'] }, false],
    [{ '!': { var: 'invoice.isCreditNote' } }, true],
    [{ '==': [{ var: 'invoice.custom.urgent' }, true] }, true],
    [{ '>': [{ var: 'invoice.custom.weight' }, 12] }, true],
    [{ present: order }, false],
    [{ present: { var: 'params.none' } }, false],
    [{ '==': [order, null] }, true],
    [{ and: [{ present: order }, { '>': [order, 5] }] }, false],
    [{ or: [{ '!': { present: order } }, { startsWith: [order, 'PO'] }] }, true],
    [{ if: [{ present: order }, { '==': [order, 'x'] }, true] }, true],
    [{ some: [{ var: 'params.to' }, { startsWith: [{ var: '' }, 'b@'] }] }, true],
    [{ all: [{ var: 'params.to' }, { endsWith: [{ var: '' }, '.example'] }] }, true],
    [{ none: [{ var: 'params.none' }, { '==': [{ var: '' }, 'x'] }] }, true],
    [{ '==': [{ cat: [number, '/', { var: 'invoice.typeCode' }] }, '0012/380'] }, true],
  ])('%j is %s', (rule, value) => {
    expect(evaluateRule(rule, context)).toEqual({ ok: true, value });
  });

  test.each([
    [{ '>': [order, -1] }, ['invoice.orderReference']],
    [{ '<': [order, { var: 'params.nothing' }] }, ['invoice.orderReference', 'params.nothing']],
    [{ and: [order, true] }, ['invoice.orderReference']],
    [{ if: [order, true, true] }, ['invoice.orderReference']],
    [{ '!': order }, ['invoice.orderReference']],
    [{ in: [order, ['a']] }, ['invoice.orderReference']],
    [{ all: [{ var: 'params.nothing' }, true] }, ['params.nothing']],
    [{ none: [{ var: 'params.nothing' }, true] }, ['params.nothing']],
    [{ '>': [number, { var: 'customer.name' }] }, []],
    [{ '==': [{ var: 'invoice.isCreditNote' }, { var: 'customer.name' }] }, []],
    [{ or: [number] }, []],
    [{ '==': [{ var: 'invoice.custom' }, 'x'] }, []],
    [{ in: ['a', null] }, []],
    [number, []],
  ])('%j is a rule error, missing %j', (rule, missing) => {
    expect(evaluateRule(rule, context)).toMatchObject({ ok: false, code: 'RULE_ERROR', missing });
  });
});

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const cut = digits.length - scale;
    return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${scale > 0 ? `.${digits.slice(cut)}` : ''}`;
  });

describe('laws', () => {
  test('amounts compare as exact decimals, whatever their scale', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const invoice = { total: a, payable: b };
        const pair = [{ var: 'invoice.total' }, { var: 'invoice.payable' }];
        const answer = (operator: string) => evaluateRule({ [operator]: pair }, { invoice });
        const exact = compare(a, b);
        expect(answer('==')).toEqual({ ok: true, value: exact === 0 });
        expect(answer('<')).toEqual({ ok: true, value: exact < 0 });
        expect(answer('>=')).toEqual({ ok: true, value: exact >= 0 });
      }),
    );
  });

  test('a comparison with a missing value never answers', () => {
    const operators = ['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'startsWith', 'endsWith'];
    const literal = fc.oneof(fc.integer(), fc.string(), fc.constantFrom('0', '', '-1'));
    fc.assert(
      fc.property(
        fc.constantFrom(...operators),
        literal,
        fc.boolean(),
        (operator, value, first) => {
          const pair = first ? [order, value] : [value, order];
          expect(evaluateRule({ [operator]: pair }, context).ok).toBe(false);
        },
      ),
    );
  });

  const variable = fc
    .constantFrom('invoice.total', 'invoice.number', 'invoice.none', 'params.to', 'invoice', '')
    .map((path) => ({ var: path }));
  const operator = fc.constantFrom(
    ...['==', '<', '<=', 'and', 'or', '!', '!!', 'if', 'in', 'cat', '+', '-', '*', 'some', 'all'],
    ...['none', 'present', 'startsWith', 'var', 'map', 'constructor'],
  );
  const { rule } = fc.letrec((tie) => ({
    rule: fc.oneof(
      { maxDepth: 5 },
      fc.oneof(variable, fc.jsonValue({ maxDepth: 1 })),
      fc
        .tuple(operator, fc.array(tie('rule'), { maxLength: 4 }))
        .map(([name, args]) => ({ [name]: args })),
    ),
  }));

  test('any rule over any data answers or is a rule error, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(rule, fc.anything()), (any) => {
        const result = evaluateRule(any, context);
        expect(typeof (result.ok ? result.value : result.message.en)).toMatch(/^(boolean|string)$/);
      }),
      { numRuns: 3000 },
    );
  });

  test('a rule gives the same answer twice', () => {
    fc.assert(
      fc.property(rule, (any) => {
        expect(evaluateRule(any, context)).toEqual(evaluateRule(any, context));
      }),
    );
  });
});
