import { isSafePath } from '../vocabulary.ts';

/** The one path that a setting is, in double braces; undefined where it is anything else. */
export function onePath(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const path = /^\s*\{\{\s*([\w.-]+)\s*\}\}\s*$/.exec(value)?.[1];
  return path !== undefined && isSafePath(path) ? path : undefined;
}
