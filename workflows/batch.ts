import type { DocumentRef } from './context.ts';
import type { Amount } from './invoice/amount.ts';

/** When a batch leaves, and what the time that it covers is called. */
export interface BatchPeriod {
  /** ISO 8601 UTC: who comes at this instant belongs to the next batch. */
  readonly cutOff: string;
  /** `2026-W53`, `2026-12` or `2026-12-31`. */
  readonly period: string;
  /** Of the week by ISO 8601 (the week of 1 January 2027 is of 2026); otherwise of the day. */
  readonly year: string;
  /** `01` to `53`, by ISO 8601. */
  readonly week: string;
}

/** One invoice of a batch, as its own delivery brought it. */
export interface BatchMember {
  readonly delivery: string;
  readonly number?: string;
  readonly issueDate?: string;
  readonly dueDate?: string;
  readonly orderReference?: string;
  readonly buyerReference?: string;
  /** Absent is what the invoice lacks. A credit note's amounts are negative. */
  readonly total?: Amount;
  readonly totalWithoutVat?: Amount;
  readonly vatTotal?: Amount;
  /** Name that its file was given. */
  readonly fileName?: string;
  /** `invoice`, `xml`: what the steps before made; `original`: as it came. */
  readonly documents: Readonly<Partial<Record<'invoice' | 'original' | 'xml', DocumentRef>>>;
}

/** What a batch knows of itself: before its cut-off only when that is. */
export interface BatchFacts extends BatchPeriod {
  readonly id: string;
  readonly currency: string;
  /** What its members have in common beside the customer, where the drawing divides by more. */
  readonly key?: string;
  readonly count?: number;
  readonly sum?: Amount;
  readonly sumWithoutVat?: Amount;
  readonly sumVat?: Amount;
  readonly numbers?: readonly string[];
  readonly members?: readonly BatchMember[];
}
