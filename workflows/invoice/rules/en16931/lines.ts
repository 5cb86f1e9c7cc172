import { isNegative } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { each, type Rule, rule } from './rule.ts';

const notNegative = (id: string, number: string, field: 'net' | 'gross'): Rule =>
  rule(
    id,
    [number],
    {
      fr: `un prix unitaire ${field === 'net' ? 'net' : 'brut'} (${number}) est négatif`,
      en: `an item ${field} price (${number}) is negative`,
    },
    {
      fr: 'Mettez le signe sur la quantité (BT-129) : le prix reste positif.',
      en: 'Put the sign on the quantity (BT-129): the price stays positive.',
    },
    ({ lines }) =>
      lines.flatMap(({ price }, i) => {
        const amount = price?.[field];
        return amount !== undefined && isNegative(amount) ? [`lines[${i}].price.${field}`] : [];
      }),
  );

interface Period {
  readonly start?: string;
  readonly end?: string;
}

const periods = (
  id: string,
  group: string,
  isBroken: (period: Period) => boolean,
  message: Rule['message'],
): Rule =>
  rule(
    id,
    group === '' ? ['BT-73', 'BT-74'] : ['BT-134', 'BT-135'],
    message,
    {
      fr: 'Corrigez le début et la fin de la période, ou retirez-la.',
      en: 'Correct the start and end of the period, or remove it.',
    },
    (invoice) => brokenPeriods(invoice, group, isBroken),
  );

function* brokenPeriods(
  invoice: Invoice,
  group: string,
  isBroken: (period: Period) => boolean,
): Generator<string> {
  for (const [at, period] of each(invoice, group === '' ? 'delivery.period' : `${group}.period`))
    if (isBroken(period as Period)) yield at;
}

const isBackwards = ({ start, end }: Period): boolean =>
  start !== undefined && end !== undefined && end < start;
const isEmpty = ({ start, end }: Period): boolean => start === undefined && end === undefined;

export const lineRules: readonly Rule[] = [
  notNegative('BR-27', 'BT-146', 'net'),
  notNegative('BR-28', 'BT-148', 'gross'),
  periods('BR-29', '', isBackwards, {
    fr: 'la période de facturation finit avant de commencer',
    en: 'the invoicing period ends before it starts',
  }),
  periods('BR-30', 'lines[]', isBackwards, {
    fr: 'la période d’une ligne finit avant de commencer',
    en: 'a line’s period ends before it starts',
  }),
  periods('BR-CO-19', '', isEmpty, {
    fr: 'la période de facturation n’a ni début ni fin',
    en: 'the invoicing period has neither start nor end',
  }),
  periods('BR-CO-20', 'lines[]', isEmpty, {
    fr: 'la période d’une ligne n’a ni début ni fin',
    en: 'a line’s period has neither start nor end',
  }),
];
