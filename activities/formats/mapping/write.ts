import type { Invoice } from '#workflows/invoice/model.ts';
import type { XmlElement } from '../xml.ts';
import type { Codec } from './codec.ts';
import { get } from './fields.ts';
import { make, put } from './make.ts';
import { type Variables, valueAt } from './path.ts';
import type { Entry, Leaf, Plan } from './plan.ts';

/** Puts every term that the invoice has at its place under `root`, in no particular order. */
export function writeTree(
  invoice: Invoice,
  { entries }: Plan,
  root: XmlElement,
  codec: Codec,
): void {
  const variables: Variables = (name) => {
    const value = get(invoice, name.split('.'));
    return typeof value === 'string' ? value : undefined;
  };

  function writeEntries(from: unknown, list: readonly Entry[], into: XmlElement): void {
    for (const entry of list) {
      const value = get(from, entry.field);
      if (value === undefined) continue;
      if (entry.kind === 'leaf') {
        for (const one of entry.isMany ? (value as unknown[]) : [value])
          writeLeaf(entry, one, into);
        continue;
      }
      for (const item of value as unknown[]) {
        const { element } = make(into, entry.steps, variables, true);
        writeEntries(item, entry.entries, element);
      }
    }
  }

  function writeLeaf(leaf: Leaf, value: unknown, into: XmlElement): void {
    const { type, term } = leaf.term;
    const own = codec.terms[term];
    const steps = leaf.alternatives[own?.alternative?.(root) ?? alternative(leaf, value)] ?? [];
    const place = make(into, steps, variables, leaf.isMany);
    if (type === 'identifier') {
      const { value: text, scheme } = value as Identifier;
      put(place, text);
      if (scheme !== undefined) place.element.attributes.schemeID = scheme;
      return;
    }
    const text = type === 'date' ? codec.date(String(value)) : String(value);
    put(place, own?.write ? own.write(text, valueAt(place)) : text);
  }

  writeEntries(invoice, entries, root);
}

interface Identifier {
  readonly value: string;
  readonly scheme?: string;
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Identifiers with a scheme and accounts that are no IBAN have their own element, the second alternative. */
function alternative({ term, alternatives }: Leaf, value: unknown): number {
  if (alternatives.length === 1) return 0;
  if (term.type === 'identifier') return (value as Identifier).scheme === undefined ? 0 : 1;
  if (term.type === 'account') return IBAN.test(String(value).replaceAll(' ', '')) ? 0 : 1;
  return 0;
}
