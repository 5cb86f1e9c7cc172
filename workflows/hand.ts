import type { StepResult } from './job.ts';
import type { Journal } from './journal.ts';
import type { Memory } from './memory.ts';
import type { Step } from './plan.ts';
import type { DeliveryOutcome, Resolution, SeenFault } from './trace.ts';
import type { Taken, Walk } from './walk.ts';
import type { World } from './world.ts';

/** `closing`: the delivery's own way is over, and who tells people beside it comes to an end. */
export type Stage = 'going' | 'closing' | 'aborted' | 'over';

/** What somebody, or a message, changed. */
export type Change = Pick<Resolution, 'action' | 'patch'>;

/** By what the parts of an interpreter act: they share its steps, what it knows and what it tells. */
export interface Hand {
  /** The plan's, then those of items of lists, as they begin. */
  readonly steps: Step[];
  readonly world: World;
  readonly memory: Memory;
  readonly journal: Journal;
  readonly stage: Stage;
  walk(entries: readonly number[]): Walk;
  /** Tells people beside what goes on. */
  inform(entries: readonly number[]): void;
  execute(index: number, walk: Walk): Taken | Promise<Taken>;
  finish(step: Step, result: StepResult): string;
  /** Finishes a step without running it, as a person decided. */
  passOver(index: number, exit: string, resolution: Resolution): string;
  mend(index: number, walk: Walk, fault: SeenFault): Promise<Taken>;
  /** Whether a change is seen by what came before the step: that is done again, and the step once it is led to anew. */
  takesBack(index: number, walk: Walk, change: Change): boolean;
  /** Whether a failure was carried on, and not back to the walk's own way. */
  hasFailed(walk: Walk): boolean;
  outcome(): DeliveryOutcome;
}
