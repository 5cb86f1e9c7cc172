import type { Text } from '../text.ts';
import type { Invoice } from './model.ts';
import { type Profile, profiles } from './terms/row.ts';
import { type Term, termAt } from './terms.ts';

/** Whether a target has a place for a term; undefined stands for an own field, which is no term. */
export type Carries = (term: Term | undefined) => boolean;

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

/** A Factur-X profile carries its own terms and those of the smaller ones. */
export const carriedBy =
  (profile: Profile): Carries =>
  (term) =>
    term !== undefined && profiles.indexOf(term.profile) <= profiles.indexOf(profile);

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
    if ('value' in value && termOfValue(at)?.type === 'identifier') yield at;
    else {
      for (const [name, part] of Object.entries(value)) {
        yield* valuePaths(part, at === '' ? name : `${at}.${name}`);
      }
    }
  } else if (value !== undefined) yield at;
}

const ownField = (path: string): Text => ({
  fr: `Champ hors norme ${path}`,
  en: `Field beyond the standard, ${path}`,
});
