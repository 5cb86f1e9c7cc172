import { RE2JS } from 're2js';
import { valueAt } from '#workflows/context.ts';

/**
 * What a connection looks for in a portal's answer: `data.id` or `$.data.id` in JSON, or `/number (\d+)/` in any text, of
 * which the first group counts. Expressions run in linear time (RE2): an answer must not be able to keep a worker busy.
 *
 * @returns undefined where the answer does not hold it
 */
export function findIn(body: string, wanted: string): string | undefined {
  const expression = expressionOf(wanted);
  if (expression === undefined) return byPath(body, wanted);
  const matcher = RE2JS.compile(expression).matcher(body);
  if (!matcher.find()) return undefined;
  return matcher.group(matcher.groupCount() > 0 ? 1 : 0) ?? undefined;
}

/** Whether `findIn` can look for it: a path, or an expression with one group at most. */
export function isFindable(wanted: string): boolean {
  const expression = expressionOf(wanted);
  if (expression === undefined) return /^(\$\.)?[\w-]+(\.[\w-]+)*$/.test(wanted);
  try {
    return RE2JS.compile(expression).groupCount() <= 1;
  } catch {
    return false;
  }
}

const expressionOf = (wanted: string): string | undefined => /^\/(.+)\/$/s.exec(wanted)?.[1];

function byPath(body: string, path: string): string | undefined {
  let tree: unknown;
  try {
    tree = JSON.parse(body);
  } catch {
    return undefined;
  }
  const value = valueAt(tree, path.replace(/^\$\./, ''));
  const isWritten = ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
  return isWritten ? String(value) : undefined;
}
