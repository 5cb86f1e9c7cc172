import { expect, test } from 'vitest';
import { corpusReason, hasCorpus, unitTests } from './corpus.ts';
import { setOf, unitDifferences } from './differences.ts';

test.skipIf(!hasCorpus)(`every official unit test agrees with our rules${corpusReason}`, () => {
  const differences = unitTests().flatMap((unit) => {
    const rules = setOf(unit.folder);
    return rules ? unitDifferences(unit, rules) : [];
  });
  expect(differences).toEqual([]);
});
