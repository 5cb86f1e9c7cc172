import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { QuietHours } from './calendar/quietHours.ts';
import type { Value } from './context.ts';
import type { EndOutcome } from './control/end.ts';
import type { Param } from './flow/schema.ts';
import type { Kind, Level } from './node.ts';
import type { Text } from './text.ts';

/** How a failing step is tried again: seconds, and a growth factor; faults that only a person can mend never are. */
export interface RetryPolicy {
  readonly tries: number;
  readonly firstWait: number;
  readonly growth: number;
  readonly longestWait: number;
  /** Fault codes that are not tried again although time might cure them. */
  readonly never: readonly string[];
  /** Hours, by the issuer's clock, in which no try is made: it waits for their end. */
  readonly notBetween?: QuietHours;
  /** Seconds from the first try: none is made later, however many are left. */
  readonly giveUpAfter?: number;
}

/** A retry whose `again` goes back to an earlier step: a loop of at most `policy.tries` rounds. */
export interface Loop {
  readonly retry: string;
  /** Index of the step that everything is run again from. */
  readonly to: number;
  readonly policy: RetryPolicy;
}

/**
 * One step of a compiled flow. Exits hold indexes into `Plan.steps`. A failure takes the exit `failed` where the plan has
 * one; otherwise the delivery parks at the step.
 */
export interface Step {
  readonly id: string;
  readonly type: string;
  /** `item`: no plan has it; it begins the body of an `each` for one item. */
  readonly kind: Exclude<Kind, 'retry' | 'subflow'> | 'item';
  readonly mode: 'local' | 'regular';
  readonly config: Readonly<Record<string, unknown>>;
  readonly reads: readonly string[];
  readonly exits: Readonly<Record<string, readonly number[]>>;
  /** Present where the first way to arrive is enough; otherwise all that lead here are waited for. */
  readonly join?: 'any';
  /** Failure exits that the drawing carries on from, by the fault that takes them; all others take `failed`. */
  readonly finer?: Readonly<Record<string, string>>;
  /** Started beside a failure that parks here because the drawing carries it on to no `end`: they tell people. */
  readonly informs: readonly number[];
  /** Present on steps that tell people while they wait, by exit: what is behind comes to no `end`. */
  readonly besides?: Readonly<Record<string, readonly number[]>>;
  /** Present on a step that runs others for each item of a list: the indexes at which they begin. No exit leads to them. */
  readonly body?: readonly number[];
  /** Present where the step waits for a message of this name. */
  readonly hears?: string;
  /** What is done once for all invoices that leave together: a plan of its own, which a delivery of its own runs. */
  readonly batch?: Plan;
  /** Seconds. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
  readonly loop?: Loop;
  /** Present where the tries of the step itself follow clocks, which the engine's own do not: `retry` is then one try. */
  readonly spaced?: RetryPolicy;
  readonly delivers?: Level;
  readonly outcome?: EndOutcome;
}

/**
 * The compiled flow: plain JSON, the workflow's argument and part of its history. `hash` is the sha256 of the canonical
 * JSON (RFC 8785) of what it means: neither layout, titles, the order in the file, nor the version number count.
 */
export interface Plan {
  readonly ir: 1;
  readonly flow: string;
  readonly version: number;
  readonly hash: string;
  readonly params: Readonly<Record<string, Pick<Param, 'type' | 'default'>>>;
  /** In topological order; the first is the start. */
  readonly steps: readonly Step[];
  /** Present where clocks are drawn: steps that nothing leads to, each of which runs beside the delivery from its start. */
  readonly clocks?: readonly number[];
  /** Retry nodes by id, with the steps that they serve: compiled away, kept for the pictures. */
  readonly retries: Readonly<Record<string, readonly string[]>>;
  /** Present where sub-flows were given values: under `params`, beside the customer's, for the steps that they brought in. */
  readonly constants?: Readonly<Record<string, Value>>;
  /** Present where sub-flows brought steps in: the drawing has none of their ids. */
  readonly titles?: Readonly<Record<string, Text>>;
}

export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** @returns lower-case hexadecimal sha256 of the canonical JSON */
export const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value));

export const planHash = ({
  hash: _hash,
  flow: _flow,
  version: _version,
  titles: _titles,
  ...meaning
}: Plan): string => hashOf(meaning);
