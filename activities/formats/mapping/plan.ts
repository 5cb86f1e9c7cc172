import type { Term } from '#workflows/invoice/terms.ts';
import { parsePath, type Step } from './path.ts';

/** The table of terms, made ready to be walked for one syntax. Entries keep the table's order. */
export type Entry = Leaf | List;

export interface Leaf {
  readonly kind: 'leaf';
  readonly term: Term;
  /** Where the value lies in the object of the innermost list: `['payment', 'card', 'number']`. */
  readonly field: readonly string[];
  readonly alternatives: readonly (readonly Step[])[];
  readonly isMany: boolean;
}

interface List {
  readonly kind: 'list';
  readonly term: Term;
  readonly field: readonly string[];
  readonly steps: readonly Step[];
  readonly entries: readonly Entry[];
}

/** @param pathOf where a term lies in the syntax; undefined when the syntax has no place for it */
export function plan(
  terms: readonly Term[],
  pathOf: (term: Term) => string | undefined,
  within = '',
): Entry[] {
  return terms.flatMap((term): Entry[] => {
    const path = pathOf(term);
    if (path === undefined || !isDirectlyIn(term.path, within)) return [];
    const field = term.path.slice(within.length).split('.');
    const alternatives = parsePath(path);
    const isMany = term.cardinality.endsWith('n');
    if (term.type !== 'group') return [{ kind: 'leaf', term, field, alternatives, isMany }];
    if (!isMany) return [];
    const entries = plan(terms, pathOf, `${term.path}[].`);
    return [{ kind: 'list', term, field, steps: alternatives[0] ?? [], entries }];
  });
}

const isDirectlyIn = (path: string, within: string): boolean =>
  path.startsWith(within) && !path.slice(within.length).includes('[].');
