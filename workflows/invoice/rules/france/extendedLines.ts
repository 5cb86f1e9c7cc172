import { type Amount, compare, roundUp, sum } from '#workflows/invoice/amount.ts';
import type { Invoice, Line } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';
import { frenchRule, type Ids, only } from './frenchRule.ts';
import { isCounted } from './lines.ts';

const SUBTYPES = ['DETAIL', 'GROUP', 'INFORMATION'];

function lineRule(
  ids: Ids,
  reads: readonly string[],
  message: Text,
  fix: Text,
  field: string,
  holds: (line: Line, invoice: Invoice, judged: Judged, at: number) => boolean,
): Rule {
  return frenchRule(ids, reads, message, fix, (invoice, judged) =>
    invoice.lines.flatMap((line, i) =>
      holds(line, invoice, judged, i) ? [] : [`lines[${i}]${field}`],
    ),
  );
}

/** What EN 16931 asks of every line, asked of those that count. */
const required = (
  ids: Ids,
  term: string,
  field: string,
  what: Text,
  has: (line: Line) => unknown,
): Rule =>
  lineRule(
    ids,
    [term, 'BT-X-8'],
    {
      fr: `une ligne qui compte dans les totaux n’a pas ${what.fr} (${term})`,
      en: `a line that counts in the totals has no ${what.en} (${term})`,
    },
    {
      fr: `Renseignez ${term}, ou donnez à la ligne le sous-type GROUP ou INFORMATION.`,
      en: `Fill in ${term}, or give the line the subtype GROUP or INFORMATION.`,
    },
    field,
    (line, _, { edition }) => !isCounted(line, edition) || has(line) !== undefined,
  );

const parentFix: Text = {
  fr: 'Corrigez le sous-type et la ligne parente.',
  en: 'Correct the subtype and the parent line.',
};

const childrenOf = (invoice: Invoice, { id }: Line, subtypes: readonly string[]): readonly Line[] =>
  invoice.lines.filter(
    ({ parentId, statusReason = '' }) => parentId === id && subtypes.includes(statusReason),
  );

const isSummed = ({ statusReason, netAmount }: Line): boolean =>
  statusReason === 'GROUP' && netAmount !== undefined;

const amountsOf = (lines: readonly Line[]): readonly Amount[] =>
  lines.flatMap(({ netAmount }) => netAmount ?? []);

/** Lines in lines: groups, details and mere information. */
export const extendedLineRules: readonly Rule[] = [
  required(
    ['BR-FREXT-BR-22', 'BR-FREXT-22'],
    'BT-129',
    '.quantity',
    { fr: 'de quantité', en: 'quantity' },
    ({ quantity }) => quantity,
  ),
  required(
    ['BR-FREXT-BR-23', 'BR-FREXT-23'],
    'BT-130',
    '.unit',
    { fr: 'd’unité', en: 'unit' },
    ({ unit }) => unit,
  ),
  required(
    ['BR-FREXT-BR-24', 'BR-FREXT-24'],
    'BT-131',
    '.netAmount',
    { fr: 'de montant net', en: 'net amount' },
    ({ netAmount }) => netAmount,
  ),
  required(
    ['BR-FREXT-BR-26', 'BR-FREXT-26'],
    'BT-146',
    '.price.net',
    { fr: 'de prix net', en: 'net price' },
    ({ price }) => price?.net,
  ),
  required(
    'BR-FREXT-CO-04',
    'BT-151',
    '.vat.category',
    { fr: 'de catégorie de TVA', en: 'VAT category' },
    ({ vat }) => vat?.category,
  ),
  lineRule(
    'BR-FREXT-05',
    ['BT-X-8'],
    { fr: 'un sous-type de ligne n’est pas connu', en: 'a line subtype is not known' },
    {
      fr: `Prenez l’un de ${SUBTYPES.join(', ')}.`,
      en: `Take one of ${SUBTYPES.join(', ')}.`,
    },
    '.statusReason',
    ({ statusReason }) => statusReason === undefined || SUBTYPES.includes(statusReason),
  ),
  lineRule(
    'BR-FREXT-06',
    ['BT-X-8', 'BT-X-304'],
    {
      fr: 'une ligne qui a un parent n’a pas de sous-type',
      en: 'a line with a parent has no subtype',
    },
    parentFix,
    '.statusReason',
    ({ parentId, statusReason }) => !parentId || Boolean(statusReason),
  ),
  lineRule(
    'BR-FREXT-08',
    ['BT-131', 'BT-X-304'],
    {
      fr: 'le montant net d’un groupe (BT-131) n’est pas la somme de ses lignes',
      en: 'the net amount of a group (BT-131) is not the sum of its lines',
    },
    { fr: 'Recalculez le montant du groupe.', en: 'Recompute the amount of the group.' },
    '.netAmount',
    (line, invoice) => {
      if (!isSummed(line) || line.netAmount === undefined) return true;
      const parts = amountsOf(childrenOf(invoice, line, ['DETAIL', 'GROUP']));
      return compare(line.netAmount, roundUp(sum(parts))) === 0;
    },
  ),
  lineRule(
    'BR-FREXT-11',
    ['BT-X-304', 'BT-126'],
    {
      fr: 'la ligne parente n’est pas une autre ligne de la facture',
      en: 'the parent line is not another line of the invoice',
    },
    parentFix,
    '.parentId',
    ({ id, parentId }, { lines }) =>
      !parentId || (parentId !== id && lines.some((other) => other.id === parentId)),
  ),
  lineRule(
    'BR-FREXT-12',
    ['BT-131', 'BT-X-304'],
    {
      fr: 'un groupe dans un groupe chiffré n’a pas de montant net (BT-131)',
      en: 'a group within a summed group has no net amount (BT-131)',
    },
    {
      fr: 'Renseignez le montant net de chaque groupe.',
      en: 'Fill in the net amount of each group.',
    },
    '.netAmount',
    (line, invoice) => {
      const groups = childrenOf(invoice, line, ['GROUP']);
      return !isSummed(line) || amountsOf(groups).length === groups.length;
    },
  ),
  ...(
    [
      [
        'BR-FREXT-54-1',
        { fr: 'ni nom ni code', en: 'neither name nor code' },
        ({ name, code }) => name !== undefined || code !== undefined,
      ],
      [
        'BR-FREXT-54-2',
        {
          fr: 'ni valeur ni mesure avec son unité, ou a les deux',
          en: 'neither value nor measure with its unit, or has both',
        },
        ({ value, quantity, unit }) =>
          value === undefined ? quantity !== undefined && Boolean(unit) : quantity === undefined,
      ],
    ] satisfies [string, Text, (attribute: Line['item']['attributes'][number]) => boolean][]
  ).map(([id, what, holds]) =>
    lineRule(
      id,
      ['BT-160', 'BT-161', 'BT-X-11', 'BT-X-12'],
      {
        fr: `un attribut d’article (BG-32) n’a ${what.fr}`,
        en: `an item attribute (BG-32) has ${what.en}`,
      },
      { fr: 'Complétez ou retirez l’attribut.', en: 'Complete or remove the attribute.' },
      '.item.attributes',
      ({ item }) => item.attributes.every(holds),
    ),
  ),
  only(
    'ubl',
    lineRule(
      'UBL-FREXT-SR-48',
      ['BT-151', 'BT-X-8'],
      {
        fr: 'une ligne n’a pas une seule catégorie de TVA (au plus une si elle ne compte pas)',
        en: 'a line does not have exactly one VAT category (at most one where it does not count)',
      },
      { fr: 'Gardez une catégorie par ligne.', en: 'Keep one category a line.' },
      '.vat',
      ({ statusReason, precedingInvoices = [] }, _, { tally }, at) => {
        const count = tally.lines[at]?.categories.length ?? 0;
        const counts =
          statusReason === 'DETAIL' ||
          (statusReason === undefined && precedingInvoices.length === 0);
        return counts ? count === 1 : count <= 1;
      },
    ),
  ),
];
