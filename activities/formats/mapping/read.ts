import { parseAmount } from '#workflows/invoice/amount.ts';
import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { conditionPlaces, find, type Place, type Step, type Variables, valueAt } from './path.ts';
import type { Entry, Leaf } from './plan.ts';
import { unmappedElement, unreadableValue } from './problems.ts';

type Fields = Record<string, unknown>;

export interface ReadTree {
  /** Input for the model's schema: only what the document has. */
  readonly fields: Fields;
  /** Values that are not of their term's type; they are left out of `fields`. */
  readonly problems: readonly Problem[];
  /** Elements with a value for which the table has no row: warnings, one an element. */
  readonly unmapped: readonly Problem[];
}

/** Walks the table over the document, and then the document over what the table took. */
export function readTree(root: XmlElement, entries: readonly Entry[]): ReadTree {
  const fields: Fields = {};
  const taken = new Set<XmlElement>();
  const problems: Problem[] = [];
  const variables: Variables = (name) => {
    const value = get(fields, name.split('.'));
    return typeof value === 'string' ? value : undefined;
  };

  function readEntries(from: XmlElement, into: Fields, list: readonly Entry[], at: string): void {
    for (const entry of list) {
      if (entry.kind === 'leaf') {
        readLeaf(from, into, entry, at);
        continue;
      }
      const places = find(from, entry.steps, variables);
      if (places.length === 0) continue;
      takeConditions(from, entry.steps);
      const items = places.map(({ element }, i) => {
        const item: Fields = {};
        readEntries(element, item, entry.entries, `${at}${entry.field.join('.')}[${i}].`);
        return item;
      });
      set(into, entry.field, items);
    }
  }

  function readLeaf(from: XmlElement, into: Fields, leaf: Leaf, at: string): void {
    const path = at + leaf.field.join('.');
    const values: unknown[] = [];
    let first: string | undefined;
    for (const steps of leaf.alternatives) {
      const places = find(from, steps, variables).filter(
        ({ element, attribute }) => attribute !== undefined || !taken.has(element),
      );
      for (const place of places) {
        const text = valueAt(place);
        // A second, different value of a single term stays untaken, and is reported as unmapped.
        if (!leaf.isMany && first !== undefined && text !== first) continue;
        if (place.attribute === undefined) taken.add(place.element);
        const value = decode(leaf, place);
        if (value === UNREADABLE) problems.push(unreadableValue(leaf.term, path, text));
        else if (value !== undefined && (leaf.isMany || first === undefined)) values.push(value);
        first ??= text === '' ? undefined : text;
      }
    }
    if (values.length === 0) return;
    for (const steps of leaf.alternatives) takeConditions(from, steps);
    set(into, leaf.field, leaf.isMany ? values : values[0]);
  }

  function takeConditions(from: XmlElement, steps: readonly Step[]): void {
    for (const [i, step] of steps.entries()) {
      if (step.conditions.length === 0) continue;
      for (const { element } of find(from, steps.slice(0, i + 1), variables))
        for (const place of conditionPlaces(element, step)) taken.add(place.element);
    }
  }

  readEntries(root, fields, entries, '');
  return { fields, problems, unmapped: [...untaken(root, taken, root.name)] };
}

const UNREADABLE = Symbol('unreadable');

function decode({ term }: Leaf, place: Place): unknown {
  const text = valueAt(place);
  if (text === '') return undefined;
  switch (term.type) {
    case 'amount':
    case 'price':
    case 'quantity':
    case 'percent':
      return parseAmount(text) ?? UNREADABLE;
    case 'date':
      return isoDate(text) ?? UNREADABLE;
    case 'identifier': {
      const scheme = place.element.attributes.schemeID?.trim();
      return scheme ? { value: text, scheme } : { value: text };
    }
    case 'binary':
      return text.replace(/\s+/g, '');
    default:
      return text;
  }
}

/** `20260131` (UN/CEFACT format 102) or ISO 8601; a day that no calendar has is unreadable. */
function isoDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date
    ? undefined
    : date;
}

function* untaken(
  element: XmlElement,
  taken: ReadonlySet<XmlElement>,
  at: string,
): Generator<Problem> {
  if (element.children.length === 0 && element.text.trim() !== '' && !taken.has(element))
    yield unmappedElement(at, element.text.trim());
  const counts = new Map<string, number>();
  for (const child of element.children) {
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    yield* untaken(child, taken, `${at}/${child.name}${count > 1 ? `[${count}]` : ''}`);
  }
}

function set(into: Fields, field: readonly string[], value: unknown): void {
  let object = into;
  for (const name of field.slice(0, -1)) {
    const inner = (object[name] as Fields | undefined) ?? {};
    object[name] = inner;
    object = inner;
  }
  const last = field.at(-1);
  if (last !== undefined) object[last] = value;
}

export function get(from: unknown, field: readonly string[]): unknown {
  let value = from;
  for (const name of field) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, name) ? (value as Fields)[name] : undefined;
  }
  return value;
}
