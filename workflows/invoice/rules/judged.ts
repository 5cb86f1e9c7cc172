import { isCreditNote } from '#workflows/invoice/credit.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type Tally, tallyOf } from './tally.ts';

/**
 * The official rules are written twice, for CII and for UBL, and differ here and there. An invoice that comes from
 * neither is held to both, so that it may be written as either.
 */
export type Edition = 'cii' | 'ubl';

/** How an operation is treated in France (XP Z12-012, note BAR): in the e-invoicing flow, by e-reporting or not at all. */
export const treatments = ['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY'] as const;
export type Treatment = (typeof treatments)[number];

/** A service code (BT-10), an engagement (BT-13), one of the two, both. */
export const demands = ['nothing', 'service', 'engagement', 'either', 'both'] as const;

/** What Chorus Pro's directory says that a receiving body asks for: its parameters on service code and engagement. */
export interface Recipient {
  readonly requires: (typeof demands)[number];
}

/** What rules may ask beside the invoice itself. */
export interface Judged {
  readonly edition: Edition;
  readonly tally: Tally;
  /** The document lacks this group, which the model always has (`seller`, `totals`). */
  readonly lacks: (group: string) => boolean;
  /** UBL has a document of its own for credit notes; where there is none yet or never, the type (BT-3) tells. */
  readonly isCreditNote: boolean;
  /** Every rule looks at every entry of the VAT breakdown; else those for CII leave some to the rules of their category. */
  readonly judgesEveryEntry?: boolean;
  /** Said beside the invoice; a note of the invoice's own goes before it. */
  readonly treatment?: Treatment | undefined;
  /** Undefined when nothing is known of what the recipient asks for. */
  readonly recipient?: Recipient | undefined;
}

/** What a document's reader knows and its model cannot hold. */
export interface Facts {
  readonly edition: Edition;
  readonly tally: Tally;
  readonly lacking: ReadonlySet<string>;
  /** By the root of the document; undefined in CII. */
  readonly isCreditNote?: boolean | undefined;
}

/** One for each edition that the invoice is held to. */
export function judgedOf(invoice: Invoice, facts?: Facts): readonly Judged[] {
  if (facts) {
    const { edition, tally, lacking } = facts;
    const isCredit = facts.isCreditNote ?? isCreditNote(invoice.typeCode);
    return [{ edition, tally, lacks: (group) => lacking.has(group), isCreditNote: isCredit }];
  }
  const judged = {
    tally: tallyOf(invoice),
    lacks: () => false,
    isCreditNote: isCreditNote(invoice.typeCode),
  };
  return (['cii', 'ubl'] as const).map((edition) => ({ edition, ...judged }));
}
