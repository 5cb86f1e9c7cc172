import type { Term } from '#workflows/invoice/terms.ts';
import { type Condition, parsePath, type Step } from './path.ts';

/** The table of terms, made ready to be walked for one syntax. */
export interface Plan {
  /** For writing: lists before single terms, so that these find the first item's element; else the table's order. */
  readonly entries: readonly Entry[];
  /** For reading: one pass over the document. */
  readonly start: Node;
  /** Single header terms by their place in the model, for `$name`. */
  readonly variables: ReadonlyMap<string, Leaf>;
}

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
  readonly groups: readonly Group[];
}

/** A group that is there once at most: its element says that it is there, even when empty. */
export interface Group {
  readonly field: readonly string[];
  readonly steps: readonly Step[];
}

/** What an element may mean, and where its children lead. */
export interface Node {
  readonly branches: Map<string, Branch[]>;
  readonly values: Reading[];
  readonly attributes: AttributeReading[];
  /** Places in the model of the single groups that the element is. */
  readonly groups: (readonly string[])[];
  /** The element is an item of these lists; their terms are read from `node`. */
  readonly lists: { readonly list: List; readonly node: Node }[];
}

interface Branch {
  readonly key: string;
  readonly conditions: readonly Condition[];
  readonly node: Node;
}

export interface Reading {
  readonly leaf: Leaf;
  /** Which alternative of `A|B` this is: the first wins. */
  readonly rank: number;
}

interface AttributeReading extends Reading {
  readonly name: string;
  /** It belongs to the element's value in one object of the model, which there cannot be without the value. */
  readonly needsValue: boolean;
}

/**
 * Made at its first use: a process that reads one invoice needs one syntax of many.
 *
 * @param pathOf where a term lies in the syntax; undefined when the syntax has no place for it
 */
export function plan(terms: readonly Term[], pathOf: (term: Term) => string | undefined): Plan {
  let made: Plan | undefined;
  const ready = (): Plan => {
    made ??= planned(terms, pathOf);
    return made;
  };
  return {
    get entries() {
      return ready().entries;
    },
    get start() {
      return ready().start;
    },
    get variables() {
      return ready().variables;
    },
  };
}

function planned(terms: readonly Term[], pathOf: (term: Term) => string | undefined): Plan {
  const entries = entriesWithin(terms, pathOf, '');
  const leaves = entries.filter((entry) => entry.kind === 'leaf');
  return {
    entries,
    start: nodeOf(entries, groupsWithin(terms, pathOf, '')),
    variables: new Map(leaves.map((leaf) => [leaf.field.join('.'), leaf])),
  };
}

function entriesWithin(
  terms: readonly Term[],
  pathOf: (term: Term) => string | undefined,
  within: string,
): Entry[] {
  const entries = terms.flatMap((term): Entry[] => {
    const path = pathOf(term);
    if (path === undefined || !isDirectlyIn(term.path, within)) return [];
    const field = term.path.slice(within.length).split('.');
    const alternatives = parsePath(path);
    const isMany = term.cardinality.endsWith('n');
    if (term.type !== 'group') return [{ kind: 'leaf', term, field, alternatives, isMany }];
    if (!isMany) return [];
    const inner = entriesWithin(terms, pathOf, `${term.path}[].`);
    const groups = groupsWithin(terms, pathOf, `${term.path}[].`);
    return [{ kind: 'list', term, field, steps: alternatives[0] ?? [], entries: inner, groups }];
  });
  return [
    ...entries.filter(({ kind }) => kind === 'list'),
    ...entries.filter(({ kind }) => kind === 'leaf'),
  ];
}

const groupsWithin = (
  terms: readonly Term[],
  pathOf: (term: Term) => string | undefined,
  within: string,
): Group[] =>
  terms.flatMap((term) => {
    const path = pathOf(term);
    const isSingle = term.type === 'group' && !term.cardinality.endsWith('n');
    if (path === undefined || !isSingle || !isDirectlyIn(term.path, within)) return [];
    const field = term.path.slice(within.length).split('.');
    return parsePath(path).map((steps) => ({ field, steps }));
  });

const isDirectlyIn = (path: string, within: string): boolean =>
  path.startsWith(within) && !path.slice(within.length).includes('[].');

function nodeOf(entries: readonly Entry[], groups: readonly Group[]): Node {
  const start = emptyNode();
  for (const { field, steps } of groups) descend(start, steps).groups.push(field);
  for (const entry of entries) {
    if (entry.kind === 'list') {
      const item = { list: entry, node: nodeOf(entry.entries, entry.groups) };
      descend(start, entry.steps).lists.push(item);
      continue;
    }
    for (const [rank, steps] of entry.alternatives.entries()) {
      const last = steps.at(-1);
      const reading = { leaf: entry, rank };
      if (last?.isAttribute) {
        const { values, attributes } = descend(start, steps.slice(0, -1));
        attributes.push({ ...reading, name: last.name, needsValue: values.some(isWhole) });
      } else descend(start, steps).values.push(reading);
    }
  }
  return start;
}

/** Of identifiers, classifications and attached files. */
const isWhole = ({ leaf }: Reading): boolean =>
  ['value', 'content'].includes(leaf.field.at(-1) ?? '');

const emptyNode = (): Node => ({
  branches: new Map(),
  values: [],
  attributes: [],
  groups: [],
  lists: [],
});

function descend(from: Node, steps: readonly Step[]): Node {
  let node = from;
  for (const { name, conditions } of steps) {
    const branches = node.branches.get(name) ?? [];
    node.branches.set(name, branches);
    const key = JSON.stringify(conditions);
    let branch = branches.find((one) => one.key === key);
    if (!branch) {
      branch = { key, conditions, node: emptyNode() };
      branches.push(branch);
    }
    node = branch.node;
  }
  return node;
}
