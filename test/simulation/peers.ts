import type { Job } from '#workflows/job.ts';
import type { Peer } from './catalogue.ts';
import type { Court } from './laws.ts';

/**
 * The far ends and what they have. A step's effect is known to them by its key alone; to the laws it is the step in its
 * generation, so that a key which changes when it must not is seen.
 */
export class Peers {
  readonly #court: Court;
  readonly #keys = new Set<string>();
  readonly #effects = new Map<string, string>();

  constructor(court: Court) {
    this.#court = court;
  }

  /** @param claim what the ledger said to the try that sends @returns whether it is new to the far end */
  take(job: Job, claim: string | undefined): boolean {
    const peer = job.type as Peer;
    const isKnown = this.#keys.has(job.key);
    if (peer === 'portal' && isKnown) return false;
    const effect = effectOf(job.node, job.generation);
    const earlier = this.#effects.get(effect);
    const again = () => `${effect} came under ${earlier} and under ${job.key} (${claim})`;
    if (peer === 'portal') this.#court.expect('effectOnce', earlier === undefined, again);
    else {
      const isMeant = peer === 'notice' && earlier === job.key;
      this.#court.expect('noSilentRepeat', earlier === undefined || isMeant, again);
    }
    this.#keys.add(job.key);
    this.#effects.set(effect, job.key);
    return true;
  }

  /** What one that can be asked answers. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  hasEffect(node: string, generation: number): boolean {
    return this.#effects.has(effectOf(node, generation));
  }

  get isEmpty(): boolean {
    return this.#effects.size === 0;
  }
}

const effectOf = (node: string, generation: number): string => `${node}#${generation}`;
