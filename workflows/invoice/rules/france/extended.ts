import { en16931 } from '#workflows/invoice/rules/en16931/en16931.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { RuleSet } from '#workflows/invoice/rules/ruleSet.ts';
import { extendedCodeRules, extendedReferenceRules } from './extendedCodes.ts';
import { extendedLineRules } from './extendedLines.ts';
import { categoryCodes, extendedTotalRules } from './extendedTotals.ts';
import { without, withoutInCii } from './extendedWithout.ts';
import { france } from './france.ts';
import { only } from './frenchRule.ts';

/** The two on reasons of charges have other ids in CII. */
const RENAMED: Readonly<Record<string, string>> = {
  'BR-38': 'BR-FREXT-BR-38',
  'BR-44': 'BR-FREXT-BR-44',
};

const kept: readonly Rule[] = en16931
  .filter(({ id }) => withoutInCii.has(id))
  .map((rule) => {
    const id = RENAMED[rule.id];
    return id === undefined ? only('ubl', rule) : { ...rule, id, idsInUbl: [rule.id] };
  });

/**
 * In CII the profile judges an entry of the breakdown by the rules of its VAT category only, since the first context that
 * fits a node takes it.
 */
const passedByInCii = new Set([
  ...['BR-45', 'BR-46', 'BR-47', 'BR-48', 'BR-CO-03', 'BR-DEC-19', 'BR-DEC-20'],
]);
const ofEntries: readonly Rule[] = en16931
  .filter(({ id }) => passedByInCii.has(id))
  .map((rule) => ({
    ...rule,
    broken: (invoice, judged) => {
      if (judged.edition === 'ubl') return rule.broken(invoice, judged);
      const subtotals = judged.tally.subtotals.filter(
        ({ code = '' }) => !(categoryCodes as readonly string[]).includes(code),
      );
      return rule.broken(invoice, { ...judged, tally: { ...judged.tally, subtotals } });
    },
  }));

/**
 * The French profile EXTENDED-CTC-FR (AFNOR XP Z12-012), as FNFE's artefacts 1.4.0.03 judge it: EN 16931 without what it
 * widens, its own rules, and those of the French reform.
 */
export const franceExtended: RuleSet = {
  version: 'FNFE 1.4.0.03',
  rules: [
    ...kept,
    ...ofEntries,
    ...extendedLineRules,
    ...extendedTotalRules,
    ...extendedCodeRules,
    ...extendedReferenceRules,
    ...france,
  ],
  without: new Set([...without, ...withoutInCii, ...passedByInCii]),
  isFor: (specification) => specification.endsWith('#urn.cpro.gouv.fr:1p0:extended-ctc-fr'),
};
