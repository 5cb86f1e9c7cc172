import type { Text } from './text.ts';

/**
 * What the outside tells a delivery: an order number, a partner's acknowledgement, an answer to a question. A message that
 * comes before anybody waits for it is kept, and counts.
 */
export interface Message {
  /** The same id twice is one message. */
  readonly id: string;
  /** `order-number`: a step that hears this name takes it. */
  readonly name: string;
  /** What is told, where one value is: the order number. */
  readonly value?: string;
  /**
   * What it is about, where the name alone does not say: the question that a step asks in a generation (`aboutOf`). An
   * answer to a question that was asked just now may overtake the step's own word that it waits; to any other it is too late.
   */
  readonly about?: string;
  /** Who or what told it, as people know them: a login, the name of a connection, an address. */
  readonly from: string;
  /** In the teller's own words. */
  readonly comment?: string;
}

/** `taken` by the step that waits, `kept` for one that will, `rejected` because it is not what is waited for. */
export type Verdict =
  | { readonly verdict: 'taken' | 'kept' }
  | { readonly verdict: 'rejected'; readonly why: Text };

/** A step of the ladder of a wait: at an instant (ISO 8601 UTC) people are told, or the wait ends, by this exit. */
export interface Rung {
  readonly at: string;
  readonly exit: string;
  readonly ends?: true;
}

/** What a step waits for once it has done its part. */
export interface Awaits {
  /** Name of the message. Absent: only time passes. */
  readonly message?: string;
  /** Only a message about this counts. */
  readonly about?: string;
  /** Form of the value: `45########`; see `mask.ts`. */
  readonly mask?: string;
  /** Context path that the value is written to; an invoice's value is amended. */
  readonly writes?: string;
  /** Exit by value, for messages that answer a question; `received` for all others. */
  readonly exits?: Readonly<Record<string, string>>;
  /** What ends the wait only wakes the step, which then runs again and finds out itself; people can't give such a message. */
  readonly wakes?: true;
  /** In order of time; the last one may end the wait. */
  readonly rungs: readonly Rung[];
}

/** How a message names the question that a node asks in a generation. */
export const aboutOf = ({ node, generation }: { node: string; generation: number }): string =>
  `${node}#${generation}`;
