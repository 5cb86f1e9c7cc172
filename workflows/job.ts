import type { BatchFacts } from './batch.ts';
import type { DocumentRef, Value } from './context.ts';
import type { Held } from './held.ts';
import type { Awaits } from './message.ts';
import type { Level } from './node.ts';
import type { RetryPolicy } from './plan.ts';
import type { DeliveryOutcome } from './trace.ts';

/** One step of one delivery, as the workflow asks for it. JSON: it is the activity's argument in history. */
export interface Job<Config = Readonly<Record<string, unknown>>> {
  /**
   * `deliveryId/nodeId/generation`: the same for every attempt and every retry, another after an amend. Pass it on
   * wherever the far end can dedupe (a header, a `Message-ID`, a file name).
   */
  readonly key: string;
  readonly delivery: string;
  readonly node: string;
  readonly type: string;
  readonly generation: number;
  readonly config: Config;
  /** The part of the context that the step reads (`Step.reads`), as a tree. Paths: `context.ts`. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Amendments of the invoice so far, by fact path without `invoice.`; null removes. */
  readonly amended: Readonly<Record<string, string | null>>;
  /** The policy that the engine follows, so that an attempt can tell whether another one comes. */
  readonly retry: RetryPolicy;
  /** Present where the step asked to be run again: what it said then. */
  readonly asked?: AskAgain;
}

/** A step that looked and saw nothing yet, and looks again at `at`. Both are instants, ISO 8601 UTC. */
export interface AskAgain {
  readonly at: string;
  /** When it looked first. */
  readonly since: string;
}

/** What a finished step tells the workflow. Documents by reference, never bytes. */
export interface StepResult {
  /** `ok` unless said. */
  readonly exit?: string;
  /** What later steps can name as `vars.…`; only paths that the manifest's `writes` declares. */
  readonly vars?: Readonly<Record<string, Value>>;
  readonly documents?: Readonly<Record<string, DocumentRef>>;
  /** What the channel acknowledged, never more. Absent on steps that deliver nothing. */
  readonly level?: Level;
  /** An instant, ISO 8601 UTC: the step has done its part, and the delivery waits until then before it goes on. */
  readonly until?: string;
  /** The step has done its part, and waits for a message or for people to be told. Its exit is then what ended the wait. */
  readonly awaits?: Awaits;
  /** Not yet: the step is run again then, under the same key. Nothing else in the result counts. */
  readonly askAgain?: AskAgain;
  /** The invoices that leave together. */
  readonly batch?: BatchFacts;
  /** How the delivery ends by this step: as the batch did that its invoice left in. */
  readonly ends?: DeliveryOutcome;
  /** One line on what came out, e.g. the rendered subject or the server's reply. */
  readonly note?: string;
  /** Present where nothing was tried: the step is run again once its channel lets it. */
  readonly held?: Held;
}
