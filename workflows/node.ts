import type { z } from 'zod';
import type { Text } from './text.ts';

/** What would help after a failure: trying again, or someone fixing something first. */
export type Remedy = 'retry' | 'fix';

/** One way a node can fail. `title` and `help` are shown to support as they stand, so write them for them. */
export interface Fault {
  readonly remedy: Remedy;
  readonly title: Text;
  readonly help: Text;
  /** True where the far end may have taken the document although we saw a failure: the step becomes *uncertain*. */
  readonly mayHaveArrived?: boolean;
  /** A finer exit than `failed` that it takes, where the drawing carries on from there. */
  readonly exit?: string;
  /** True where the far end as a whole did not answer: others that use the same connection will see the same. */
  readonly outage?: boolean;
  /** True where the far end refuses us whatever we send: the connection is paused until a person resumes it. */
  readonly pauses?: boolean;
}

/** Where a node's card stands in the palette. */
export type Category =
  | 'start'
  | 'documents'
  | 'decide'
  | 'message'
  | 'deliver'
  | 'time'
  | 'people'
  | 'end';

/**
 * How the interpreter treats a node: `do` runs an activity, `clock` one that says when people are told beside the whole
 * delivery, `retry` and `subflow` compile away, the others are decided inside the workflow.
 */
export type Kind =
  | 'start'
  | 'do'
  | 'branch'
  | 'join'
  | 'each'
  | 'wait'
  | 'hold'
  | 'clock'
  | 'retry'
  | 'subflow'
  | 'end';

export interface Exit {
  readonly id: string;
  /**
   * `beside`: people are told by it while the step waits; it leads to no `end`. `each`: what is behind runs once an item of
   * the step's list, and comes back to the step. `batch`: what is behind it is done once for all invoices that leave together.
   */
  readonly kind: 'ok' | 'branch' | 'beside' | 'each' | 'batch' | 'failure';
  readonly label: Text;
  /** Present where it has to lead on: a delivery that just stopped there would have missed something. */
  readonly needed?: true;
  /** Present where nothing is written, although it is no failure. */
  readonly writesNothing?: true;
}

/** How far an acknowledgement of a channel can reach: never show more than was acknowledged. */
export type Level = 'handed-over' | 'accepted' | 'delivered';

export interface Written {
  /** Path in the context, `vars.subject` or `documents.invoice`. */
  readonly path: string;
  readonly type: 'text' | 'document' | 'list';
  readonly label: Text;
  /** Nobody asked for it by name: steps side by side may each write it, where nothing behind both reads it. */
  readonly unasked?: true;
}

/** All that a node type says about itself: read by the designer, the compiler and the worker. It does nothing. */
export interface NodeManifest {
  readonly type: string;
  readonly kind: Kind;
  readonly category: Category;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly title: Text;
  readonly help: Text;
  /** An object of fields, each labelled with `field()`. */
  readonly config: z.ZodObject;
  /** Success exits first. A node that can fail has the exit `failed`. */
  readonly exits: readonly Exit[];
  /**
   * Context paths that it needs, those that it can do without marked by a `?`: `vars.subject`, `documents.xml?`. What it
   * needs must be written on every path to it. The compiler adds the paths that its templates and rules name.
   */
  readonly reads: readonly string[];
  /** What it needs beside these, as its settings (perhaps incomplete) say. */
  readonly readsBy?: (config: Readonly<Record<string, unknown>>) => readonly string[];
  readonly writes: readonly Written[];
  /** What it writes beside these, where its settings (perhaps incomplete) name it. */
  readonly writesBy?: (config: Readonly<Record<string, unknown>>) => readonly Written[];
  readonly faults: Readonly<Record<string, Fault>>;
  /** Longest one attempt may take, in seconds. */
  readonly timeout: number;
  /** `local` for idempotent steps of under a second (1 history event instead of 6); effects are `regular`. */
  readonly mode: 'local' | 'regular';
  /** Keeps a processor busy for long, so that it may be given a queue and processes of its own. Only for `regular`. */
  readonly heavy?: true;
  /** Present on nodes that give the invoice to somebody: the highest level that their channel can acknowledge. */
  readonly delivers?: Level;
  /** Present on steps that can be done for a batch, with what they then read of it. */
  readonly inBatch?: { readonly reads: readonly string[] };
  /** Name of the message that it waits for, where it waits for one. */
  readonly hears?: (config: Readonly<Record<string, unknown>>) => string | undefined;
  /** One line for the node's card, in both languages, from its settings as they stand (perhaps incomplete). */
  readonly summary: (config: Readonly<Record<string, unknown>>) => Text;
}

export type ConfigOf<M extends NodeManifest> = z.output<M['config']>;
export type FaultOf<M extends NodeManifest> = keyof M['faults'] & string;
export type Catalogue = Readonly<Record<string, NodeManifest>>;

export const defineNode = <const M extends NodeManifest>(manifest: M): M => manifest;

export const okExit: Exit = { id: 'ok', kind: 'ok', label: { fr: 'Ensuite', en: 'Then' } };
export const failedExit: Exit = {
  id: 'failed',
  kind: 'failure',
  label: { fr: 'Échec', en: 'Failed' },
};

/** The only error that crosses an activity boundary: Temporal reads `remedy`, support reads the rest. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: string;
  readonly remedy: Remedy;
  readonly mayHaveArrived: boolean;
  readonly seen: Text;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    declared: Fault,
    seen: Text,
    details: Readonly<Record<string, unknown>>,
  ) {
    super(seen.en);
    this.code = code;
    this.remedy = declared.remedy;
    this.mayHaveArrived = declared.mayHaveArrived === true;
    this.seen = seen;
    this.details = details;
  }
}

/**
 * Builds a fault that the node's manifest declares; an undeclared code does not compile.
 *
 * @param seen what was seen ("portal answered 422"), in lower case; the far end's own words as a quotation (`quoted`)
 * @param details what support's form needs, e.g. `{ missing: ['invoice.orderReference'] }`; no secrets, no bytes.
 *   `retryAfter` (seconds) postpones the next try.
 */
export function fault<M extends NodeManifest>(
  node: M,
  code: FaultOf<M>,
  seen: Text,
  details: Readonly<Record<string, unknown>> = {},
): DeliveryError {
  return new DeliveryError(code, node.faults[code] as Fault, seen, details);
}
