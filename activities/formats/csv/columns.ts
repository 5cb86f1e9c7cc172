import { type Term, terms } from '#workflows/invoice/terms.ts';

/** A column's place in the model; `[]` is the line of the row. */
export interface Column {
  /** `lines[].vat.rate`, `notes[0].text`, `seller.legalId.scheme` */
  readonly path: string;
  /** Undefined for an own field of the issuer, `custom.…`, and for the scheme of an identifier. */
  readonly term: Term | undefined;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const leaves = terms.filter(({ type }) => type !== 'group');
const byPath = new Map(leaves.map((term) => [term.path, term]));
const byNumber = new Map(leaves.map((term) => [term.term, term]));

/** Labels that several terms have name none of them. */
const byLabel = new Map<string, Term | undefined>();
for (const term of leaves)
  for (const label of new Set([plain(term.label.fr), plain(term.label.en)]))
    byLabel.set(label, byLabel.has(label) ? undefined : term);

/** The column of a path, with the numbers of the items of lists other than lines; undefined when there is none. */
export function columnAt(path: string): Column | undefined {
  if (/^custom\.[A-Za-z][A-Za-z0-9_]{0,63}$/.test(path)) return { path, term: undefined };
  const [, owner = '', part] = /^(.+)\.(value|scheme)$/.exec(path) ?? [];
  const known = termAt(path);
  if (known)
    return known.type === 'identifier'
      ? { path: `${path}.value`, term: known }
      : { path, term: known };
  const whole = termAt(owner);
  if (whole?.type !== 'identifier') return undefined;
  return { path, term: part === 'value' ? whole : undefined };
}

/** Numbers stand for the items of lists, and a line's own for none: `lines[].allowances[0].amount`. */
function termAt(path: string): Term | undefined {
  const isWhole = path.startsWith('lines') ? path.startsWith('lines[].') : !path.includes('[]');
  if (!isWhole || /\[\d{4,}\]/.test(path)) return undefined;
  const at = path.replace(/\[\d+\]/g, '[]');
  return byPath.get(at) ?? byPath.get(at.replace(/\[\]$/, ''));
}

/**
 * The column that a heading names: a path, the number of a term, or its label in French or English, however it is
 * spelled. Of a list, the first item is meant.
 */
export function columnOf(heading: string): Column | undefined {
  const asPath = columnAt(heading.trim());
  if (asPath) return asPath;
  const term = byNumber.get(heading.trim().toUpperCase()) ?? byLabel.get(plain(heading));
  return term && columnAt(firstItem(term));
}

/** The place of the first value of a term. */
function firstItem({ path, cardinality }: Term): string {
  const own = cardinality.endsWith('n') ? `${path}[]` : path;
  return own
    .replace(/^lines\[\]/, 'lines')
    .replaceAll('[]', '[0]')
    .replace(/^lines/, 'lines[]');
}
