import { parseAmount } from '#workflows/invoice/amount.ts';
import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import type { Codec } from './codec.ts';
import { type Fields, get, set } from './fields.ts';
import { type Condition, find, matches, type Place, type Variables, valueAt } from './path.ts';
import type { Leaf, Node, Plan, Reading } from './plan.ts';
import { unreadableValue } from './problems.ts';
import { unmappedElements } from './unmapped.ts';

export interface ReadTree {
  /** Input for the model's schema: only what the document has. */
  readonly fields: Fields;
  /** Values that are not of their term's type; they are left out of `fields`. */
  readonly problems: readonly Problem[];
  /** Elements with a value for which the table has no row: warnings, one an element. */
  readonly unmapped: readonly Problem[];
}

/** The object that terms are read into: the invoice, or an item of a list in it. */
interface Target {
  readonly fields: Fields;
  /** Its path in the model, with a dot behind: `lines[3].` */
  readonly at: string;
  /** The alternative and element that single terms of `A|B` were read from. */
  readonly from: Map<Leaf, { readonly rank: number; readonly element: XmlElement }>;
}

/**
 * Walks the document once, along the table, and then over what the table did not take.
 *
 * @param isLiteral reads as rules see a document: empty values are `''`, empty groups are there, and a value that is
 *   not of its term's type stays as it is written; nothing is reported as unmapped
 */
export function readTree(
  root: XmlElement,
  { start, variables }: Plan,
  codec: Codec,
  isLiteral = false,
): ReadTree {
  const taken = new Set<XmlElement>();
  const problems: Problem[] = [];
  const invoice: Target = { fields: {}, at: '', from: new Map() };

  const known = new Map<string, string | undefined>();
  const variable: Variables = (name) => {
    if (!known.has(name)) {
      const steps = variables.get(name)?.alternatives[0] ?? [];
      const [place] = find(root, steps, variable);
      known.set(name, place && valueAt(place));
    }
    return known.get(name);
  };

  function walk(element: XmlElement, node: Node, into: Target, parent = element): void {
    for (const reading of node.values) readValue(reading, { element }, into, parent);
    for (const reading of node.attributes)
      if (
        reading.name in element.attributes &&
        (isLiteral || !reading.needsValue || element.text.trim() !== '')
      )
        readValue(reading, { element, attribute: reading.name }, into, parent);
    if (isLiteral)
      for (const field of node.groups)
        if (get(into.fields, field) === undefined) set(into.fields, field, {});
    for (const { list, node: inner } of node.lists) {
      const items = get(into.fields, list.field) as Fields[] | undefined;
      const fields: Fields = {};
      if (items) items.push(fields);
      else set(into.fields, list.field, [fields]);
      const at = `${into.at}${list.field.join('.')}[${items ? items.length - 1 : 0}].`;
      walk(element, inner, { fields, at, from: new Map() }, parent);
    }
    if (node.branches.size === 0) return;
    for (const child of element.children)
      for (const { conditions, node: next } of node.branches.get(child.name) ?? NONE)
        if (matches(child, conditions, variable, element.children)) {
          if (!isLiteral) takeConditions(child, conditions);
          walk(child, next, into, element);
        }
  }

  function readValue(
    { leaf, rank }: Reading,
    place: Place,
    into: Target,
    parent: XmlElement,
  ): void {
    const value = decode(leaf, place, parent, codec, isLiteral);
    const isElement = place.attribute === undefined;
    if (value === UNREADABLE) {
      const at = into.at + leaf.field.join('.');
      problems.push(unreadableValue(leaf.term, at, valueAt(place)));
      if (isLiteral) keep(leaf, rank, valueAt(place), place.element, into);
    } else if (value !== undefined && !keep(leaf, rank, value, place.element, into)) return;
    if (isElement) taken.add(place.element);
  }

  /** A second, different value of a single term is not kept, and is reported as unmapped. */
  function keep(leaf: Leaf, rank: number, value: unknown, from: XmlElement, into: Target): boolean {
    const present = get(into.fields, leaf.field);
    if (leaf.isMany) {
      if (present) (present as unknown[]).push(value);
      else set(into.fields, leaf.field, [value]);
      return true;
    }
    if (isSame(present, value)) return true;
    const earlier = into.from.get(leaf);
    if (present !== undefined && !(earlier && rank < earlier.rank)) return false;
    if (earlier) taken.delete(earlier.element);
    if (leaf.alternatives.length > 1) into.from.set(leaf, { rank, element: from });
    set(into.fields, leaf.field, value);
    return true;
  }

  /** The elements that fixed conditions speak of carry no value of their own. */
  function takeConditions(element: XmlElement, conditions: readonly Condition[]): void {
    for (const { kind, path, value } of conditions)
      if (isSaid(kind, value) && !path.at(-1)?.isAttribute)
        for (const place of find(element, path, variable)) taken.add(place.element);
  }

  walk(root, start, invoice);
  const unmapped = isLiteral ? [] : unmappedElements(root, taken);
  return { fields: invoice.fields, problems, unmapped };
}

/** What a condition asks for is said by it, also when it is another value of the invoice, such as its number. */
const isSaid = (kind: Condition['kind'], value: string): boolean =>
  value.startsWith('$')
    ? kind === 'equals'
    : kind === 'equals' || kind === 'differs' || kind === 'assign';

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const [x, y] = [a, b] as [Fields, Fields];
  return x.value === y.value && x.scheme === y.scheme;
}

const NONE: readonly never[] = [];

const UNREADABLE = Symbol('unreadable');

function decode(
  { term }: Leaf,
  place: Place,
  parent: XmlElement,
  codec: Codec,
  isLiteral: boolean,
): unknown {
  const raw = valueAt(place);
  const own = codec.terms[term.term]?.read;
  const text = raw !== '' && own ? own(raw, parent, place.element.text) : raw;
  if (text === undefined || (text === '' && !isLiteral)) return undefined;
  if (text === '' && term.type !== 'identifier') return '';
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
      return scheme || (isLiteral && scheme !== undefined)
        ? { value: text, scheme }
        : { value: text };
    }
    case 'indicator':
      return indicator(text) ?? UNREADABLE;
    case 'binary':
      return text.replace(/\s+/g, '');
    default:
      return text;
  }
}

/** xs:boolean has two spellings of each value. */
function indicator(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/**
 * `20260131` (UN/CEFACT format 102) or ISO 8601, whose time zone says nothing about a day; a day that no calendar has
 * is unreadable.
 */
function isoDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date
    ? undefined
    : date;
}
