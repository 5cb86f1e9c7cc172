import { type Amount, compare } from '#workflows/invoice/amount.ts';

/** Who is asked, above which total; without an amount, whatever the total is. */
export interface Tier {
  readonly above?: Amount | undefined;
  /** Addresses, variables allowed. */
  readonly people: string;
}

/** The tier whose amount is the highest that the total exceeds, or undefined where it exceeds none. */
export function tierOf(tiers: readonly Tier[], total: Amount): Tier | undefined {
  let found: Tier | undefined;
  for (const tier of tiers) {
    const { above } = tier;
    if (above !== undefined && compare(total, above) <= 0) continue;
    const isHigher =
      found === undefined ||
      (above !== undefined && (found.above === undefined || compare(above, found.above) > 0));
    if (isHigher) found = tier;
  }
  return found;
}
