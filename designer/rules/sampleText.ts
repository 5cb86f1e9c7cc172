import { isAmount } from '#workflows/invoice/amount.ts';
import { formatDate, formatMoney } from '#workflows/template/format.ts';
import type { Variable } from '#workflows/vocabulary.ts';
import { rules } from '../text/rules.ts';

/** A value of the sample as people read it; undefined where it is missing. */
export function sampleText(
  value: unknown,
  type: Variable['type'],
  language: 'fr' | 'en',
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(String).join(', ');
  if (typeof value === 'boolean') return rules[value ? 'true' : 'false'][language];
  if (typeof value === 'object') return undefined;
  const text = String(value);
  if (type === 'amount' && isAmount(text)) return formatMoney(text, undefined, language);
  return (type === 'date' ? formatDate(text, language) : undefined) ?? text;
}
