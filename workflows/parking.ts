import type { Resolution } from './trace.ts';

/** What a step that waited is told: a person's decision, or that it need not wait any more. */
export type Answer = Resolution | 'superseded';

interface Parked {
  readonly uncertain: boolean;
  readonly answer: (answer: Answer) => void;
}

/** The steps that wait for a person, by node. */
export class Parking {
  readonly #parked = new Map<string, Parked>();

  get nodes(): readonly string[] {
    return [...this.#parked.keys()];
  }

  /** Undefined where the step waits for nobody. */
  isUncertain(node: string): boolean | undefined {
    return this.#parked.get(node)?.uncertain;
  }

  /** A step that waits already need not any more: it failed anew. */
  park(node: string, uncertain: boolean): Promise<Answer> {
    this.answer(node, 'superseded');
    return new Promise((answer) => this.#parked.set(node, { uncertain, answer }));
  }

  answer(node: string, answer: Answer): void {
    const parked = this.#parked.get(node);
    this.#parked.delete(node);
    parked?.answer(answer);
  }
}
