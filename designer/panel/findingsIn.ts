import type { DocumentRef } from '#workflows/context.ts';
import type { LostTerm } from '#workflows/invoice/lost.ts';
import type { ToldDifference } from '#workflows/invoice/totalsCheck.ts';
import type { Problem } from '#workflows/problem.ts';

interface Found {
  readonly problems: readonly Problem[];
  readonly lost: readonly LostTerm[];
  /** Totals that do not follow from the lines. */
  readonly totals: readonly ToldDifference[];
  /** Each one once, by its name and content. */
  readonly documents: readonly DocumentRef[];
  /** The tree without them. */
  readonly rest: unknown;
}

/**
 * What a step found wrong, left out or made, wherever in its output it says so: it is shown in words and as documents,
 * not as paths.
 */
export function findingsIn(output: unknown): Found {
  const problems: Problem[] = [];
  const lost: LostTerm[] = [];
  const totals: ToldDifference[] = [];
  const documents = new Map<string, DocumentRef>();

  function without(value: unknown): unknown {
    if (Array.isArray(value)) {
      if (value.length === 0) return value;
      if (value.every(isProblem)) problems.push(...value);
      else if (value.every(isLost)) lost.push(...value);
      else if (value.every(isDifference)) totals.push(...value);
      else return value.map(without);
      return undefined;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (isDocument(value)) {
      documents.set(`${value.sha256} ${value.name}`, value);
      return undefined;
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, inner]) => [name, without(inner)])
        .filter(([, inner]) => inner !== undefined),
    );
  }

  const rest = without(output);
  return { problems, lost, totals, documents: [...documents.values()], rest };
}

const isProblem = (value: unknown): value is Problem =>
  hasTexts(value, 'message', 'fix') && 'severity' in value;

const isLost = (value: unknown): value is LostTerm =>
  hasTexts(value, 'label') && 'times' in value && 'path' in value;

const isDifference = (value: unknown): value is ToldDifference =>
  hasTexts(value, 'label') && 'delta' in value && 'remedies' in value;

const isDocument = (value: object): value is DocumentRef =>
  'sha256' in value && 'name' in value && 'type' in value && 'bytes' in value;

const hasTexts = (value: unknown, ...names: readonly string[]): value is object =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => {
    const text: unknown = (value as Record<string, unknown>)[name];
    return typeof text === 'object' && text !== null && 'fr' in text && 'en' in text;
  });
