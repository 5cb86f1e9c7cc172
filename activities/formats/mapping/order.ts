import type { XmlElement } from '../xml.ts';

/** An element's place among its siblings: its rank in the schema's sequence, and how many there may be. */
export interface Slot {
  readonly rank: number;
  readonly min: 0 | 1;
  readonly max: number;
  /** The oldest version of the schema in use allows one only. */
  readonly wasSingle: boolean;
  /** It requires one. */
  readonly wasRequired: boolean;
  /** It has no such element. */
  readonly isLater: boolean;
}

/** The sequence of each element that has children, by its name. */
export type Structure = ReadonlyMap<string, ReadonlyMap<string, Slot>>;

const OCCURS = {
  '': [1, 1],
  '?': [0, 1],
  '*': [0, Infinity],
  '+': [1, Infinity],
  '~': [0, Infinity],
  '!': [0, 1],
} as const;

/**
 * Reads lines of `Parent OtherParent: Child Child? Child* Child+`, each parent having these children in this order, once
 * unless marked; a continued line is indented. Children behind a `|` have children themselves. In the oldest version of
 * the schema in use `Child~` may be there once only, `Child!` must be there and `^Child` is not known.
 *
 * @param prefixed the tree's name of a parent or child, given the word and whether it has children
 */
export function parseStructure(
  text: string,
  prefixed: (word: string, hasChildren: boolean) => string,
): Structure {
  const structure = new Map<string, ReadonlyMap<string, Slot>>();
  for (const line of text.trim().replace(/\n +/g, ' ').split('\n')) {
    const [parents = '', children = ''] = line.split(':');
    const slots = slotsOf(children, prefixed);
    for (const parent of parents.trim().split(/ +/)) structure.set(prefixed(parent, true), slots);
  }
  return structure;
}

function slotsOf(
  text: string,
  prefixed: (word: string, hasChildren: boolean) => string,
): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>();
  const [first = '', second = ''] = text.split('|');
  for (const [hasChildren, words] of [
    [false, first],
    [true, second],
  ] as const)
    for (const [, later, name = '', sign = ''] of words.matchAll(/(\^?)([\w/]+)([?*+~!]?)/g)) {
      const [min, max] = OCCURS[sign as keyof typeof OCCURS];
      slots.set(prefixed(name, hasChildren), {
        rank: slots.size,
        min,
        max,
        wasSingle: sign === '~',
        wasRequired: sign === '!',
        isLater: later === '^',
      });
    }
  return slots;
}

/** Puts the children of each element in the schema's order; those that it does not know come last, as they were. */
export function sort(element: XmlElement, structure: Structure): void {
  sortChildren(element, structure);
  for (const child of element.children) sort(child, structure);
}

export function sortChildren({ name, children }: XmlElement, structure: Structure): void {
  const slots = children.length > 1 ? structure.get(name) : undefined;
  if (!slots) return;
  const rank = (child: XmlElement) => slots.get(child.name)?.rank ?? slots.size;
  let last = 0;
  let isSorted = true;
  for (const child of children) {
    const next = rank(child);
    isSorted &&= next >= last;
    last = next;
  }
  if (!isSorted) children.sort((a, b) => rank(a) - rank(b));
}

/** Siblings by their name, in order. */
export function byName(elements: readonly XmlElement[]): Map<string, XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const group = groups.get(element.name);
    if (group) group.push(element);
    else groups.set(element.name, [element]);
  }
  return groups;
}
