import { z } from 'zod';
import { refuse } from '../api/problems.ts';

/** Where a page ended: what its rows are sorted by, and the row's id where two share it. */
interface Place {
  readonly by: string;
  readonly id: string;
}

/** What a list may be sorted by, as Postgres writes it: our own instants have lost its microseconds. */
const sortKeys = {
  instant: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/),
  name: z.string().max(300),
  version: z.string().regex(/^[1-9]\d{0,8}$/),
};

/** A page that was asked for. */
export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Opaque to callers, so that the order can change without breaking them. */
const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws REQUEST_INVALID for what `cursorOf` never gave */
export function placeOf(cursor: string | undefined, sortedBy: keyof typeof sortKeys): Place | null {
  if (cursor === undefined) return null;
  const place = z.strictObject({ by: sortKeys[sortedBy], id: z.string().max(80) });
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
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
  const next = rows.length > limit && last ? cursorOf({ by: last.place, id: last.id }) : null;
  return { items, next };
}

/** For `ilike`: what people type is text, not a pattern. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
