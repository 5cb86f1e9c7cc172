import { judgeTree } from '#activities/formats/validate.ts';
import type { RuleSet } from '#workflows/invoice/validate.ts';
import type { UnitTest } from './corpus.ts';

/** A rule that an official unit test and we disagree about. */
export interface Difference {
  readonly test: string;
  readonly rule: string;
  readonly kind: 'missed' | 'extra';
}

/** What we say otherwise than the official unit test. */
export function unitDifferences(unit: UnitTest, rules: RuleSet): Difference[] {
  const fired = new Set(judgeTree(unit.root, rules).map(({ code }) => code));
  const test = `${unit.folder}/${unit.file}#${unit.index}`;
  return [
    ...unit.mustFire
      .filter((id) => !fired.has(id))
      .map((rule) => ({ test, rule, kind: 'missed' as const })),
    ...unit.mustNotFire
      .filter((id) => fired.has(id))
      .map((rule) => ({ test, rule, kind: 'extra' as const })),
  ];
}
