import type { Item, listFlows } from '#server/api/contract.ts';

type Flow = Item<typeof listFlows>;

/** Flows that most customers follow first; where as many do, by name as they came. */
export const mostUsedFirst = (flows: readonly Flow[]): Flow[] =>
  flows.toSorted((a, b) => b.customers - a.customers);
