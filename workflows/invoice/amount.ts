/**
 * Exact decimals as strings (`'1234.50'`) over bigint. Amounts stay strings everywhere else: they survive
 * JSON, so the API, the database and a Temporal history hold the same value.
 *
 * The scale is kept: `'1.50'` plus `'1'` is `'2.50'`. No operation rounds but `round` and `divide`; both
 * round half up, away from zero (2.345 → 2.35, −2.345 → −2.35), the commercial rounding of EN 16931-1 §6.
 */
export type Amount = string;

interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Bounds the digits that hostile input can make us multiply. */
const LONGEST = 60;
const PATTERN = /^-?\d+(\.\d+)?$/;

export const isAmount = (text: string): boolean => text.length <= LONGEST && PATTERN.test(text);

/** Reads what XML Schema's `decimal` allows and a person may type: `+1`, `.5`, `5.`, spaces around. */
export function parseAmount(text: string): Amount | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || text.length > LONGEST) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' ? `-${digits}` : digits;
}

/** How many decimals the amount is written with: `'1.50'` has 2. */
export const decimals = (amount: Amount): number => decimal(amount).scale;

export const add = (a: Amount, b: Amount): Amount => sum([a, b]);

export const subtract = (a: Amount, b: Amount): Amount => sum([a, negate(b)]);

/** The sum of nothing is `'0'`. */
export function sum(amounts: readonly Amount[]): Amount {
  const terms = amounts.map(decimal);
  const scale = terms.reduce((widest, term) => Math.max(widest, term.scale), 0);
  return text({ units: terms.reduce((total, term) => total + widen(term, scale), 0n), scale });
}

/** Exact: the scale of the product is the sum of both scales. */
export function multiply(a: Amount, b: Amount): Amount {
  const [x, y] = [decimal(a), decimal(b)];
  return text({ units: x.units * y.units, scale: x.scale + y.scale });
}

/** @throws RangeError when the divisor is zero */
export function divide(a: Amount, b: Amount, scale: number): Amount {
  const [x, y] = [decimal(a), decimal(b)];
  if (y.units === 0n) throw new RangeError(`${a} divided by zero`);
  return text({
    units: quotient(widen(x, x.scale + y.scale + scale), y.units * 10n ** BigInt(x.scale)),
    scale,
  });
}

export function negate(amount: Amount): Amount {
  const { units, scale } = decimal(amount);
  return text({ units: -units, scale });
}

export const absolute = (amount: Amount): Amount => (isNegative(amount) ? negate(amount) : amount);

export const isNegative = (amount: Amount): boolean => decimal(amount).units < 0n;

export const isZero = (amount: Amount): boolean => decimal(amount).units === 0n;

/** By value, whatever the scale: `compare('1.50', '1.5')` is 0. */
export function compare(a: Amount, b: Amount): -1 | 0 | 1 {
  const [x, y] = [decimal(a), decimal(b)];
  const scale = Math.max(x.scale, y.scale);
  const [m, n] = [widen(x, scale), widen(y, scale)];
  return m < n ? -1 : m > n ? 1 : 0;
}

export const equal = (a: Amount, b: Amount): boolean => compare(a, b) === 0;

/** To exactly `scale` decimals, half up away from zero; pads with zeros when there are fewer. */
export function round(amount: Amount, scale = 2): Amount {
  const value = decimal(amount);
  const units =
    value.scale <= scale
      ? widen(value, scale)
      : quotient(value.units, 10n ** BigInt(value.scale - scale));
  return text({ units, scale });
}

/** As `round`, but half towards +∞ (−2.345 → −2.34): XPath's `fn:round`, by which the official rules compute. */
export function roundUp(amount: Amount, scale = 2): Amount {
  const value = decimal(amount);
  if (value.scale <= scale) return text({ units: widen(value, scale), scale });
  const divisor = 10n ** BigInt(value.scale - scale);
  const shifted = value.units + divisor / 2n;
  const isBelow = shifted < 0n && shifted % divisor !== 0n;
  return text({ units: shifted / divisor - (isBelow ? 1n : 0n), scale });
}

/** Without trailing zeros in the fraction: `'2.500'` → `'2.5'`, `'2.00'` → `'2'`. */
export function trim(amount: Amount): Amount {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

export interface AmountFormat {
  /** Digits after the mark; the amount is rounded to it. */
  readonly decimals: number;
  readonly mark: '.' | ',';
  /** Between groups of three digits; '' for none. */
  readonly group: string;
}

/** For people: `format('1234.5', { decimals: 2, mark: ',', group: ' ' })` is `1 234,50`. */
export function format(amount: Amount, { decimals: scale, mark, group }: AmountFormat): string {
  const rounded = round(amount, scale);
  const [whole = '', fraction] = absolute(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${isNegative(rounded) ? '-' : ''}${grouped}${fraction === undefined ? '' : mark + fraction}`;
}

function decimal(amount: Amount): Decimal {
  if (!PATTERN.test(amount)) throw new RangeError(`not an amount: ${amount.slice(0, LONGEST)}`);
  const point = amount.indexOf('.');
  if (point === -1) return { units: BigInt(amount), scale: 0 };
  const digits = amount.slice(0, point) + amount.slice(point + 1);
  return { units: BigInt(digits), scale: amount.length - point - 1 };
}

const widen = ({ units, scale }: Decimal, to: number): bigint =>
  to === scale ? units : units * 10n ** BigInt(to - scale);

function quotient(dividend: bigint, divisor: bigint): bigint {
  const size = (n: bigint) => (n < 0n ? -n : n);
  const [top, bottom] = [size(dividend), size(divisor)];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return dividend < 0n === divisor < 0n ? rounded : -rounded;
}

function text({ units, scale }: Decimal): Amount {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}
