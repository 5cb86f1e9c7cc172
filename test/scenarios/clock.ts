import { setImmediate as nextTurn } from 'node:timers/promises';

interface Sleeper {
  readonly at: number;
  readonly isOver: () => boolean;
  readonly wake: () => void;
}

/** A clock that a test moves. What is at work meanwhile is real, and is waited for before the clock goes on. */
export class Clock {
  #now: number;
  #busy = 0;
  #sleepers: Sleeper[] = [];

  /** @param start ISO 8601 */
  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  get now(): number {
    return this.#now;
  }

  sleepUntil(at: number, isOver: () => boolean = () => false): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at, isOver, wake }));
  }

  /** The clock stands still until the work is done. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Goes on to an instant, and stops on its way wherever something is due. */
  async passTo(instant: string): Promise<void> {
    const end = Date.parse(instant);
    for (;;) {
      await this.settle();
      const next = Math.min(...this.#sleepers.map(({ at }) => at));
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      this.#wake(({ at }) => at <= this.#now);
    }
    this.#now = Math.max(this.#now, end);
  }

  /** Until nothing is at work and nobody sleeps whose sleep is over. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await nextTurn();
      const woken = this.#wake(({ isOver }) => isOver());
      quiet = woken || this.#busy > 0 ? 0 : quiet + 1;
    }
  }

  #wake(which: (sleeper: Sleeper) => boolean): boolean {
    const woken = this.#sleepers.filter(which);
    this.#sleepers = this.#sleepers.filter((sleeper) => !woken.includes(sleeper));
    for (const { wake } of woken) wake();
    return woken.length > 0;
  }
}
