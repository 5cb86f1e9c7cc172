import { format, isAmount, trim } from '../invoice/amount.ts';
import type { Text } from '../text.ts';
import { type Variable, variableAt } from '../vocabulary.ts';
import { literalAmount } from './literal.ts';
import { operands, operatorOf } from './node.ts';

/** What stands on one side of a comparison, as people say it: a variable by its label, a value by its kind. */
export function sayOperand(
  operand: unknown,
  variables: readonly Variable[],
  against?: Variable,
): Text | undefined {
  const path = pathOf(operand);
  if (path !== undefined) {
    return variableAt(path, variables)?.label ?? { fr: path, en: path };
  }
  if (Array.isArray(operand)) {
    const items = operand.slice(0, 8).map((item) => sayValue(item, against));
    if (items.length === 0 || items.some((item) => item === undefined)) return undefined;
    const more = operand.length > items.length ? ', …' : '';
    const texts = items as readonly Text[];
    return {
      fr: texts.map((t) => t.fr).join(', ') + more,
      en: texts.map((t) => t.en).join(', ') + more,
    };
  }
  return sayValue(operand, against);
}

function sayValue(value: unknown, against: Variable | undefined): Text | undefined {
  if (typeof value === 'boolean') {
    return value ? { fr: 'vrai', en: 'true' } : { fr: 'faux', en: 'false' };
  }
  const isNumeric = against?.type === 'amount' || against?.type === 'number';
  const amount = literalAmount(value);
  if (amount !== undefined && (typeof value === 'number' || isNumeric)) return sayAmount(amount);
  if (typeof value !== 'string') return undefined;
  const short = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  if (against?.type === 'date') return { fr: frenchDate(short), en: short };
  if (against?.type === 'code') return { fr: short, en: short };
  return { fr: `« ${short} »`, en: `“${short}”` };
}

function sayAmount(amount: string): Text {
  if (!isAmount(amount)) return { fr: amount, en: amount };
  const shortest = trim(amount);
  const decimals = shortest.split('.')[1]?.length ?? 0;
  const shown = decimals === 1 ? 2 : decimals;
  return {
    fr: format(amount, { decimals: shown, mark: ',', group: '\u202f' }),
    en: format(amount, { decimals: shown, mark: '.', group: ',' }),
  };
}

const frenchDate = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

export function pathOf(operand: unknown): string | undefined {
  if (operatorOf(operand) !== 'var') return undefined;
  const [path] = operands(operand);
  return typeof path === 'string' && path !== '' ? path : undefined;
}

export function variableOf(operand: unknown, variables: readonly Variable[]): Variable | undefined {
  const path = pathOf(operand);
  return path === undefined ? undefined : variableAt(path, variables);
}
