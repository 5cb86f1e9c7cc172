import {
  type Amount,
  add,
  compare,
  divide,
  isZero,
  multiply,
  roundUp,
  subtract,
  sum,
} from '#workflows/invoice/amount.ts';
import type { Line, LineAdjustment } from '#workflows/invoice/model.ts';
import { type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import { isNear, type Slack } from './adjustments.ts';

const judge = (
  id: string,
  reads: readonly string[],
  field: string,
  message: Rule['message'],
  fix: Rule['fix'],
  holds: (line: Line, ...rest: Parameters<Rule['broken']>) => boolean,
): Rule =>
  rule(id, reads, message, fix, function* broken(invoice, judged) {
    for (const [i, line] of invoice.lines.entries())
      if (holds(line, invoice, judged)) continue;
      else yield `lines[${i}].${field}`;
  });

const inside = {
  fr: 'Corrigez la période de la ligne ou celle de la facture.',
  en: 'Correct the period of the line or that of the invoice.',
};

/** R046, R110 to R130: amounts, prices and periods of lines. */
export const lineRules = (slack: Slack): readonly Rule[] => [
  judge(
    'PEPPOL-EN16931-R110',
    ['BT-73', 'BT-134'],
    'period.start',
    {
      fr: 'la période d’une ligne commence (BT-134) avant celle de la facture (BT-73)',
      en: 'the period of a line starts (BT-134) before that of the invoice (BT-73)',
    },
    inside,
    ({ period }, { delivery }) => !isBefore(period?.start, delivery?.period?.start),
  ),
  judge(
    'PEPPOL-EN16931-R111',
    ['BT-74', 'BT-135'],
    'period.end',
    {
      fr: 'la période d’une ligne finit (BT-135) après celle de la facture (BT-74)',
      en: 'the period of a line ends (BT-135) after that of the invoice (BT-74)',
    },
    inside,
    ({ period }, { delivery }) => !isBefore(delivery?.period?.end, period?.end),
  ),
  judge(
    'PEPPOL-EN16931-R120',
    ['BT-131', 'BT-129', 'BT-146', 'BT-149', 'BT-136', 'BT-141'],
    'netAmount',
    {
      fr: 'le montant net d’une ligne (BT-131) n’est pas quantité × prix net ÷ quantité de base + frais − remises',
      en: 'the net amount of a line (BT-131) is not quantity × net price ÷ base quantity + charges − allowances',
    },
    {
      fr: 'Recalculez la ligne dans le logiciel qui fait la facture, ou donnez le prix avec plus de décimales.',
      en: 'Recompute the line in the software that makes the invoice, or give the price with more decimals.',
    },
    (line, invoice) => isNear(line.netAmount ?? '0', netOf(line), slack(invoice)),
  ),
  judge(
    'PEPPOL-EN16931-R121',
    ['BT-149'],
    'price.baseQuantity',
    {
      fr: 'la quantité de base du prix (BT-149) n’est pas positive',
      en: 'the base quantity of a price (BT-149) is not above zero',
    },
    {
      fr: 'Donnez une quantité de base positive, ou retirez-la : elle vaut alors 1.',
      en: 'Give a base quantity above zero, or remove it: it is then 1.',
    },
    ({ price }) => price?.baseQuantity === undefined || compare(price.baseQuantity, '0') > 0,
  ),
  judge(
    'PEPPOL-EN16931-R046',
    ['BT-146', 'BT-147', 'BT-148'],
    'price.net',
    {
      fr: 'le prix net (BT-146) n’est pas le prix brut (BT-148) moins la remise (BT-147)',
      en: 'the net price (BT-146) is not the gross price (BT-148) less its discount (BT-147)',
    },
    {
      fr: 'Recalculez : prix net = prix brut − remise.',
      en: 'Recompute: net price = gross price − discount.',
    },
    ({ price }) =>
      price?.gross === undefined ||
      (price.net !== undefined &&
        compare(price.net, subtract(price.gross, price.discount ?? '0')) === 0),
  ),
  judge(
    'PEPPOL-EN16931-R130',
    ['BT-130', 'BT-150'],
    'price.baseUnit',
    {
      fr: 'l’unité de la quantité de base du prix (BT-150) n’est pas celle de la quantité facturée (BT-130)',
      en: 'the unit of the price base quantity (BT-150) is not that of the invoiced quantity (BT-130)',
    },
    {
      fr: 'Donnez la même unité aux deux quantités.',
      en: 'Give both quantities the same unit.',
    },
    ({ price, quantity, unit }, _, { edition }) =>
      price?.baseUnit === undefined ||
      price.baseUnit === unit ||
      (edition === 'ubl' && quantity === undefined),
  ),
];

const isBefore = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a < b;

/** What a line's net amount should be. The official rules divide first, to 18 decimals. */
function netOf({ quantity = '1', price, allowances, charges }: Line): Amount {
  const base = price?.baseQuantity;
  const net = price?.net ?? '0';
  const each = base === undefined || isZero(base) ? net : divide(net, base, 18);
  return subtract(add(multiply(quantity, each), totalOf(charges)), totalOf(allowances));
}

const totalOf = (items: readonly LineAdjustment[]): Amount =>
  items.length === 0 ? '0' : roundUp(sum(items.flatMap(({ amount }) => amount ?? [])));
