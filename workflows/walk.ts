import { isFailing } from './itemSteps.ts';
import type { Step } from './plan.ts';

/** The exit that a step takes, or undefined where it asked for a rewind or the run was aborted. */
export type Taken = string | undefined;

export interface Hooks {
  run(index: number): Taken | Promise<Taken>;
  dead(index: number): void;
  reset(index: number): void;
  /** A rewind waits for this step to stop: if it waits for a person, it need not. */
  supersede(index: number): void;
  /** All that could go on for now did. */
  turned(): void;
}

interface InEdge {
  readonly from: number;
  readonly exit: string;
}

interface Rewind {
  readonly from: number;
  readonly region: ReadonlySet<number>;
  /** Exit that `from` takes without running again. */
  readonly exit: string | undefined;
}

/**
 * Dataflow over a plan, or the part of it behind some entries: a step runs when all edges that lead to it are decided and
 * one at least was taken (a join of any: at the first that is taken); an exit that is not taken makes what is behind it
 * dead. Steps settle one after another in the order of their answers, which under Temporal is the order of history.
 */
export class Walk {
  readonly #steps: readonly Step[];
  readonly #hooks: Hooks;
  readonly #nodes: ReadonlySet<number>;
  readonly #entries: readonly number[];
  /** In-edges of each step within this walk. */
  readonly #ins = new Map<number, InEdge[]>();
  /** Exit taken by each finished step; null for a dead one. */
  readonly #settled = new Map<number, string | null>();
  readonly #running = new Set<number>();
  /** Delivering steps that a rewind passes again: what was given to somebody is not given twice. */
  readonly #kept = new Map<number, string>();
  #rewinds: Rewind[] = [];
  #isStopped = false;
  #idle: () => void = () => {};
  #failed: (error: unknown) => void = () => {};
  #finished: Promise<void>;

  constructor(steps: readonly Step[], entries: readonly number[], hooks: Hooks) {
    this.#steps = steps;
    this.#hooks = hooks;
    this.#entries = entries;
    this.#nodes = this.#behind(entries);
    for (const from of this.#nodes)
      for (const [exit, targets] of Object.entries(this.#step(from).exits))
        for (const to of targets) {
          const ins = this.#ins.get(to);
          if (ins) ins.push({ from, exit });
          else this.#ins.set(to, [{ from, exit }]);
        }
    this.#finished = this.#untilIdle();
  }

  /** The steps that this walk can reach, in topological order. */
  get nodes(): readonly number[] {
    return ascending(this.#nodes);
  }

  has(index: number): boolean {
    return this.#nodes.has(index);
  }

  start(): void {
    for (const entry of this.#entries) this.#start(entry);
    this.#advance();
  }

  /** Settles when nothing runs any more; rejects with what ended a step for good. */
  finished(): Promise<void> {
    return this.#finished;
  }

  /**
   * Runs everything from a step on again, once nothing in that part runs any more.
   *
   * @param exit taken by `from` without running it
   * @param asker the step that has to run again by it, whichever way a join was begun for
   */
  rewind(from: number, { exit, asker = from }: { exit?: string; asker?: number } = {}): void {
    const touched = this.#touchedBy(from);
    const region = touched.has(asker) ? touched : this.#behind([from]);
    this.#rewinds.push({ from, region, exit });
    if (this.#running.size === 0) this.#finished = this.#untilIdle();
    for (const index of region) if (this.#running.has(index)) this.#hooks.supersede(index);
    this.#advance();
  }

  /** Nothing begins any more, until it was taken back and is started anew. */
  stop(): void {
    this.#isStopped = true;
    this.#rewinds = [];
    for (const index of this.#running) this.#hooks.supersede(index);
  }

  /** Forgets what was done, once nothing runs any more, but for what was given to somebody. */
  takeBack(): void {
    this.#isStopped = false;
    for (const index of ascending(this.#nodes)) {
      this.#forget(index, true);
      if (!this.#kept.has(index)) this.#hooks.reset(index);
    }
    this.#finished = this.#untilIdle();
  }

  /** Lets who waits for the end go on, whatever still runs. */
  abandon(): void {
    this.#idle();
  }

  /** Whether a rewind waits for this step to stop, so as to run it again. */
  willRewind(index: number): boolean {
    return this.#isStopped || this.#rewinds.some(({ region }) => region.has(index));
  }

  /** Whether the exits taken from a finished step on led to an `end`. */
  cameToAnEnd(index: number): boolean {
    return this.#cameTo(index, (at) => this.#step(at).kind === 'end');
  }

  /** Whether they led back to where the walk would have come without a failure. */
  cameBack(index: number): boolean {
    const way = new Set(this.#entries);
    for (const at of way)
      for (const [exit, targets] of Object.entries(this.#step(at).exits))
        if (!isFailing(this.#step(at), exit)) for (const to of targets) way.add(to);
    return this.#cameTo(index, (at) => at !== index && way.has(at));
  }

  #cameTo(index: number, isThere: (at: number) => boolean): boolean {
    const reached = new Set([index]);
    for (const at of reached) {
      if (isThere(at)) return true;
      const exit = this.#settled.get(at);
      for (const to of (exit && this.#step(at).exits[exit]) || []) reached.add(to);
    }
    return false;
  }

  /** Finished steps that lead to the given one and delivered nothing, in topological order. */
  finishedBefore(index: number): readonly number[] {
    const before = new Set<number>();
    const todo = [index];
    for (let at = todo.pop(); at !== undefined; at = todo.pop())
      for (const { from } of this.#ins.get(at) ?? [])
        if (!before.has(from)) {
          before.add(from);
          todo.push(from);
        }
    return ascending(before).filter((i) => this.#settled.get(i) && !this.#step(i).delivers);
  }

  #start(index: number): void {
    const kept = this.#kept.get(index);
    if (kept !== undefined) {
      this.#kept.delete(index);
      this.#settle(index, kept);
      return;
    }
    this.#running.add(index);
    const taken = this.#hooks.run(index);
    if (taken instanceof Promise)
      taken.then(
        (exit) => this.#goOn(index, exit),
        (error) => this.#failed(error),
      );
    else this.#end(index, taken);
  }

  /** A step that throws ends the walk, whichever step's answer let it begin. */
  #goOn(index: number, exit: Taken): void {
    try {
      this.#end(index, exit);
      this.#advance();
    } catch (error) {
      this.#failed(error);
    }
  }

  #end(index: number, exit: Taken): void {
    this.#running.delete(index);
    if (exit !== undefined) this.#settle(index, exit);
  }

  #settle(index: number, exit: string | null): void {
    this.#settled.set(index, exit);
    for (const targets of Object.values(this.#step(index).exits))
      for (const to of targets) this.#decide(to);
  }

  #decide(index: number): void {
    if (this.#settled.has(index) || this.#running.has(index) || this.willRewind(index)) return;
    const ins = this.#ins.get(index) ?? [];
    const isTaken = ins.some((edge) => this.#took(edge));
    const isDecided = ins.every(({ from }) => this.#settled.has(from));
    if (!isDecided && !(isTaken && this.#step(index).join === 'any')) return;
    if (isTaken) this.#start(index);
    else {
      if (!this.#kept.delete(index)) this.#hooks.dead(index);
      this.#settle(index, null);
    }
  }

  #advance(): void {
    const ready = this.#rewinds.find(
      ({ region }) => ![...this.#running].some((index) => region.has(index)),
    );
    if (ready) {
      this.#rewinds = this.#rewinds.filter(({ from }) => !ready.region.has(from));
      this.#reset(ready);
    } else if (this.#running.size === 0) this.#idle();
    this.#hooks.turned();
  }

  #reset({ from, region, exit }: Rewind): void {
    for (const index of ascending(region)) {
      this.#forget(index, index !== from);
      const skips = index === from && exit !== undefined;
      if (!skips && !this.#kept.has(index)) this.#hooks.reset(index);
    }
    if (exit === undefined) this.#start(from);
    else this.#settle(from, exit);
    this.#advance();
  }

  /** @param keeps whether what was given to somebody is passed again, and stays told as it is */
  #forget(index: number, keeps: boolean): void {
    const was = this.#settled.get(index);
    this.#settled.delete(index);
    const gave = was && was !== 'failed' && this.#step(index).delivers;
    if (gave && keeps) this.#kept.set(index, was);
  }

  /** What runs again from a step on: not what a join has begun for another way that arrived before. */
  #touchedBy(from: number): ReadonlySet<number> {
    const whole = this.#behind([from]);
    return this.#behind([from], (index) =>
      (this.#ins.get(index) ?? []).some((edge) => !whole.has(edge.from) && this.#took(edge)),
    );
  }

  #took({ from, exit }: InEdge): boolean {
    return this.#settled.get(from) === exit;
  }

  /** @param stops whether a join, at which one way is enough, is left out with what is behind it only */
  #behind(
    entries: readonly number[],
    stops: (join: number) => boolean = () => false,
  ): ReadonlySet<number> {
    const reached = new Set(entries);
    for (const index of reached)
      for (const targets of Object.values(this.#step(index).exits))
        for (const to of targets) if (this.#step(to).join !== 'any' || !stops(to)) reached.add(to);
    return reached;
  }

  #step(index: number): Step {
    return this.#steps[index] as Step;
  }

  #untilIdle(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#idle = resolve;
      this.#failed = reject;
    });
  }
}

const ascending = (indexes: Iterable<number>): number[] => [...indexes].sort((a, b) => a - b);
