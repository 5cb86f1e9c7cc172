import type { Context } from '#workflows/context.ts';
import { Interpreter } from '#workflows/interpret.ts';
import type { Job } from '#workflows/job.ts';
import type { Message } from '#workflows/message.ts';
import type { Plan, Step } from '#workflows/plan.ts';
import type { DeliveryOutcome, Resolution, ToldEvent } from '#workflows/trace.ts';
import type { Performed } from '#workflows/world.ts';

/** What an interpreter asks the engine for. */
export type Call =
  | { readonly kind: 'step'; readonly id: string; readonly step: Step; readonly job: Job }
  | { readonly kind: 'timer'; readonly node: string; readonly until: number };

/** What the engine brings to an interpreter; `call` is the number of what it asked for. */
export type News =
  | { readonly kind: 'resolved'; readonly resolution: Resolution }
  | { readonly kind: 'told'; readonly message: Message }
  | { readonly kind: 'answered'; readonly call: number; readonly performed: Performed }
  | { readonly kind: 'fired'; readonly call: number };

/** The copy of an interpreter that one worker holds in its memory. It hears of the world what the engine brings, no more. */
export class Copy {
  readonly interpreter: Interpreter;
  readonly #answers: ((performed?: Performed) => void)[] = [];
  /** Sleeps that something else may end. */
  #open: { readonly isOver: () => boolean; readonly wake: () => void }[] = [];
  #now = 0;
  /** Node of the last event of sleeping: the interpreter tells it just before it sleeps. */
  #sleeper = '';
  outcome: DeliveryOutcome | undefined;
  error: unknown;

  constructor(
    plan: Plan,
    context: Context,
    asked: (call: Call, number: number) => void,
    told: (event: ToldEvent) => void,
    calledOff: (number: number) => void,
  ) {
    const ask = (call: Call): Promise<Performed | undefined> => {
      asked(call, this.#answers.length);
      return new Promise((resolve) => this.#answers.push(resolve));
    };
    this.interpreter = new Interpreter(plan, context, {
      now: () => this.#now,
      perform: (step, job, id) => ask({ kind: 'step', id, step, job }) as Promise<Performed>,
      // The flows that are drawn there have no quiet hours.
      afterHours: async (at) => at,
      sleepUntil: async (until, isOver) => {
        const number = this.#answers.length;
        const isBound = until !== Number.POSITIVE_INFINITY;
        const fired = isBound && ask({ kind: 'timer', node: this.#sleeper, until });
        if (!isOver) await fired;
        else
          await new Promise<void>((resolve) => {
            const sleep = {
              isOver,
              wake: () => {
                if (isBound) calledOff(number);
                resolve();
              },
            };
            this.#open.push(sleep);
            if (fired)
              fired.then(() => {
                this.#open = this.#open.filter((one) => one !== sleep);
                resolve();
              });
          });
      },
      told: (events) => {
        for (const event of events) {
          if (event.kind === 'sleeping' || event.kind === 'awaiting' || event.kind === 'reminded')
            this.#sleeper = event.node;
          told(event);
        }
      },
    });
  }

  async begin(now: number): Promise<void> {
    this.#now = now;
    this.interpreter.run().then(
      (outcome) => {
        this.outcome = outcome;
      },
      (error) => {
        this.error = error ?? 'unknown';
      },
    );
    await settled();
  }

  /**
   * People's decisions come first, one by one; the other news come together, as in one task of the engine.
   *
   * @returns the news without the decisions that were refused
   */
  async hear(now: number, news: readonly News[]): Promise<readonly News[]> {
    this.#now = now;
    const refused = new Set<News>();
    for (const one of news) {
      if (one.kind === 'resolved') {
        if (this.interpreter.refuse(one.resolution)) refused.add(one);
        else this.interpreter.resolve(one.resolution);
      } else if (one.kind === 'told') {
        if (this.interpreter.refuseMessage(one.message)) refused.add(one);
        else this.interpreter.receive(one.message);
      } else continue;
      await this.#settle();
    }
    for (const one of news)
      if (one.kind === 'answered') this.#answers[one.call]?.(one.performed);
      else if (one.kind === 'fired') this.#answers[one.call]?.();
    await this.#settle();
    return news.filter((one) => !refused.has(one));
  }

  /** Lets everything that can run do so, and ends the sleeps that are over by it. */
  async #settle(): Promise<void> {
    for (;;) {
      await settled();
      const over = this.#open.filter(({ isOver }) => isOver());
      if (over.length === 0) return;
      this.#open = this.#open.filter((sleep) => !over.includes(sleep));
      for (const { wake } of over) wake();
    }
  }
}

/** Lets everything that can run do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
