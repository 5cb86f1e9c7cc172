import type { Text } from '#workflows/text.ts';

const types = [
  'group',
  'text',
  'code',
  'identifier',
  'account',
  'amount',
  'price',
  'quantity',
  'percent',
  'date',
  'binary',
  'indicator',
] as const;
export type TermType = (typeof types)[number];

const cardinalities = ['0..1', '1..1', '0..n', '1..n'] as const;
export type Cardinality = (typeof cardinalities)[number];

/** The Factur-X profiles, smallest first; a term's profile is the smallest that carries it. */
export const profiles = ['minimum', 'basic-wl', 'basic', 'en16931', 'extended'] as const;
export type Profile = (typeof profiles)[number];

/** One business term (BT) or group (BG), apart from how a syntax writes it. `path` is its place in the model. */
export interface Row {
  readonly term: string;
  readonly path: string;
  readonly type: TermType;
  readonly cardinality: Cardinality;
  readonly profile: Profile;
  readonly label: Text;
}

/**
 * Reads rows of `BT-1 | number | text 1..1 | minimum | Numéro de facture | Invoice number`.
 *
 * @throws RangeError for a line that is no row
 */
export const table = (text: TemplateStringsArray): readonly Row[] =>
  text.join('').trim().split('\n').map(parseRow);

function parseRow(line: string): Row {
  const [term = '', path = '', kind = '', profile = '', fr = '', en = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  const [type = '', cardinality = ''] = kind.split(' ');
  return {
    term,
    path,
    type: oneOf(types, type, line),
    cardinality: oneOf(cardinalities, cardinality, line),
    profile: oneOf(profiles, profile, line),
    label: { fr, en },
  };
}

function oneOf<const T extends string>(known: readonly T[], cell: string, line: string): T {
  const found = known.find((one) => one === cell);
  if (found === undefined) throw new RangeError(`“${cell}” in the row “${line}”`);
  return found;
}
