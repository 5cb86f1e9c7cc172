import type { Invoice } from '#workflows/invoice/model.ts';
import type { XmlElement } from '../xml.ts';
import { make, type Step, type Variables, write } from './path.ts';
import type { Entry, Leaf } from './plan.ts';
import { get } from './read.ts';

/** Child names in the order that the schema wants, by the parent's name. */
export type ElementOrder = Readonly<Record<string, readonly string[]>>;

/** Puts every term that the invoice has at its place under `root`, then each element's children in order. */
export function writeTree(
  invoice: Invoice,
  entries: readonly Entry[],
  root: XmlElement,
  order: ElementOrder,
): void {
  const variables: Variables = (name) => {
    const value = get(invoice, name.split('.'));
    return typeof value === 'string' ? value : undefined;
  };
  writeEntries(invoice, entries, root, variables);
  sort(root, order);
}

function writeEntries(
  from: unknown,
  entries: readonly Entry[],
  into: XmlElement,
  variables: Variables,
): void {
  for (const entry of entries) {
    const value = get(from, entry.field);
    if (value === undefined) continue;
    if (entry.kind === 'leaf') {
      for (const one of entry.isMany ? (value as unknown[]) : [value])
        writeLeaf(entry, one, into, variables);
      continue;
    }
    for (const item of value as unknown[]) {
      const { element } = make(into, entry.steps, variables, true);
      writeEntries(item, entry.entries, element, variables);
    }
  }
}

interface Identifier {
  readonly value: string;
  readonly scheme?: string;
}

function writeLeaf(leaf: Leaf, value: unknown, into: XmlElement, variables: Variables): void {
  const place = make(into, alternative(leaf, value), variables, leaf.isMany);
  if (leaf.term.type === 'identifier') {
    const { value: text, scheme } = value as Identifier;
    write(place, text);
    if (scheme !== undefined) place.element.attributes.schemeID = scheme;
  } else if (leaf.term.type === 'date') {
    write(place, String(value).replaceAll('-', ''));
  } else {
    write(place, String(value));
  }
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Identifiers with a scheme and accounts that are no IBAN have their own element, the second alternative. */
function alternative({ term, alternatives }: Leaf, value: unknown): readonly Step[] {
  const [first = [], second = first] = alternatives;
  if (term.type === 'identifier')
    return (value as Identifier).scheme === undefined ? first : second;
  if (term.type === 'account') return IBAN.test(String(value).replaceAll(' ', '')) ? first : second;
  return first;
}

function sort(element: XmlElement, order: ElementOrder): void {
  const names = order[element.name];
  if (names) element.children.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  for (const child of element.children) sort(child, order);
}
