import { describe, expect, test } from 'vitest';
import { corpusReason, hasCorpus, verdicts } from './corpus.ts';
import { setOf, verdictDifferences } from './differences.ts';

/** Documents that the validator's older rules refuse and today's allow: docs/conformance.md says why. */
const outdated = [{ file: 'akretion-xml/factur-x-extended.xml', rule: 'XSD' }];

const families = ['eu.cen', 'de.xrechnung', 'eu.peppol', 'de.zugferd'];

describe.skipIf(!hasCorpus)(
  `the official validator's verdict and fatal rules are ours${corpusReason}`,
  () => {
    test.each(families)('for %s', (family) => {
      const differences = (hasCorpus ? verdicts() : [])
        .filter(({ rules }) => rules.startsWith(family))
        .flatMap((verdict) => {
          const rules = setOf(verdict.rules);
          return rules ? verdictDifferences(verdict, rules) : [];
        })
        .filter(
          (found) =>
            !outdated.some(({ file, rule }) => found.file.endsWith(file) && found.rule === rule),
        );
      expect(differences).toEqual([]);
    });
  },
);
