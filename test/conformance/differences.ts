import { readFileSync } from 'node:fs';
import { judgeTree, validateXml } from '#activities/formats/validate.ts';
import { type RuleSetName, ruleSets } from '#workflows/invoice/validate.ts';
import { isFatal } from '#workflows/problem.ts';
import type { UnitTest, Verdict } from './corpus.ts';

/** A rule that an official judge and we disagree about. */
export interface Difference {
  readonly file: string;
  readonly rule: string;
  /** We do not find it broken, or we do and it is not. */
  readonly kind: 'missed' | 'extra';
}

/** The set that an official one goes by here; undefined for those that we do not have. */
export function setOf(official: string): RuleSetName | undefined {
  const name = sets.find(([part]) => official.includes(part))?.[1];
  return name !== undefined && Object.hasOwn(ruleSets, name) ? (name as RuleSetName) : undefined;
}

/** Parts of the names of phive's rule sets and of folders of unit tests. */
const sets = [
  ['cen', 'en16931'],
  ['peppol', 'peppol'],
  ['xrechnung', 'xrechnung'],
  ['zugferd:minimum', 'facturx-minimum'],
  ['zugferd:basic-wl', 'facturx-basic-wl'],
  ['zugferd:basicwl', 'facturx-basic-wl'],
  ['zugferd:basic', 'facturx-basic'],
  ['zugferd:extended', 'facturx-extended'],
  ['unit', 'peppol'],
] as const;

/** What we say otherwise than the official unit test. */
export function unitDifferences(unit: UnitTest, rules: RuleSetName): Difference[] {
  const fired = new Set(judgeTree(unit.root, rules).map(({ code }) => code));
  const file = `${unit.folder}/${unit.file}#${unit.index}`;
  return [
    ...unit.mustFire
      .filter((id) => !fired.has(id))
      .map((rule) => ({ file, rule, kind: 'missed' as const })),
    ...unit.mustNotFire
      .filter((id) => fired.has(id))
      .map((rule) => ({ file, rule, kind: 'extra' as const })),
  ];
}

/** Ids of the fatal rules that the file breaks; what cannot be read as UBL or CII breaks their schemas. */
export function fatalIds(file: string, rules: RuleSetName): string[] {
  const { syntax, problems } = validateXml(readFileSync(file), rules);
  if (!syntax) return ['XSD'];
  return [...new Set(problems.filter(isFatal).map(({ code }) => code))].sort();
}

/** What we say otherwise than the oracle. */
export function verdictDifferences(verdict: Verdict, rules: RuleSetName): Difference[] {
  const found = fatalIds(verdict.file, rules);
  return [
    ...verdict.fatal
      .filter((id) => !found.includes(id))
      .map((rule) => ({ file: verdict.file, rule, kind: 'missed' as const })),
    ...found
      .filter((id) => !verdict.fatal.includes(id))
      .map((rule) => ({ file: verdict.file, rule, kind: 'extra' as const })),
  ];
}
