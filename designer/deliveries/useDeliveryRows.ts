import { listDeliveries, type Reply } from '#server/api/contract.ts';
import { type Pages, usePages } from '../usePages.ts';
import type { DeliveriesSearch } from './search.ts';

export type Show = 'failed' | 'retrying' | 'waiting' | 'late' | 'all';
export type Row = Reply<typeof listDeliveries>['items'][number];

export type Rows = Pages<Row>;

const states = {
  failed: 'needs-action',
  retrying: 'retrying',
  waiting: 'waiting',
  late: 'late',
} as const;

/** The deliveries that the filters of the address name, asked again each 2 s while any of them moves. */
export function useDeliveryRows(search: DeliveriesSearch, show: Show): Rows {
  const { customer, type, code, q } = search;
  const filter = {
    limit: 100,
    ...(show === 'all' ? {} : { state: states[show] }),
    ...(customer ? { customer } : {}),
    ...(type ? { type } : {}),
    ...(code ? { code } : {}),
    ...(q ? { q } : {}),
  };
  return usePages(listDeliveries, filter, 6000);
}
