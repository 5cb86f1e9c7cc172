import { type Amount, isAmount, parseAmount } from '../invoice/amount.ts';

/**
 * The exact decimal that a literal or a value stands for: a decimal string as it is, a JSON number by its shortest
 * notation (exact up to 15 digits, which `checkRule` sees to). Undefined for anything that is no decimal.
 */
export function literalAmount(value: unknown): Amount | undefined {
  if (typeof value === 'string') return isAmount(value) ? value : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const shortest = String(value);
  return shortest.includes('e') ? fromExponent(shortest) : parseAmount(shortest);
}

/** JavaScript writes 1e21 and 1e-7 with an exponent. Past 40 places nobody means an amount. */
function fromExponent(text: string): Amount | undefined {
  const [mantissa = '', power = ''] = text.split('e');
  const places = Number(power);
  if (Math.abs(places) > 40) return undefined;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits}${'0'.repeat(point - digits.length)}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
