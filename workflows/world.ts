import type { QuietHours } from './calendar/quietHours.ts';
import type { Job, StepResult } from './job.ts';
import type { Step } from './plan.ts';
import type { SeenFault, ToldEvent } from './trace.ts';

export type Performed =
  | { readonly ok: true; readonly result: StepResult }
  | { readonly ok: false; readonly fault: SeenFault };

/** How an interpreter reaches the world: Temporal's in production, a pretended one in a rehearsal. */
export interface World {
  /** The workflow's clock, milliseconds since 1970. */
  now(): number;
  /**
   * Runs a step's activity, with its own retries. Rejects only with what must end the run, such as a cancellation.
   *
   * @param id unique within the delivery: `node#generation`, then `node#generation.2` …
   */
  perform(step: Step, job: Job, id: string): Promise<Performed>;
  /**
   * @param at milliseconds since 1970; Infinity sleeps until it is over
   * @param isOver asked whenever something happened: true ends the sleep before its time
   */
  sleepUntil(at: number, isOver?: () => boolean): Promise<void>;
  /** @returns `at`, or the end of the quiet hours that it lies in; both milliseconds since 1970 */
  afterHours(at: number, hours: QuietHours, timeZone: string): Promise<number>;
  /** What happened since the last call, in order. */
  told(events: readonly ToldEvent[]): void;
}
