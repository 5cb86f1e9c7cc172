import type { XmlElement } from '../xml.ts';

/** How a syntax spells what the model holds in one way. */
export interface Codec {
  readonly date: (iso: string) => string;
  /** Terms with a spelling of their own, by number. */
  readonly terms: Readonly<Record<string, TermCodec>>;
}

export interface TermCodec {
  /** The model's value of a text, given what the element lies in; undefined when it says nothing. */
  readonly read?: (text: string, parent: XmlElement) => string | undefined;
  /** The text to write, given what another term has already put there. */
  readonly write?: (value: string, present: string) => string;
  /** Which of the alternatives of `A|B` is written. */
  readonly alternative?: (root: XmlElement) => number;
}

/** Codes that a syntax spells otherwise: model → syntax. A code that is not among them stays as it is. */
export function recoded(codes: Readonly<Record<string, string>>): TermCodec {
  const back = new Map(Object.entries(codes).map(([model, syntax]) => [syntax, model]));
  return {
    read: (text) => back.get(text) ?? text,
    write: (value) => (Object.hasOwn(codes, value) ? (codes[value] ?? value) : value),
  };
}
