import type { BatchFacts } from './batch.ts';
import type { InvoiceFacts } from './invoice/facts.ts';

/** A stored document, by content. History carries references, never bytes (Temporal caps a payload at 2 MB). */
export interface DocumentRef {
  readonly sha256: string;
  readonly bytes: number;
  /** Media type, e.g. `application/pdf`. */
  readonly type: string;
  readonly name: string;
}

export interface CustomerFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Language of what the customer reads. */
  readonly language: 'fr' | 'en';
  readonly country: string;
  readonly timeZone: string;
}

export interface IssuerFacts {
  readonly id: string;
  readonly name: string;
  readonly siren: string;
  readonly timeZone: string;
}

export type Value = string | boolean | readonly string[];

/** What finished nodes left behind, for later nodes to name as `steps.<nodeId>.…`. */
export interface StepFacts {
  readonly output: string;
  readonly fault?: string;
}

/**
 * All that a node can see, as one read-only tree. Templates and rules name paths of it and nothing
 * else. A value that is not there is absent, never an empty text and never 0.
 */
export interface Context {
  readonly invoice: InvoiceFacts;
  /** Present where the delivery is a batch: `invoice` then says nothing. */
  readonly batch?: BatchFacts;
  readonly customer: CustomerFacts;
  readonly issuer: IssuerFacts;
  readonly params: Readonly<Record<string, Value>>;
  /** `original` (as it came), `invoice` (current rendition), `data` (canonical invoice JSON), `xml` (current XML). */
  readonly documents: Readonly<Record<string, DocumentRef>>;
  readonly vars: Readonly<Record<string, Value>>;
  readonly steps: Readonly<Record<string, StepFacts>>;
  readonly delivery: {
    readonly id: string;
    readonly flow: string;
    readonly version: number;
    readonly startedAt: string;
  };
}

/**
 * The value at a dotted path, or undefined where any part is missing. Own keys only, so that
 * `constructor.constructor` finds nothing.
 */
export function valueAt(tree: unknown, path: string): unknown {
  let at: unknown = tree;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

/** The part of a context that the given paths name: what a step gets to see, and what its history keeps. */
export function pick(context: object, paths: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const path of paths) {
    const value = valueAt(context, path);
    if (value === undefined) continue;
    const keys = path.split('.');
    let into = picked;
    for (const key of keys.slice(0, -1)) {
      into[key] = { ...(into[key] as Record<string, unknown> | undefined) };
      into = into[key] as Record<string, unknown>;
    }
    into[keys.at(-1) as string] = value;
  }
  return picked;
}

/** A copy of a tree with one value set, or removed by null. A text put where a list stands becomes a list. */
export function withValue(tree: unknown, keys: readonly string[], value: Value | null): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return tree;
  const copy: Record<string, unknown> = typeof tree === 'object' ? { ...tree } : {};
  if (rest.length > 0) copy[key] = withValue(copy[key], rest, value);
  else if (value === null) delete copy[key];
  else copy[key] = Array.isArray(copy[key]) && typeof value === 'string' ? listOf(value) : value;
  return copy;
}

/** `a@b.fr, c@d.fr` as a list; people also write semicolons between addresses. */
export const listOf = (text: string): readonly string[] =>
  text
    .split(/[,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
