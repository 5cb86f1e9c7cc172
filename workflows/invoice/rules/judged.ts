import type { Invoice } from '#workflows/invoice/model.ts';
import { type Tally, tallyOf } from './tally.ts';

/**
 * The official rules are written twice, for CII and for UBL, and differ here and there. An invoice that comes from
 * neither is held to both, so that it may be written as either.
 */
export type Edition = 'cii' | 'ubl';

/** What rules may ask beside the invoice itself. */
export interface Judged {
  readonly edition: Edition;
  readonly tally: Tally;
  /** The document lacks this group, which the model always has (`seller`, `totals`). */
  readonly lacks: (group: string) => boolean;
}

/** What a document's reader knows and its model cannot hold. */
export interface Facts {
  readonly edition: Edition;
  readonly tally: Tally;
  readonly lacking: ReadonlySet<string>;
}

/** One for each edition that the invoice is held to. */
export function judgedOf(invoice: Invoice, facts?: Facts): readonly Judged[] {
  if (facts) {
    const { edition, tally, lacking } = facts;
    return [{ edition, tally, lacks: (group) => lacking.has(group) }];
  }
  const tally = tallyOf(invoice);
  return (['cii', 'ubl'] as const).map((edition) => ({ edition, tally, lacks: () => false }));
}
