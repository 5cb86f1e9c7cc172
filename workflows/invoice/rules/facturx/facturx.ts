import { en16931 } from '#workflows/invoice/rules/en16931/en16931.ts';
import { extendedReferenceRules } from '#workflows/invoice/rules/france/extendedCodes.ts';
import { extendedLineRules } from '#workflows/invoice/rules/france/extendedLines.ts';
import { extendedTotalRules } from '#workflows/invoice/rules/france/extendedTotals.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { RuleSet } from '#workflows/invoice/rules/ruleSet.ts';
import { type FacturxSet, facturxIds } from './ids.ts';

const VERSION = '1.09.2';

/** The profiles ask these of every entry of the breakdown, be its tax VAT or another. */
const OF_ANY_TAX = ['BR-47', 'BR-48'];

const ofAnyTax = (one: Rule): Rule => ({
  ...one,
  broken(invoice, judged) {
    const subtotals = judged.tally.subtotals.map((entry) => ({ ...entry, isVat: true }));
    return one.broken(invoice, { ...judged, tally: { ...judged.tally, subtotals } });
  },
});

const ofEveryEntry = (one: Rule): Rule => ({
  ...one,
  broken: (invoice, judged) => one.broken(invoice, { ...judged, judgesEveryEntry: true }),
});

/** ZUGFeRD has the profiles under names of its own. */
const profile = (name: FacturxSet, end: string): RuleSet => ({
  version: VERSION,
  rules: en16931
    .filter(({ id }) => facturxIds[name].has(id))
    .map(ofEveryEntry)
    .map((one) => ({ ...(OF_ANY_TAX.includes(one.id) ? ofAnyTax(one) : one), severity: 'fatal' })),
  isFor: (specification) =>
    specification.endsWith(`urn:factur-x.eu:1p0:${end}`) ||
    specification.endsWith(`urn:zugferd.de:2p0:${end}`),
});

/** The French profile EXTENDED-CTC-FR has these rules of EXTENDED under ids of its own. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^BR-FREXT-54-/, 'BR-FXEXT-BR-54-'],
  [/^BR-FREXT-/, 'BR-FXEXT-'],
  [/^BR-FXEXT-S-08$/, 'BR-FXEXT-S08b'],
  [/^(BR-FXEXT-S-09|BR-FXEXT-\w+-08)$/, '$1b'],
];

const renamed = ({ idsInUbl: _, ...one }: Rule): Rule => ({
  ...one,
  id: RENAMED.reduce((id, [from, to]) => id.replace(from, to), one.id),
});

const NOT_HERE = ['BR-FREXT-05'];

/** EN 16931 has them under ids without the prefix. */
const WIDENED = ['BR-38', 'BR-44'];

const extendedRules: readonly Rule[] = [
  ...en16931
    .filter(({ id }) => WIDENED.includes(id))
    .map((one) => ({ ...one, id: `BR-FXEXT-${one.id}` })),
  ...[...extendedLineRules, ...extendedReferenceRules, ...extendedTotalRules]
    .filter(({ id }) => /^BR-F[RX]EXT-/.test(id) && !NOT_HERE.includes(id))
    .map(renamed),
];

const extended = profile('facturx-extended', 'extended');

/**
 * The profiles of Factur-X 1.09.2 (ZUGFeRD 2.5.2). What its elements may be used for is judged on the document:
 * `activities/formats/cii/facturx/`.
 */
export const facturx = {
  'facturx-minimum': profile('facturx-minimum', 'minimum'),
  'facturx-basic-wl': profile('facturx-basic-wl', 'basicwl'),
  'facturx-basic': profile('facturx-basic', 'basic'),
  // BT-24 of this profile is that of EN 16931, whose rules are judged then.
  'facturx-en16931': { version: VERSION, rules: profile('facturx-en16931', '').rules },
  'facturx-extended': { ...extended, rules: [...extended.rules, ...extendedRules] },
} as const satisfies Readonly<Record<FacturxSet, RuleSet>>;
