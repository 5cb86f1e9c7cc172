import type { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import type { TraceEvent } from '#workflows/trace.ts';

/** One delivery of the invoice as the record holds it. `history` is the archived text, byte for byte. */
export interface PackedDelivery {
  readonly about: {
    readonly id: string;
    readonly flow: string;
    readonly flowName: string;
    readonly version: number;
    /** Hash of the published version, from the flow's own table, not from the plan. */
    readonly publishedHash: string;
    readonly publishedBy: string;
    readonly publishedAt: string;
    readonly state: string;
    readonly outcome: string | null;
    readonly startedAt: string;
    readonly endedAt: string | null;
    /** Where the history stands in the archive's chain; null while the delivery goes on. */
    readonly archive: {
      readonly position: string;
      readonly previous: string;
      readonly sha256: string;
      readonly archivedAt: string;
    } | null;
  };
  readonly flow: Flow;
  readonly plan: Plan;
  readonly events: readonly TraceEvent[];
  readonly history: string | null;
  readonly attempts: readonly PackedAttempt[];
  readonly evidence: readonly PackedEvidence[];
}

export interface PackedAttempt {
  readonly id: string;
  readonly node: string;
  readonly type: string;
  readonly generation: number;
  readonly number: number;
  readonly key: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly fault: unknown;
  readonly result: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface PackedEvidence {
  readonly attemptId: string;
  readonly kind: string;
  readonly detail: unknown;
  readonly document: { readonly sha256: string } | null;
  readonly recordedAt: string;
}

export interface PackedDocument {
  readonly sha256: string;
  /** Media type. */
  readonly type: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All that a pack says about one invoice. */
export interface PackContents {
  readonly createdAt: string;
  readonly invoice: {
    readonly id: string;
    readonly number: string;
    readonly typeCode: string;
    readonly issueDate: string;
    readonly dueDate: string | null;
    readonly currency: string;
    readonly total: string;
    readonly contentHash: string;
    readonly receivedAt: string;
    readonly issuer: { readonly id: string; readonly name: string; readonly siren: string };
    readonly customer: { readonly id: string; readonly code: string; readonly name: string };
    readonly facts: unknown;
    /** `delivery` is '' for what was submitted. */
    readonly documents: readonly {
      readonly delivery: string;
      readonly role: string;
      readonly sha256: string;
      readonly name: string;
    }[];
  };
  readonly deliveries: readonly PackedDelivery[];
  readonly documents: readonly PackedDocument[];
}
