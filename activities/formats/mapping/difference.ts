import type { Extension } from '#workflows/invoice/extensions.ts';
import type { XmlElement } from '../xml.ts';
import { printFragment } from '../xml-print.ts';
import { byName } from './order.ts';

/**
 * What has to be done to a document written from the terms so that it says all that its source says: see `extend`.
 * Empty elements, and spaces around a text or within base64, say nothing.
 *
 * @param written with its children in the schema's order
 */
export function difference(source: XmlElement, written: XmlElement): Extension[] {
  const found: Extension[] = [];
  /** Steps from the root, each with how many siblings of its name come before. */
  const trail: { readonly name: string; readonly position: number }[] = [];
  const here = (...more: string[]) =>
    [...trail.map(({ name, position }) => step(name, position)), ...more].join('/');

  function compare(theirs: XmlElement, ours: XmlElement): void {
    compareAttributes(theirs, ours);
    if (theirs.children.length > 0 || ours.children.length > 0) {
      compareChildren(theirs, ours);
      return;
    }
    const [value, instead] = [textOf(theirs), textOf(ours)];
    if (value !== instead)
      found.push({ kind: 'value', path: here(), value, ...(instead ? { instead } : {}) });
  }

  function compareAttributes(theirs: XmlElement, ours: XmlElement): void {
    for (const name in theirs.attributes) {
      const [value = '', instead] = [theirs.attributes[name], ours.attributes[name]];
      if (value.trim() === instead?.trim()) continue;
      const replaced = instead === undefined ? {} : { instead };
      found.push({ kind: 'value', path: here(`@${name}`), value, ...replaced });
    }
    for (const name in ours.attributes)
      if (!(name in theirs.attributes))
        found.push({ kind: 'value', path: here(`@${name}`), instead: ours.attributes[name] });
  }

  function compareChildren(theirs: XmlElement, ours: XmlElement): void {
    if (isAlike(theirs.children, ours.children)) compareAlike(theirs.children, ours.children);
    else {
      const own = byName(ours.children);
      const groups = byName(theirs.children);
      for (const [name, siblings] of groups) compareSiblings(name, siblings, own.get(name) ?? []);
      for (const [name, siblings] of own)
        if (!groups.has(name)) compareSiblings(name, [], siblings);
    }
  }

  /** What nearly every element is: its children one by one as we write them. */
  function compareAlike(theirs: readonly XmlElement[], ours: readonly XmlElement[]): void {
    let [last, position] = ['', 0];
    for (const [i, child] of theirs.entries()) {
      position = child.name === last ? position + 1 : 0;
      last = child.name;
      trail.push({ name: last, position });
      compare(child, ours[i] ?? child);
      trail.pop();
    }
  }

  function compareSiblings(
    name: string,
    theirs: readonly XmlElement[],
    ours: readonly XmlElement[],
  ): void {
    const pairs = paired(theirs, ours);
    if (pairs.length > 0 || !ours.every(isEmpty)) {
      const order = pairs.flatMap(({ position }) => position ?? []);
      const isSame = order.length === ours.length && order.every((position, i) => position === i);
      if (!isSame) found.push({ kind: 'order', path: here(name), order, of: ours.length });
    }
    for (const [i, { element, position }] of pairs.entries()) {
      const partner = position === undefined ? undefined : ours[position];
      trail.push({ name, position: i });
      if (partner) compare(element, partner);
      else found.push({ kind: 'element', path: here(), xml: printFragment(element) });
      trail.pop();
    }
  }

  compareChildren(source, written);
  return found;
}

const step = (name: string, position: number): string =>
  position === 0 ? name : `${name}[${position + 1}]`;

/** The same names in the same order; among siblings of a name, the same first texts too. */
function isAlike(theirs: readonly XmlElement[], ours: readonly XmlElement[]): boolean {
  if (theirs.length !== ours.length) return false;
  for (const [i, one] of theirs.entries()) {
    const other = ours[i];
    if (!other || one.name !== other.name) return false;
    const isOneOfMany = one.name === theirs[i - 1]?.name || one.name === theirs[i + 1]?.name;
    if (isOneOfMany && firstText(one) !== firstText(other)) return false;
  }
  return true;
}

interface Pair {
  readonly element: XmlElement;
  /** Of the partner in ours. */
  readonly position: number | undefined;
}

/**
 * Each of theirs with the one of ours that says the same, if there is one. Those with the same first text go together
 * (a number, an indicator, an amount), in order, and then what is left, in order. Empty ones without a partner are left
 * out. A pair that does not belong together costs space only.
 */
function paired(theirs: readonly XmlElement[], ours: readonly XmlElement[]): Pair[] {
  const [only] = theirs;
  if (only && theirs.length === 1 && ours.length === 1 && !isEmpty(only))
    return [{ element: only, position: 0 }];
  const waiting = new Map<string, number[]>();
  for (const [i, element] of [...ours.entries()].reverse()) {
    const key = firstText(element);
    const stack = waiting.get(key);
    if (stack) stack.push(i);
    else waiting.set(key, [i]);
  }
  const pairs = theirs
    .map((element) => ({ element, position: waiting.get(firstText(element))?.pop() }))
    .filter(({ element, position }) => position !== undefined || !isEmpty(element));
  const left = [...waiting.values()].flat().sort((a, b) => b - a);
  return pairs.map(({ element, position }) => ({ element, position: position ?? left.pop() }));
}

function firstText({ children: [first], text }: XmlElement): string {
  return first ? firstText(first) : text.trim();
}

function textOf({ name, text }: XmlElement): string {
  return name.endsWith('BinaryObject') ? text.replace(/\s+/g, '') : text.trim();
}

function isEmpty({ attributes, children, text }: XmlElement): boolean {
  for (const _ in attributes) return false;
  return children.length === 0 ? text.trim() === '' : children.every(isEmpty);
}
