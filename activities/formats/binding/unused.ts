import type { XmlElement } from '../xml.ts';

/** Places that a syntax has and EN 16931 does not use, ready to be met while walking. */
export interface Unused {
  readonly root: Place;
  /** What is unused at any depth, by element name. */
  readonly anywhere: ReadonlyMap<string, readonly Anywhere[]>;
  /** Ids of the rules that say that no element should have the attribute. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

export interface Place {
  readonly children: Map<string, Place>;
  /** Ids of the rules that say that there should be no such element. */
  readonly ids: string[];
  readonly attributes: Map<string, string[]>;
}

interface Anywhere {
  readonly id: string;
  /** Names of parent, grandparent … that it must lie in. */
  readonly within: readonly string[];
  readonly attribute: string | undefined;
}

/**
 * Reads lines of `parent/path: 12 child child @attribute 15 child`: from each number on, the rules `PREFIX-012` … speak
 * of one child each. A continued line is indented.
 *
 * @param namesOf the tree's names for a word: more than one when the word stands for any of them
 */
export function parseUnused(
  text: string,
  prefix: string,
  namesOf: (word: string) => readonly string[],
): Unused {
  const root = emptyPlace();
  const anywhere = new Map<string, Anywhere[]>();
  const attributes = new Map<string, string[]>();
  const pathsOf = (steps: readonly string[]): string[][] =>
    steps.reduce<string[][]>(
      (paths, step) => paths.flatMap((path) => namesOf(step).map((name) => [...path, name])),
      [[]],
    );

  function add(parents: string, child: string, id: string): void {
    const attribute = child.startsWith('@') ? child.slice(1) : undefined;
    const steps = [...parents.split('/'), attribute === undefined ? child : ''].filter(Boolean);
    if (!parents.startsWith('//')) {
      for (const path of pathsOf(steps)) {
        const place = path.reduce(childPlace, root);
        if (attribute === undefined) place.ids.push(id);
        else push(place.attributes, attribute, id);
      }
    } else if (steps.length === 0) push(attributes, attribute ?? '', id);
    else
      for (const path of pathsOf(steps)) {
        const [name = '', ...within] = path.reverse();
        push(anywhere, name, { id, within, attribute });
      }
  }

  for (const line of text.trim().replace(/\n +/g, ' ').split('\n')) {
    const at = line.indexOf(': ');
    let number = 0;
    for (const word of line.slice(at + 2).split(' ')) {
      if (/^\d+$/.test(word)) {
        number = Number(word);
        continue;
      }
      add(line.slice(0, at), word, `${prefix}-${String(number).padStart(3, '0')}`);
      number += 1;
    }
  }
  return { root, anywhere, attributes };
}

const emptyPlace = (): Place => ({ children: new Map(), ids: [], attributes: new Map() });

function childPlace(place: Place, name: string): Place {
  const child = place.children.get(name) ?? emptyPlace();
  place.children.set(name, child);
  return child;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const present = map.get(key);
  if (present) present.push(value);
  else map.set(key, [value]);
}

/** Calls back with the ids of the rules that the element breaks by being there, or by an attribute. */
export function eachUnused(
  element: XmlElement,
  place: Place | undefined,
  trail: readonly XmlElement[],
  { anywhere, attributes }: Unused,
  found: (id: string) => void,
): void {
  if (place) for (const id of place.ids) found(id);
  for (const name in element.attributes) {
    for (const id of place?.attributes.get(name) ?? NONE) found(id);
    for (const id of attributes.get(name) ?? NONE) found(id);
  }
  for (const { id, within, attribute } of anywhere.get(element.name) ?? NONE) {
    const isThere = attribute === undefined || attribute in element.attributes;
    if (isThere && within.every((name, i) => trail.at(-1 - i)?.name === name)) found(id);
  }
}

const NONE: readonly never[] = [];
