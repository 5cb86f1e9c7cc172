/** What a receiver's system asks of a file name beyond what every system takes. */
export interface Narrow {
  readonly characters?: 'letters-digits' | undefined;
  /** Characters, the extension included. */
  readonly longest?: number | undefined;
}

/**
 * A file name made to fit a receiver: accents taken off, `/` and what was made of it as `-`, everything else that is no
 * letter, digit, `-` or `_` left out; cut at its end, before the extension. The same name gives the same name.
 */
export function narrowed(name: string, { characters, longest }: Narrow): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const plain = characters === undefined ? stem : lettersAndDigits(stem);
  if (longest === undefined) return plain + extension;
  const kept = [...plain].slice(0, Math.max(0, longest - extension.length)).join('');
  return kept.replace(/[. ]+$/, '') + extension;
}

const ligatures: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};

const lettersAndDigits = (text: string): string =>
  text
    .replace(/[œŒæÆßøØłŁđĐ]/g, (letter) => ligatures[letter] ?? '')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9_-]/g, '');
