import type { DocumentRef } from '#workflows/context.ts';

/** A node's question in one generation: what changes the invoice makes the next one. */
export interface QuestionRef {
  readonly delivery: string;
  readonly node: string;
  readonly generation: number;
}

/** What people are asked, as it stood then: later settings and invoices change nothing of it. */
export interface Question {
  /** Name of the connection that the requests leave by. */
  readonly channel: string;
  /** `turn`: all, one after another. */
  readonly agree: 'any' | 'all' | 'turn';
  readonly text: string;
  readonly language: 'fr' | 'en';
  /** The copy that is looked at. */
  readonly shown: DocumentRef;
  readonly attach: boolean;
  readonly delegation: boolean;
  readonly invoice: {
    readonly number: string;
    readonly seller: string;
    readonly customer: string;
    readonly total: string;
    readonly currency?: string;
    readonly dueDate?: string;
  };
  /** Addresses, each once. */
  readonly people: readonly string[];
  /** ISO 8601: no link works any longer. */
  readonly expiresAt: string;
}

/** The record of questions, and of the links by which people answer them. */
export interface Approvals {
  /** Opens a question, once: the first one stays. @returns the people whose request is to leave now */
  open(ref: QuestionRef, question: Question): Promise<readonly string[]>;
  /** A new link of one person's. Earlier ones work as well; only hashes of them are kept. */
  link(ref: QuestionRef, person: string): Promise<string>;
  /** The person's request has left. */
  told(ref: QuestionRef, person: string): Promise<void>;
}
