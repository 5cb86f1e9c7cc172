import type { Connection } from '@temporalio/client';

/**
 * What a delivery can be found by in Temporal. A workflow that sets one that the server does not know hangs
 * for ever, so they are registered before any worker starts. They are stored in plain text: no personal data.
 */
export const searchAttributes = {
  FlowId: 'Keyword',
  FlowVersion: 'Int',
  CustomerId: 'Keyword',
  DeliveryState: 'Keyword',
  FailedNode: 'KeywordList',
  FailureType: 'Keyword',
} as const;

/** Numbers of Temporal's `IndexedValueType`. */
const INDEXED_VALUE_TYPE = { Keyword: 2, Int: 3, KeywordList: 7 } as const;

/** The names in `searchAttributes` that the server does not know yet. */
export async function missingSearchAttributes(
  { operatorService }: Connection,
  namespace: string,
): Promise<readonly string[]> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  return Object.keys(searchAttributes).filter((name) => !(name in (customAttributes ?? {})));
}

/** Registers what the server lacks. A second call changes nothing. */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<void> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length > 0) await addSearchAttributes(connection, namespace, missing);
}

/** @param names keys of `searchAttributes` that the server does not know: it refuses the others */
export async function addSearchAttributes(
  { operatorService }: Connection,
  namespace: string,
  names: readonly string[],
): Promise<void> {
  const wanted = Object.entries(searchAttributes).filter(([name]) => names.includes(name));
  await operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      wanted.map(([name, type]) => [name, INDEXED_VALUE_TYPE[type]]),
    ),
  });
}
