import { z } from 'zod';
import { refuse } from '../api/problems.ts';

/**
 * Where a page ended: the instant that rows are sorted by, as Postgres writes it (our own instants have lost its
 * microseconds), and the row's id where two share it.
 */
const Place = z.strictObject({
  at: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/),
  id: z.string().max(80),
});
type Place = z.output<typeof Place>;

/** Opaque to callers, so that the order can change without breaking them. */
const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws REQUEST_INVALID for what `cursorOf` never gave */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw refuse('REQUEST_INVALID', {
      fr: 'Le curseur ne vient pas d’une page précédente.',
      en: 'The cursor does not come from an earlier page.',
    });
  }
}

/** A page of what was asked for with `limit + 1`: the row too many tells that there is a next one. */
export function pageOf<R extends { id: string; place: string }>(
  rows: readonly R[],
  limit: number,
): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? cursorOf({ at: last.place, id: last.id }) : null;
  return { items, next };
}

/** For `ilike`: what people type is text, not a pattern. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
