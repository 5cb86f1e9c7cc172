import { documentTerms } from './terms/document.ts';
import { lineTerms } from './terms/lines.ts';
import { moneyTerms } from './terms/money.ts';
import { partyTerms } from './terms/parties.ts';
import type { Term } from './terms/row.ts';

/**
 * THE table: one row a term of EN 16931-1:2017. It drives the readers and writers, the vocabulary of rules and
 * templates, what may be amended, and the docs. A term is added by a row here and a field in `model.ts`; a
 * test holds the two together.
 */
export const terms: readonly Term[] = [
  ...documentTerms,
  ...partyTerms,
  ...moneyTerms,
  ...lineTerms,
];

const byNumber = new Map(terms.map((term) => [term.term, term]));
const byPath = new Map(terms.map((term) => [term.path, term]));

/** @throws RangeError when no row has that number */
export function termOf(number: string): Term {
  const term = byNumber.get(number);
  if (!term) throw new RangeError(`no term ${number}`);
  return term;
}

/** Takes `lines[3].vat.rate` as well as `lines[].vat.rate`. */
export const termAt = (path: string): Term | undefined =>
  byPath.get(path.replace(/\[\d+\]/g, '[]'));
