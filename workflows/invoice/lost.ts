import type { Text } from '../text.ts';
import type { Carries } from './carries.ts';
import { Invoice } from './model.ts';
import { type Term, termAt } from './terms.ts';

/** A value of the invoice that a target has no place for. */
export interface LostTerm {
  /** Null for what is no term of EN 16931: an own field in `custom`. */
  readonly term: string | null;
  /** In the model, without list positions: `lines[].item.originCountry`. */
  readonly path: string;
  readonly label: Text;
  /** How many values of the invoice it concerns. */
  readonly times: number;
}

/**
 * The terms that the invoice has and the target cannot carry, in the order in which the invoice has them.
 *
 * @param keepsExtensions whether the target also says what the invoice's document said beyond the terms
 */
export function lostTerms(
  { extensions, ...invoice }: Invoice,
  carries: Carries,
  keepsExtensions = carries(undefined),
): readonly LostTerm[] {
  const lost = new Map<string, LostTerm>();
  for (const path of valuePaths(invoice, '')) {
    const term = termOfValue(path);
    if (carries(term)) continue;
    const at = term?.path ?? path;
    const times = (lost.get(at)?.times ?? 0) + 1;
    lost.set(at, {
      term: term?.term ?? null,
      path: at,
      label: term?.label ?? ownField(path),
      times,
    });
  }
  const times = extensions?.content.length ?? 0;
  if (times > 0 && !keepsExtensions) lost.set('extensions', { ...beyond, times });
  return [...lost.values()];
}

const beyond = {
  term: null,
  path: 'extensions',
  label: {
    fr: 'Contenu du document d’origine hors EN 16931',
    en: 'Content of the original document beyond EN 16931',
  },
};

/** The invoice without the terms that the target cannot carry. What a document said beyond the terms stays with it. */
export function carriedPart(invoice: Invoice, carries: Carries): Invoice {
  const { extensions, ...said } = invoice;
  const part = pruned(said, '', carries);
  return { ...Invoice.parse(part ?? {}), ...(extensions && { extensions }) };
}

/** Undefined for a value that is not carried, and for a group of which nothing is left. */
function pruned(value: unknown, at: string, carries: Carries): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => pruned(item, `${at}[]`, carries));
    const left = items.filter((item) => item !== undefined);
    return left.length > 0 ? left : undefined;
  }
  if (typeof value !== 'object' || value === null || isIdentifier(value, at))
    return at === '' || carries(termOfValue(at)) ? value : undefined;
  const left = Object.entries(value)
    .map(([name, part]) => [name, pruned(part, at === '' ? name : `${at}.${name}`, carries)])
    .filter(([, part]) => part !== undefined);
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** A value may be a part of its term, as the scheme is of an identifier; the group around it is no term of its own. */
function termOfValue(path: string): Term | undefined {
  for (let at = path; at !== ''; at = at.replace(/(^|\.)[^.]*$/, '')) {
    const term = termAt(at) ?? termAt(at.replace(/\[\]$/, ''));
    if (term) return term.type === 'group' ? undefined : term;
  }
  return undefined;
}

/** One path a value. What has parts counts by its parts, but an identifier is one value with its scheme. */
function* valuePaths(value: unknown, at: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* valuePaths(item, `${at}[]`);
  } else if (typeof value === 'object' && value !== null) {
    if (isIdentifier(value, at)) yield at;
    else {
      for (const [name, part] of Object.entries(value)) {
        yield* valuePaths(part, at === '' ? name : `${at}.${name}`);
      }
    }
  } else if (value !== undefined) yield at;
}

const isIdentifier = (value: object, at: string): boolean =>
  'value' in value && termOfValue(at)?.type === 'identifier';

const ownField = (path: string): Text => ({
  fr: `Champ hors norme ${path}`,
  en: `Field beyond the standard, ${path}`,
});
