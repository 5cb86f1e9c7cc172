import type { Memory } from './memory.ts';
import type { RetryPolicy, Step } from './plan.ts';
import { waitAfter } from './retryPolicy.ts';
import type { SeenFault } from './trace.ts';
import type { World } from './world.ts';

/** The tries that the interpreter makes itself, where the engine's own policy can't: drawn loops, and hours without tries. */
export class Tries {
  readonly #world: World;
  readonly #memory: Memory;
  readonly #rounds = new Map<string, number>();
  /** When a step, or the retry that leads back to it, began its tries: milliseconds since 1970. */
  readonly #since = new Map<string, number>();

  constructor(world: World, memory: Memory) {
    this.#world = world;
    this.#memory = memory;
  }

  begin({ id, spaced, loop }: Step, tried: number): void {
    if (spaced && tried === 0) this.#since.set(id, this.#world.now());
    else if (loop && !this.#since.has(loop.retry)) this.#since.set(loop.retry, this.#world.now());
  }

  nextRound(retry: string): number {
    return (this.#rounds.get(retry) ?? 1) + 1;
  }

  goRound(retry: string): void {
    this.#rounds.set(retry, this.nextRound(retry));
  }

  /**
   * When a failed step is tried again, or undefined where that would be too late.
   *
   * @param tries whose beginning counts: the step, or the retry that leads back to it
   */
  next(
    tries: string,
    { notBetween, giveUpAfter, ...policy }: RetryPolicy,
    fault: SeenFault,
    number: number,
  ): number | undefined | Promise<number | undefined> {
    const now = this.#world.now();
    const at = now + waitAfter(fault, policy, number) * 1000;
    const latest =
      giveUpAfter === undefined
        ? Number.POSITIVE_INFINITY
        : (this.#since.get(tries) ?? now) + giveUpAfter * 1000;
    const inTime = (until: number) => (until > latest ? undefined : until);
    return notBetween
      ? this.#world.afterHours(at, notBetween, this.#memory.issuerTimeZone).then(inTime)
      : inTime(at);
  }
}
