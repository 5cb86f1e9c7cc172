import type { LineAdjustment } from '#workflows/invoice/model.ts';
import { type Rule, rule, visit } from '#workflows/invoice/rules/rule.ts';

/** An allowance or charge says why, in words or by code. EN 16931 states it twice, under two ids each. */
const reasoned = (
  ids: readonly string[],
  group: string,
  terms: readonly string[],
  fr: string,
  en: string,
): Rule[] =>
  ids.map((id) =>
    rule(
      id,
      terms,
      {
        fr: `${fr} n’a ni motif (${terms[0]}) ni code de motif (${terms[1]})`,
        en: `${en} has neither a reason (${terms[0]}) nor a reason code (${terms[1]})`,
      },
      {
        fr: 'Indiquez le motif, par exemple « Remise commerciale » ou « Frais de port ».',
        en: 'State the reason, for example “Discount” or “Freight”.',
      },
      (invoice) => {
        const places: string[] = [];
        visit(invoice, group, (adjustment, at) => {
          const { reason, reasonCode } = adjustment as LineAdjustment;
          if (reason === undefined && reasonCode === undefined) places.push(at());
        });
        return places;
      },
    ),
  );

export const adjustmentRules: readonly Rule[] = [
  ...reasoned(
    ['BR-33', 'BR-CO-21'],
    'allowances[]',
    ['BT-97', 'BT-98'],
    'une remise sur le document',
    'a document level allowance',
  ),
  ...reasoned(
    ['BR-38', 'BR-CO-22'],
    'charges[]',
    ['BT-104', 'BT-105'],
    'des frais sur le document',
    'a document level charge',
  ),
  ...reasoned(
    ['BR-42', 'BR-CO-23'],
    'lines[].allowances[]',
    ['BT-139', 'BT-140'],
    'une remise de ligne',
    'a line allowance',
  ),
  ...reasoned(
    ['BR-44', 'BR-CO-24'],
    'lines[].charges[]',
    ['BT-144', 'BT-145'],
    'des frais de ligne',
    'a line charge',
  ),
];
