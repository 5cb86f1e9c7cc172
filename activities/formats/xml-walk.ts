import { parseAmount } from '#workflows/invoice/amount.ts';
import type { XmlElement } from './xml.ts';

/** Every element that the names lead to, step by step, in document order. */
export function elementsAt(from: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  collect(from, names, 0, found);
  return found;
}

function collect(from: XmlElement, names: readonly string[], depth: number, into: XmlElement[]) {
  const name = names[depth];
  if (name === undefined) into.push(from);
  else
    for (const child of from.children)
      if (child.name === name) collect(child, names, depth + 1, into);
}

/** How many there are. */
export function countAt(from: XmlElement, names: readonly string[], depth = 0): number {
  const name = names[depth];
  if (name === undefined) return 1;
  let count = 0;
  for (const child of from.children)
    if (child.name === name) count += countAt(child, names, depth + 1);
  return count;
}

/** The first child of that name. */
export function childOf(from: XmlElement, name: string): XmlElement | undefined {
  for (const child of from.children) if (child.name === name) return child;
  return undefined;
}

/** The text of the first element there; undefined when there is none, `''` when it is empty. */
export function textAt(from: XmlElement, ...names: string[]): string | undefined {
  let element: XmlElement | undefined = from;
  for (const name of names) element = element && childOf(element, name);
  return element?.text.trim();
}

/** `+5.` of a document is `5` of an invoice; what is no number stays as it is, for the rules to find. */
export const numeral = (text: string): string => parseAmount(text) ?? text.trim();

/** The number of the first element there, undefined when there is none. */
export function numberAt(from: XmlElement, ...names: string[]): string | undefined {
  const text = textAt(from, ...names);
  return text === undefined ? undefined : numeral(text);
}

/** All elements of that name, at any depth, in document order. */
export function elementsNamed(from: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === name) found.push(element);
    for (const child of element.children) visit(child);
  };
  visit(from);
  return found;
}

/** Their texts. */
export const textsNamed = (from: XmlElement, name: string): string[] =>
  elementsNamed(from, name).map(({ text }) => text.trim());
