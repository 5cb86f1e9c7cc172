import { documentTerms } from './terms/document.ts';
import { extendedTerms } from './terms/extended.ts';
import { extendedLineTerms } from './terms/extendedLines.ts';
import { extendedPartyRows } from './terms/extendedParties.ts';
import { frenchNumbers, frenchTerms } from './terms/french.ts';
import { lineTerms } from './terms/lines.ts';
import { moneyTerms } from './terms/money.ts';
import { partyTerms } from './terms/parties.ts';
import type { PlacedRow } from './terms/partyTable.ts';
import { cii } from './terms/places/cii.ts';
import { cen, eancom } from './terms/places/edifact.ts';
import { extendedCii } from './terms/places/extendedCii.ts';
import { extendedEancom } from './terms/places/extendedEdifact.ts';
import { extendedUbl } from './terms/places/extendedUbl.ts';
import { ublCreditNote, ublInvoice } from './terms/places/ubl.ts';
import type { Row } from './terms/row.ts';

/**
 * One row of the table. `path` is the place in the model; `lines[].price.net` lies in each item of the list group
 * `lines`. The other places are those in each syntax; undefined where the syntax has none.
 *
 * In XML a place goes from the root, or with a leading `./` from the element of the innermost list group. It is a small
 * XPath that can also be written (`activities/formats/mapping/path.ts`): `[@a=v]` and `[child=v]` filter when reading
 * and are set when writing, `[child:=v]` is set when writing only, `[child!=v]` and `[child]` filter only, `[#1]` is the first
 * element of its name and `[#2+]` any later one, `A|B` is
 * either, `$x` stands for a value of this invoice, `step*` is the element that is made anew for each value.
 */
export interface Term extends Row {
  readonly cii: string | undefined;
  readonly ublInvoice: string | undefined;
  readonly ublCreditNote: string | undefined;
  /** In INVOIC as EANCOM has it, D.96A and D.01B; and in D.14B as EN 16931 has it. */
  readonly edifact: string | undefined;
  readonly edifactD14b: string | undefined;
  /** The number that the French profile EXTENDED-CTC-FR has for it. */
  readonly french: string | undefined;
}

/**
 * THE table: one row a term of EN 16931-1:2017 and of Factur-X EXTENDED. It drives the readers and writers, the vocabulary of rules and
 * templates, what may be amended, and the docs. A term is added by a row here, its places in `terms/places/` and a
 * field in `model.ts`; a test holds them together.
 */
const rows: readonly PlacedRow[] = [
  ...documentTerms,
  ...partyTerms,
  ...moneyTerms,
  ...lineTerms,
  ...extendedTerms,
  ...extendedPartyRows,
  ...extendedLineTerms,
  ...frenchTerms,
];

export const terms: readonly Term[] = rows.map((row) => {
  const inUbl = row.ubl ?? extendedUbl[row.term];
  return {
    term: row.term,
    path: row.path,
    type: row.type,
    cardinality: row.cardinality,
    profile: row.profile,
    label: row.label,
    cii: row.cii ?? extendedCii[row.term] ?? cii[row.term],
    ublInvoice: inUbl ?? ublInvoice[row.term],
    ublCreditNote: inUbl ?? ublCreditNote[row.term],
    edifact: eancom[row.term] ?? extendedEancom[row.term],
    edifactD14b: cen[row.term],
    french: row.french ?? frenchNumbers[row.term],
  };
});

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
