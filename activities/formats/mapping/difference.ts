import type { Extension } from '#workflows/invoice/extensions.ts';
import type { XmlElement } from '../xml.ts';
import { printFragment } from '../xml-print.ts';
import { byName } from './order.ts';

/**
 * What has to be done to a document written from the terms so that it says all that its source says: see `extend`.
 * Empty elements, and spaces around a text or within base64, say nothing.
 */
export function difference(source: XmlElement, written: XmlElement): Extension[] {
  const found: Extension[] = [];
  compareChildren(source, written, '', found);
  return found;
}

function compare(source: XmlElement, written: XmlElement, path: string, found: Extension[]): void {
  compareAttributes(source, written, path, found);
  if (source.children.length === 0 && written.children.length === 0) {
    const [value, instead] = [source, written].map(textOf);
    if (value !== instead && value !== undefined)
      found.push({ kind: 'value', path, value, ...(instead ? { instead } : {}) });
  } else compareChildren(source, written, path, found);
}

function compareAttributes(
  source: XmlElement,
  written: XmlElement,
  path: string,
  found: Extension[],
): void {
  for (const name in source.attributes) {
    const [value, instead] = [source.attributes[name], written.attributes[name]];
    if (value !== undefined && value.trim() !== instead?.trim())
      found.push({
        kind: 'value',
        path: `${path}/@${name}`,
        value,
        ...(instead === undefined ? {} : { instead }),
      });
  }
  for (const name in written.attributes)
    if (!(name in source.attributes))
      found.push({
        kind: 'value',
        path: `${path}/@${name}`,
        instead: written.attributes[name] ?? '',
      });
}

function compareChildren(
  source: XmlElement,
  written: XmlElement,
  path: string,
  found: Extension[],
): void {
  const before = path === '' ? '' : `${path}/`;
  const groups = byName(source.children);
  const own = byName(written.children);
  for (const [name, theirs] of groups) {
    const ours = own.get(name) ?? [];
    const pairs = paired(theirs, ours);
    const at = (i: number) => `${before}${name}${i === 0 ? '' : `[${i + 1}]`}`;
    if (pairs.length > 0 || !ours.every(isEmpty)) {
      const order = pairs.flatMap(({ position }) => position ?? []);
      const isSame = order.length === ours.length && order.every((position, i) => position === i);
      if (!isSame) found.push({ kind: 'order', path: at(0), order, of: ours.length });
    }
    for (const [i, { element, position }] of pairs.entries()) {
      const partner = position === undefined ? undefined : ours[position];
      if (partner) compare(element, partner, at(i), found);
      else found.push({ kind: 'element', path: at(i), xml: printFragment(element) });
    }
  }
  for (const [name, ours] of own)
    if (!groups.has(name) && !ours.every(isEmpty))
      found.push({ kind: 'order', path: before + name, order: [], of: ours.length });
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
