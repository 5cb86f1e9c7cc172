import { queryOptions } from '@tanstack/react-query';

/** Where a document's bytes are had: at an address, or by a call. `key` tells one call's answer from another's. */
export type Source =
  | string
  | { readonly key: string; readonly read: (signal?: AbortSignal) => Promise<Uint8Array> };

/** A document by content never changes, so what was read once stays. */
export const bytesOf = (source: Source) =>
  queryOptions({
    queryKey: ['document', typeof source === 'string' ? source : source.key],
    queryFn: ({ signal }) =>
      typeof source === 'string' ? fetched(source, signal) : source.read(signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

async function fetched(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`document answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
