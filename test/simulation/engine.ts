import type { Step } from '#workflows/plan.ts';
import { mayTryAgain, waitAfter } from '#workflows/retryPolicy.ts';
import type { SeenFault } from '#workflows/trace.ts';
import type { Performed } from '#workflows/world.ts';
import type { Call, News } from './copy.ts';
import { seenOf, timedOut } from './faults.ts';
import { type Surroundings, Trial } from './trial.ts';

/** What the engine keeps of one thing that was asked for: it survives every worker. */
interface Asked {
  readonly call: Call;
  tries: number;
  /** The try that the engine believes in; an earlier one may still go on. */
  trial: Trial | undefined;
  isAnswered: boolean;
}

/** One task of the workflow, as recorded. */
export interface Turn {
  readonly at: number;
  readonly news: readonly News[];
}

/** Seconds without a beat after which a worker counts as dead. */
const MISSED_AFTER = 10;

/**
 * The part of Temporal that the interpreter sees: it keeps what was asked for and what was answered, tries steps by their
 * policy, misses workers that die, and fires timers.
 */
export class Engine {
  readonly turns: Turn[] = [];
  readonly #around: Surroundings;
  readonly #wake: () => void;
  readonly #asked: Asked[] = [];
  readonly #trials = new Set<Trial>();
  #inbox: News[] = [];

  /** @param wake called when there is news */
  constructor(around: Surroundings, wake: () => void) {
    this.#around = around;
    this.#wake = wake;
  }

  ask(call: Call): void {
    const asked: Asked = { call, tries: 0, trial: undefined, isAnswered: false };
    const number = this.#asked.push(asked) - 1;
    const { agenda } = this.#around;
    if (call.kind === 'step') this.#tryIn(this.#latency(), asked);
    else
      agenda.in(Math.max(1, call.until - agenda.now), () => {
        if (asked.isAnswered) return;
        asked.isAnswered = true;
        this.bring({ kind: 'fired', call: number });
      });
  }

  /** What was asked for under a number, in a form that can be compared. */
  callAt(number: number): Call | undefined {
    return this.#asked[number]?.call;
  }

  /** A timer that nobody waits for any more. */
  callOff(number: number): void {
    const asked = this.#asked[number];
    if (asked) asked.isAnswered = true;
    this.#inbox = this.#inbox.filter((one) => one.kind !== 'fired' || one.call !== number);
  }

  bring(news: News): void {
    this.#inbox.push(news);
    this.#wake();
  }

  takeNews(): readonly News[] {
    const news = this.#inbox;
    this.#inbox = [];
    return news;
  }

  /** Steps that are not answered yet, and those that sleep. */
  open(kind: Call['kind']): readonly string[] {
    const pending = new Set(
      this.#inbox.flatMap((one) =>
        one.kind === 'answered' || one.kind === 'fired' ? [one.call] : [],
      ),
    );
    return this.#asked.flatMap(({ call, isAnswered }, number) => {
      if (call.kind !== kind || (isAnswered && !pending.has(number))) return [];
      return [call.kind === 'step' ? call.job.node : call.node];
    });
  }

  /** Every try stops where it is. A regular step is missed after a while; a local one is the new worker's to do. */
  workersDie(): void {
    for (const trial of this.#trials) trial.isDead = true;
    this.#trials.clear();
    for (const asked of this.#asked) {
      const { call, trial, isAnswered } = asked;
      if (isAnswered || !trial || call.kind !== 'step') continue;
      if (call.step.mode === 'local') {
        asked.tries = 0;
        this.#tryIn(this.#latency(), asked);
      } else this.#around.agenda.in(MISSED_AFTER * 1000, () => this.#miss(asked, trial, call.step));
    }
  }

  /** The delivery is over: nothing is brought any more, though a try may still go on. */
  close(): void {
    for (const asked of this.#asked) asked.isAnswered = true;
    this.#inbox = [];
  }

  #tryIn(ms: number, asked: Asked): void {
    asked.trial = undefined;
    this.#around.agenda.in(ms, () => {
      if (!asked.isAnswered && !asked.trial) this.#try(asked);
    });
  }

  #try(asked: Asked): void {
    const { call } = asked;
    if (call.kind !== 'step') return;
    const { step, job } = call;
    asked.tries += 1;
    const trial = new Trial(job, this.#around, () =>
      this.#around.agenda.in(step.timeout * 1000, () => this.#miss(asked, trial, step)),
    );
    asked.trial = trial;
    this.#trials.add(trial);
    trial.run().then(
      (result) => this.#hear(asked, trial, { ok: true, result }),
      (error) => this.#hear(asked, trial, { ok: false, fault: seenOf(error) }),
    );
  }

  #hear(asked: Asked, trial: Trial, performed: Performed): void {
    this.#trials.delete(trial);
    if (asked.trial !== trial || asked.isAnswered || trial.isDead) return;
    if (performed.ok) this.#answer(asked, performed);
    else {
      const { call } = asked;
      if (call.kind !== 'step') return;
      const mayRepeat = mayTryAgain(call.step.retry, performed.fault);
      this.#failed(asked, call.step, performed.fault, mayRepeat);
    }
  }

  #miss(asked: Asked, trial: Trial, step: Step): void {
    if (asked.trial === trial && !asked.isAnswered) this.#failed(asked, step, timedOut(step), true);
  }

  #failed(asked: Asked, { retry }: Step, fault: SeenFault, mayRepeat: boolean): void {
    if (mayRepeat && asked.tries < retry.tries)
      this.#tryIn(waitAfter(fault, retry, asked.tries + 1) * 1000, asked);
    else this.#answer(asked, { ok: false, fault });
  }

  #answer(asked: Asked, performed: Performed): void {
    asked.isAnswered = true;
    this.bring({ kind: 'answered', call: this.#asked.indexOf(asked), performed });
  }

  #latency(): number {
    return 1 + this.#around.chance.below(50);
  }
}
