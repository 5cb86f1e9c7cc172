import { documentTerms } from './document.ts';
import { moneyTerms } from './money.ts';
import { partyTerms } from './parties.ts';
import type { Row } from './row.ts';

/** Terms outside lines and extensions: all that facts are named by, without the table of every syntax's places. */
const headingTerms = new Map<string, Row>(
  [...documentTerms, ...partyTerms, ...moneyTerms].map((row) => [row.term, row]),
);

/** @throws RangeError when no term outside lines and extensions has that number */
export function headingTerm(number: string): Row {
  const term = headingTerms.get(number);
  if (!term) throw new RangeError(`no term ${number} outside lines and extensions`);
  return term;
}
