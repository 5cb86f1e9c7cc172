import { isNegative } from '#workflows/invoice/amount.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { type Rule, rule, visit } from '#workflows/invoice/rules/rule.ts';

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
        // A price that is not there is not “zero or more” either: BR-27 fires with BR-26.
        const isRight = amount === undefined ? field === 'gross' : !isNegative(amount);
        return isRight ? [] : [`lines[${i}].price.${field}`];
      }),
  );

interface Period {
  readonly start?: string;
  readonly end?: string;
}

const periods = (
  id: string,
  group: string,
  isBroken: (period: Period, isTold: boolean) => boolean,
  message: Rule['message'],
): Rule =>
  rule(
    id,
    group === 'delivery' ? ['BT-73', 'BT-74'] : ['BT-134', 'BT-135'],
    message,
    {
      fr: 'Corrigez le début et la fin de la période, ou retirez-la.',
      en: 'Correct the start and end of the period, or remove it.',
    },
    (invoice, judged) => {
      const places: string[] = [];
      visit(invoice, `${group}.period`, (period, at) => {
        const isTold = group === 'delivery' && isToldByCode(judged, invoice.taxPointCode);
        if (isBroken(period as Period, isTold)) places.push(at());
      });
      return places;
    },
  );

/** In UBL the code of the VAT point (BT-8) lies in the period. */
const isToldByCode = ({ edition }: Judged, code: string | undefined): boolean =>
  edition === 'ubl' && code !== undefined;

const isBackwards = ({ start, end }: Period): boolean =>
  start !== undefined && end !== undefined && end < start;
const isEmpty = ({ start, end }: Period, isTold: boolean): boolean =>
  start === undefined && end === undefined && !isTold;

export const lineRules: readonly Rule[] = [
  notNegative('BR-27', 'BT-146', 'net'),
  notNegative('BR-28', 'BT-148', 'gross'),
  periods('BR-29', 'delivery', isBackwards, {
    fr: 'la période de facturation finit avant de commencer',
    en: 'the invoicing period ends before it starts',
  }),
  periods('BR-30', 'lines[]', isBackwards, {
    fr: 'la période d’une ligne finit avant de commencer',
    en: 'a line’s period ends before it starts',
  }),
  periods('BR-CO-19', 'delivery', isEmpty, {
    fr: 'la période de facturation n’a ni début ni fin',
    en: 'the invoicing period has neither start nor end',
  }),
  periods('BR-CO-20', 'lines[]', isEmpty, {
    fr: 'la période d’une ligne n’a ni début ni fin',
    en: 'a line’s period has neither start nor end',
  }),
];
