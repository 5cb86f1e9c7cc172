import { useInfiniteQuery } from '@tanstack/react-query';
import type { Input, Item, listDeliveries, listInvoices, Reply } from '#server/api/contract.ts';
import { type ApiError, call } from './client.ts';
import { isMoving } from './deliveries/StateChip.tsx';

type Moving = typeof listInvoices | typeof listDeliveries;

export interface Pages<Row> {
  readonly items: readonly Row[];
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

/**
 * The pages asked for so far of a list that goes on at a cursor, asked again each 2 s while a delivery in it moves.
 *
 * @param idle milliseconds between two askings while none moves
 */
export function usePages<E extends Moving>(
  endpoint: E,
  filter: Omit<Input<E>['query'], 'cursor'>,
  idle: number | false,
): Pages<Item<E>> {
  const query = useInfiniteQuery<Reply<E>, ApiError, Item<E>[], readonly unknown[], string | null>({
    queryKey: [endpoint.path, 'pages', filter],
    queryFn: ({ pageParam, signal }) => {
      const asked = pageParam === null ? filter : { ...filter, cursor: pageParam };
      return call(endpoint, { query: asked } as Input<E>, { signal });
    },
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items as Item<E>[]),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((row) => isMoving(row.state))) ? 2000 : idle,
    placeholderData: (before) => before,
  });
  return {
    items: query.data ?? [],
    isPending: query.isPending,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}
