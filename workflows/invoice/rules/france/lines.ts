import type { Invoice, Line } from '#workflows/invoice/model.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import { frenchRule, only } from './frenchRule.ts';

/**
 * A line without a subtype, or of subtype DETAIL, counts in the totals; GROUP and INFORMATION do not. In UBL a line that
 * only says whose part it is does not count either.
 */
export const isCounted = ({ statusReason, parentId }: Line, edition: Edition): boolean =>
  statusReason === undefined
    ? edition === 'cii' || parentId === undefined
    : statusReason === 'DETAIL';

export const countedLines = ({ lines }: Invoice, edition: Edition): readonly Line[] =>
  lines.filter((line) => isCounted(line, edition));

type Attribute = Line['item']['attributes'][number];

const failingAttributes = (
  { lines }: Invoice,
  passes: (attribute: Attribute) => boolean,
  field = '',
): string[] =>
  lines.flatMap(({ item }, i) =>
    item.attributes.flatMap((attribute, j) =>
      passes(attribute) ? [] : [`lines[${i}].item.attributes[${j}]${field}`],
    ),
  );

const isSaid = (value: string | undefined): boolean => value === undefined || value.trim() !== '';

const namingFix = {
  fr: 'Nommez l’attribut (BT-160) ou donnez son code (UNTDID 6313).',
  en: 'Name the attribute (BT-160) or give its code (UNTDID 6313).',
};

export const lineRules: readonly Rule[] = [
  // In UBL the official rule looks where no attribute is.
  only(
    'cii',
    frenchRule(
      'BR-FR-27_BG-32',
      ['BT-160', 'BT-X-11'],
      {
        fr: 'un attribut d’article (BG-32) n’a ni nom ni code',
        en: 'an item attribute (BG-32) has neither name nor code',
      },
      namingFix,
      (invoice) =>
        failingAttributes(invoice, ({ name, code }) => name !== undefined || code !== undefined),
    ),
  ),
  only(
    'cii',
    frenchRule(
      'BR-FR-27_BT-160',
      ['BT-160'],
      { fr: 'le nom d’un attribut (BT-160) est vide', en: 'an attribute name (BT-160) is empty' },
      namingFix,
      (invoice) => failingAttributes(invoice, ({ name }) => isSaid(name), '.name'),
    ),
  ),
  only(
    'cii',
    frenchRule(
      'BR-FR-27_EXT-FR-FE-159',
      ['BT-X-11'],
      { fr: 'le code d’un attribut est vide', en: 'an attribute code is empty' },
      namingFix,
      (invoice) => failingAttributes(invoice, ({ code }) => isSaid(code), '.code'),
    ),
  ),
  frenchRule(
    'BR-FR-28-Value',
    ['BT-161', 'BT-X-12', 'BT-X-12-0'],
    {
      fr: 'un attribut (BG-32) doit avoir une valeur (BT-161) ou une mesure avec son unité, pas les deux',
      en: 'an attribute (BG-32) must have a value (BT-161) or a measure with its unit, not both',
    },
    { fr: 'Gardez l’une des deux.', en: 'Keep one of the two.' },
    (invoice) =>
      failingAttributes(invoice, ({ value, quantity, unit }) =>
        value === undefined ? quantity !== undefined && Boolean(unit) : quantity === undefined,
      ),
  ),
  // In CII the official rules look under the line itself, where no document is referred to.
  ...(
    [
      ['AFL', 'number', 'BT-128-AFL'],
      ['AVV', 'processType', 'BT-128-AVV'],
    ] as const
  ).map(([scheme, field, term]) =>
    only(
      'ubl',
      frenchRule(
        `BR-FR-30_${scheme}`,
        [term],
        {
          fr: `l’objet de ligne de schéma ${scheme} (BT-128) est vide`,
          en: `the line object of scheme ${scheme} (BT-128) is empty`,
        },
        { fr: 'Renseignez-le, ou retirez-le.', en: 'Fill it in, or remove it.' },
        ({ lines }) =>
          lines.flatMap(({ subInvoice }, i) =>
            isSaid(subInvoice?.[field]) ? [] : [`lines[${i}].subInvoice.${field}`],
          ),
      ),
    ),
  ),
];
