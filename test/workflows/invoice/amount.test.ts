import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  compare,
  decimals,
  divide,
  equal,
  format,
  isAmount,
  multiply,
  negate,
  parseAmount,
  round,
  subtract,
  sum,
} from '#workflows/invoice/amount.ts';

/** A decimal with its value in 1/10000, for an independent check in bigint. */
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 4 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
    const sign = units < 0n ? '-' : '';
    return {
      text: `${sign}${digits.slice(0, digits.length - scale)}${fraction}`,
      value: units * 10n ** BigInt(4 - scale),
      scale,
    };
  });

const tenThousandths = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
};

test('sums and differences are exact and keep the wider scale', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      expect(tenThousandths(add(a.text, b.text))).toBe(a.value + b.value);
      expect(tenThousandths(subtract(a.text, b.text))).toBe(a.value - b.value);
      expect(decimals(add(a.text, b.text))).toBe(Math.max(a.scale, b.scale));
    }),
  );
});

test('products are exact: their scale is the sum of both', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const product = multiply(a.text, b.text);
      expect(decimals(product)).toBe(a.scale + b.scale);
      expect(BigInt(product.replace('.', '')) * 10n ** BigInt(8 - a.scale - b.scale)).toBe(
        a.value * b.value,
      );
    }),
  );
});

test('rounding is off by at most half a unit, away from zero on the half, odd around zero', () => {
  fc.assert(
    fc.property(amount, ({ text, value }) => {
      const rounded = round(text, 2);
      const off = tenThousandths(rounded) - value;
      expect(off >= -50n && off <= 50n).toBe(true);
      if (off === 50n) expect(value > 0n).toBe(true);
      if (off === -50n) expect(value < 0n).toBe(true);
      expect(equal(round(negate(text), 2), negate(rounded))).toBe(true);
    }),
  );
});

test('order is that of the values, whatever the scale', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      expect(compare(a.text, b.text)).toBe(a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
    }),
  );
});

test('division undoes multiplication', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      fc.pre(b.value !== 0n);
      expect(equal(divide(multiply(a.text, b.text), b.text, 4), a.text)).toBe(true);
    }),
  );
});

test('a third has the decimals that were asked for, and zero divides nothing', () => {
  expect(divide('10', '3', 2)).toBe('3.33');
  expect(divide('-20', '3', 2)).toBe('-6.67');
  expect(() => divide('1', '0.00', 2)).toThrow(RangeError);
});

test.each([
  ['2.345', '2.35'],
  ['-2.345', '-2.35'],
  ['2.344999', '2.34'],
  ['7', '7.00'],
  ['-0.004', '0.00'],
])('%s rounds to %s', (from, to) => {
  expect(round(from)).toBe(to);
});

test.each([
  ['+1.50', '1.50'],
  [' .5 ', '0.5'],
  ['5.', '5.'.replace('.', '')],
  ['-0', '-0'],
  ['1e3', undefined],
  ['1,5', undefined],
  ['', undefined],
  ['.', undefined],
  ['9'.repeat(400), undefined],
])('%s is read as %s', (from, to) => {
  expect(parseAmount(from)).toBe(to);
  if (to !== undefined) expect(isAmount(to)).toBe(true);
});

test('people see their own marks', () => {
  expect(format('1234567.5', { decimals: 2, mark: ',', group: ' ' })).toBe('1 234 567,50');
  expect(format('-999', { decimals: 0, mark: '.', group: ',' })).toBe('-999');
});

test('nothing sums up to 0', () => {
  expect(sum([])).toBe('0');
});
