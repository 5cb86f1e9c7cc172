import type { ToldEvent } from './trace.ts';

type Untold<E, Known extends string> = E extends ToldEvent ? Omit<E, Known> : never;
type OfStep = Untold<Exclude<ToldEvent, { kind: 'ended' }>, 'seq' | 'at' | 'node' | 'generation'>;

/** Numbers and dates what happens in a delivery, and passes on together what happened in one turn. */
export class Journal {
  readonly #now: () => number;
  readonly #generation: (node: string) => number;
  readonly #told: (events: readonly ToldEvent[]) => void;
  #seq = 0;
  #untold: ToldEvent[] = [];
  /** What the clock said last, written once: it stands still within a turn. */
  #at = { ms: Number.NaN, iso: '' };
  #isClosed = false;

  /** @param told what happened since the last call, in order */
  constructor(
    now: () => number,
    generation: (node: string) => number,
    told: (events: readonly ToldEvent[]) => void,
  ) {
    this.#now = now;
    this.#generation = generation;
    this.#told = told;
  }

  tellOf(node: string, event: OfStep): void {
    this.tell({ node, generation: this.#generation(node), ...event } as Untold<
      ToldEvent,
      'seq' | 'at'
    >);
  }

  /** Nothing is told after the end. */
  tell(event: Untold<ToldEvent, 'seq' | 'at'>): void {
    if (this.#isClosed) return;
    this.#seq += 1;
    const ms = this.#now();
    if (ms !== this.#at.ms) this.#at = { ms, iso: new Date(ms).toISOString() };
    this.#untold.push({ seq: this.#seq, at: this.#at.iso, ...event } as ToldEvent);
    this.#isClosed = event.kind === 'ended';
  }

  passOn(): void {
    if (this.#untold.length === 0) return;
    this.#told(this.#untold);
    this.#untold = [];
  }
}
