import type { Problem } from '#workflows/problem.ts';
import type { Rule } from './rule.ts';

/** Business rules that go by one name and one version. */
export interface RuleSet {
  /** Of the official rules that it agrees with. */
  readonly version: string;
  /** Those that are added to what it builds on. */
  readonly rules: readonly Rule[];
  readonly buildsOn?: RuleSet;
  /** Ids of rules of what it builds on that it takes out. */
  readonly without?: ReadonlySet<string>;
  /** Ids of rules of what it builds on that only warn in it. */
  readonly eases?: ReadonlySet<string>;
  /** Ids of rules on the use of a syntax, warnings in what it builds on, that are fatal in it. */
  readonly raises?: ReadonlySet<string>;
  /** It has rules of its own on how CII and UBL are used; else those of EN 16931 are judged with it. */
  readonly hasOwnBinding?: true;
  /** `auto` picks the set for documents with this specification identifier (BT-24). */
  readonly isFor?: (specification: string) => boolean;
}

const all = new WeakMap<RuleSet, readonly Rule[]>();

/** The rules of a set, those that it builds on first. */
export function rulesOf(set: RuleSet): readonly Rule[] {
  const known = all.get(set);
  if (known) return known;
  const { buildsOn, without, eases, rules } = set;
  const inherited = buildsOn
    ? rulesOf(buildsOn)
        .filter(({ id }) => !without?.has(id))
        .map((rule) => (eases?.has(rule.id) ? { ...rule, severity: 'warning' as const } : rule))
    : [];
  const found = [...inherited, ...rules];
  all.set(set, found);
  return found;
}

/** Problems that a document's own judge found: those that the set has not taken out, as grave as it takes them. */
export function gradedBy(set: RuleSet, problems: readonly Problem[]): readonly Problem[] {
  const { eases, raises, without } = set;
  const left = without
    ? problems.filter(
        ({ code }) => !without.has(code) || rulesOf(set).some(({ id }) => id === code),
      )
    : problems;
  return left.map((one) => {
    if (eases?.has(one.code)) return { ...one, severity: 'warning' };
    return raises?.has(one.code) ? { ...one, severity: 'fatal' } : one;
  });
}
