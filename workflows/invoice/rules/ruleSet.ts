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
  const { buildsOn, without, rules } = set;
  const inherited = buildsOn ? rulesOf(buildsOn).filter(({ id }) => !without?.has(id)) : [];
  const found = [...inherited, ...rules];
  all.set(set, found);
  return found;
}
