import { listOf, valueAt } from './context.ts';
import { onePath } from './template/onePath.ts';
import type { Text } from './text.ts';
import type { SeenFault } from './trace.ts';

/** Each item is steps of its own in what is told: more would be no picture any more. */
const MOST = 50;

export interface ListItem {
  /** The same for the same value of a list that somebody corrected: what it was given is not given again. */
  readonly key: string;
  readonly value: string;
}

type Found =
  | { readonly ok: true; readonly items: readonly ListItem[] }
  | { readonly ok: false; readonly fault: SeenFault };

/** The items that a `forEach` goes through, in their order. A value that is not there is a fault, an empty one no item. */
export function itemsIn(over: unknown, context: object): Found {
  const path = onePath(over) ?? '';
  const value = valueAt(context, path);
  const list = typeof value === 'string' ? listOf(value) : value;
  if (!Array.isArray(list))
    return failed(
      'FOR_EACH_VALUE_MISSING',
      { fr: `${path} n’a pas de valeur`, en: `${path} has no value` },
      { missing: [path] },
    );
  if (list.length > MOST)
    return failed('FOR_EACH_TOO_MANY', {
      fr: `${list.length} éléments`,
      en: `${list.length} items`,
    });
  const seen = new Map<string, number>();
  return {
    ok: true,
    items: list.map(String).map((item) => {
      const occurrence = (seen.get(item) ?? 0) + 1;
      seen.set(item, occurrence);
      return { key: `${occurrence} ${item}`, value: item };
    }),
  };
}

export function itemsFailed(failing: readonly string[], all: number): SeenFault {
  return failed('FOR_EACH_ITEM_FAILED', {
    fr: `${failing.length} sur ${all} : ${failing.join(', ')}`,
    en: `${failing.length} of ${all}: ${failing.join(', ')}`,
  }).fault;
}

const failed = (code: string, message: Text, details: SeenFault['details'] = {}) => ({
  ok: false as const,
  fault: { code, remedy: 'fix' as const, message, mayHaveArrived: false, details },
});
