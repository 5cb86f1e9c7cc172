import { useInfiniteQuery } from '@tanstack/react-query';
import { listDeliveries, type Reply } from '#server/api/contract.ts';
import { type ApiError, call } from '../client.ts';
import type { DeliveriesSearch } from '../shell/router.tsx';
import { isMoving } from './StateChip.tsx';

export type Show = 'failed' | 'retrying' | 'waiting' | 'all';
export type Row = Reply<typeof listDeliveries>['items'][number];

export interface Rows {
  readonly items: readonly Row[];
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

const states = { failed: 'needs-action', retrying: 'retrying', waiting: 'waiting' } as const;

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
  const query = useInfiniteQuery<Page, ApiError, readonly Row[], readonly unknown[], string | null>(
    {
      queryKey: [listDeliveries.path, 'pages', filter],
      queryFn: ({ pageParam, signal }) =>
        call(
          listDeliveries,
          { query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          { signal },
        ),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      select: ({ pages }) => pages.flatMap(({ items }) => items),
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some((row) => isMoving(row.state)))
          ? 2000
          : 6000,
      placeholderData: (before) => before,
    },
  );
  return {
    items: query.data ?? [],
    isPending: query.isPending,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

type Page = Reply<typeof listDeliveries>;
