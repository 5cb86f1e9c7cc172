import type { Encoding } from './encodings.ts';

type Encoded =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** The first character that the encoding lacks, and where: line and column from 1. */
  | {
      readonly ok: false;
      readonly character: string;
      readonly line: number;
      readonly column: number;
    };

/** A text in an encoding, or the character that it can't write: nothing is replaced by a question mark. */
export function encode(text: string, encoding: Encoding): Encoded {
  if (encoding === 'utf-8') return { ok: true, bytes: new TextEncoder().encode(text) };
  const table = tables[encoding];
  const bytes: number[] = [];
  let line = 1;
  let column = 1;
  for (const character of text) {
    const byte = table.get(character);
    if (byte === undefined) return { ok: false, character, line, column };
    bytes.push(byte);
    if (character === '\n') line += 1;
    column = character === '\n' ? 1 : column + 1;
  }
  return { ok: true, bytes: Uint8Array.from(bytes) };
}

const latin1 = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));

/** Where an encoding differs from ISO-8859-1. */
const replaced = (differences: Readonly<Record<number, string>>): string =>
  [...latin1].map((character, byte) => differences[byte] ?? character).join('');

const inverse = (characters: string): ReadonlyMap<string, number> =>
  new Map([...characters].map((character, byte) => [character, byte]));

/** Spelled out: Node 20's `TextDecoder` reads both names of windows-1252 as ISO-8859-1. */
const tables = {
  'iso-8859-1': inverse(latin1),
  'iso-8859-15': inverse(
    replaced({
      164: '€',
      166: 'Š',
      168: 'š',
      180: 'Ž',
      184: 'ž',
      188: 'Œ',
      189: 'œ',
      190: 'Ÿ',
    }),
  ),
  'windows-1252': inverse(
    replaced(
      Object.fromEntries(
        [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((character, i) => [
          128 + i,
          character,
        ]),
      ),
    ),
  ),
} satisfies Record<Exclude<Encoding, 'utf-8'>, ReadonlyMap<string, number>>;
