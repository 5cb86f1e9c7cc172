import type { XmlElement } from '../xml.ts';

/** How a syntax spells what the model holds in one way. */
export interface Codec {
  readonly date: (iso: string) => string;
  /** Terms with a spelling of their own, by number. */
  readonly terms: Readonly<Record<string, TermCodec>>;
}

interface TermCodec {
  /** The model's value of a text, given what the element lies in and its untrimmed text; undefined when it says nothing. */
  readonly read?: (text: string, parent: XmlElement, untrimmed: string) => string | undefined;
  /** The text to write, given what another term has already put there. */
  readonly write?: (value: string, present: string) => string;
  /** Which of the alternatives of `A|B` is written. */
  readonly alternative?: (root: XmlElement) => number;
}

/**
 * Codes that a syntax spells otherwise: model → syntax. They change places, so that a code of the other list, which is
 * wrong there, is one that is wrong here.
 */
export function recoded(codes: Readonly<Record<string, string>>): TermCodec {
  const pairs = new Map(
    Object.entries(codes).flatMap(
      ([a, b]) =>
        [
          [a, b],
          [b, a],
        ] as const,
    ),
  );
  const swap = (code: string) => pairs.get(code) ?? code;
  return { read: swap, write: swap };
}

/**
 * BT-20 with the line end behind its last line when this is between `#` signs: German discount terms need it
 * (XRechnung, BR-DE-18), and so does whoever judges them.
 */
export const paymentTerms: TermCodec = {
  read: (text, _, untrimmed) => (/#[ \t]*\n\s*$/.test(untrimmed) ? `${text}\n` : text),
};
