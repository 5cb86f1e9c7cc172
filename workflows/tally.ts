import type { DeliveryOutcome } from './trace.ts';

const worstFirst: readonly DeliveryOutcome[] = [
  'failed',
  'cancelled',
  'handed-over',
  'by-hand',
  'delivered',
  'nothing-to-do',
];

/** What a delivery comes to: the ends that it reached, whether something was given, what a person skipped. */
export class Tally {
  readonly #ends = new Map<number, DeliveryOutcome>();
  /** Delivering steps that a person skipped as if they had delivered. */
  readonly #skipped = new Set<number>();
  #gave = false;

  gave(): void {
    this.#gave = true;
  }

  reached(index: number, outcome: DeliveryOutcome): void {
    this.#ends.set(index, outcome);
  }

  skipped(index: number): void {
    this.#skipped.add(index);
  }

  /** The step is taken back. What was given stays given. */
  forget(index: number): void {
    this.#ends.delete(index);
    this.#skipped.delete(index);
  }

  /** The worst of the ends reached; without one, whether something was given. */
  outcome(): DeliveryOutcome {
    const ends = [...this.#ends.values()];
    const worst = worstFirst.find((outcome) => ends.includes(outcome));
    const outcome = worst ?? (this.#gave ? 'delivered' : 'nothing-to-do');
    return outcome === 'delivered' && this.#skipped.size > 0 ? 'by-hand' : outcome;
  }
}
