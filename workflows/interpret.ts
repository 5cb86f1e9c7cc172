import type { Context } from './context.ts';
import { askPerson, decide, overdue, waitsUntil } from './decide.ts';
import type { Change, Hand, Stage } from './hand.ts';
import type { Held } from './held.ts';
import { Holding } from './holding.ts';
import { bodyOf } from './itemSteps.ts';
import type { AskAgain, StepResult } from './job.ts';
import { Journal } from './journal.ts';
import { Lists } from './lists.ts';
import { type Amended, Memory } from './memory.ts';
import type { Message, Verdict } from './message.ts';
import { type Answer, Parking } from './parking.ts';
import type { Plan, RetryPolicy, Step } from './plan.ts';
import {
  doesNotWait,
  exitTaken,
  readsAny,
  refusal,
  waitsForHouse,
  waitsForMessage,
  waitsForTime,
} from './resolution.ts';
import { mayTryAgain, restOf } from './retryPolicy.ts';
import { Tally } from './tally.ts';
import type { Text } from './text.ts';
import type { DeliveryOutcome, Resolution, SeenFault } from './trace.ts';
import { Tries } from './tries.ts';
import { Waits } from './waits.ts';
import { type Taken, Walk } from './walk.ts';
import type { Performed, World } from './world.ts';

/**
 * One delivery's way through a plan. Walks by dataflow with dead-path elimination; a failure that the
 * drawing carries on to no end parks, and waits for `resolve`. Knows nothing of Temporal.
 */
export class Interpreter {
  readonly #plan: Plan;
  /** The plan's, then those of items of lists, as they begin. */
  readonly #steps: Step[];
  readonly #world: World;
  readonly #memory: Memory;
  readonly #journal: Journal;
  /** How often each generation of a step was asked for. */
  readonly #runs = new Map<string, number>();
  readonly #parking = new Parking();
  readonly #holding = new Holding();
  /** What steps said that are run again until they see what they wait for. */
  readonly #asked = new Map<string, AskAgain>();
  /** Failures that took a wired exit, by step. */
  readonly #carriedOn = new Map<number, SeenFault>();
  readonly #tries: Tries;
  readonly #waits: Waits;
  readonly #lists: Lists;
  readonly #tally = new Tally();
  /** Walks beside the delivery's way: they tell people of a failure, or that it is late. */
  readonly #informing: Walk[] = [];
  readonly #main: Walk;
  #stage: Stage = 'going';
  #hasMoved = false;
  /** Steps whose activity has not answered yet. */
  readonly #atWork = new Set<number>();

  /** @param amended what people corrected in the delivery that this one takes over, by context path */
  constructor(plan: Plan, context: Context, world: World, amended: Amended = {}) {
    this.#plan = plan;
    this.#steps = [...plan.steps];
    this.#world = world;
    this.#memory = new Memory(plan, context, amended);
    this.#journal = new Journal(
      () => world.now(),
      (node) => this.#memory.generation(node),
      (events) => world.told(events),
    );
    const hand = this.#hand();
    this.#tries = new Tries(world, this.#memory);
    this.#waits = new Waits(hand);
    this.#lists = new Lists(hand);
    this.#main = this.#walk([0]);
  }

  #hand(): Hand {
    const stage = () => this.#stage;
    return {
      steps: this.#steps,
      world: this.#world,
      memory: this.#memory,
      journal: this.#journal,
      get stage() {
        return stage();
      },
      walk: (entries) => this.#walk(entries),
      inform: (entries) => this.#inform(entries),
      execute: (index, walk) => this.#execute(index, walk),
      finish: (step, result) => this.#finish(step, result),
      passOver: (index, exit, resolution) => this.#passOver(index, exit, resolution),
      mend: (index, walk, fault) => this.#mend(index, walk, fault, 0),
      takesBack: (index, walk, change) => this.#takesBack(index, walk, change),
      hasFailed: (walk) =>
        [...this.#carriedOn.keys()].some((at) => walk.has(at) && !walk.cameBack(at)),
      outcome: () => this.#tally.outcome(),
    };
  }

  /** @returns once nothing can run any more, or a person aborted */
  async run(): Promise<DeliveryOutcome> {
    const walk = this.#main;
    walk.start();
    for (const clock of this.#plan.clocks ?? []) this.#beside([clock]);
    for (;;) {
      await walk.finished();
      const stranded = [...this.#carriedOn].filter(
        ([index]) => index < this.#plan.steps.length && !walk.cameToAnEnd(index),
      );
      if (this.#stage === 'aborted' || stranded.length === 0) break;
      // The drawing carried these failures on, but the path taken came to no end: they park after all.
      await Promise.all(stranded.map(([index, fault]) => this.#reopen(index, fault, walk)));
    }
    if (this.#stage === 'going' && this.#informing.length > 0) await this.#letTellersFinish();
    const stopped = this.#hasMoved ? 'moved' : 'failed';
    const outcome = this.#stage === 'aborted' ? stopped : this.#tally.outcome();
    this.#stage = 'over';
    this.#journal.tell({ kind: 'ended', outcome });
    this.#journal.passOn();
    return outcome;
  }

  /**
   * One that waits for a person itself has nothing left to tell: the failure that it was to tell of was resolved. A clock
   * that told people of a late delivery tells them that it ended well: a walk more.
   */
  async #letTellersFinish(): Promise<void> {
    this.#stage = 'closing';
    this.#letAllGo();
    for (let ended = 0; ended < this.#informing.length; ) {
      const walks = this.#informing.slice(ended);
      ended = this.#informing.length;
      await Promise.all(walks.map((walk) => walk.finished()));
    }
  }

  /** Why a resolution can't be taken, or undefined where it can. Changes nothing. */
  refuse(resolution: Resolution): Text | undefined {
    const { node, action } = resolution;
    const awaits = this.#waits.at(node);
    const uncertain = awaits ? false : this.#parking.isUncertain(node);
    if (uncertain === undefined || this.#stage === 'over') return doesNotWait;
    if (awaits?.wakes && action !== 'abort' && (action !== 'skip' || awaits.message === undefined))
      return awaits.message === undefined ? waitsForTime : waitsForHouse;
    if (awaits && action === 'retry') return waitsForMessage;
    return refusal(resolution, uncertain, this.#step(node));
  }

  /** Lets a parked node go on. Call `refuse` first. @returns the generation that runs from now on */
  resolve(resolution: Resolution): { generation: number } {
    const { node, action } = resolution;
    if (action === 'amend') this.#memory.amend(this.#step(node), resolution.patch ?? {});
    if (action === 'amend' || action === 'send-again') this.#memory.beginGeneration(node);
    this.#journal.tellOf(node, { kind: 'resolved', resolution });
    this.#journal.passOn();
    this.#answer(node, resolution);
    if (action === 'abort') this.#abort();
    return { generation: this.#memory.generation(node) };
  }

  /** Why another delivery can't take over, or undefined where it can: nothing may be on its way. Changes nothing. */
  refuseMove(): Text | undefined {
    if (this.#stage !== 'going') return { fr: 'elle est terminée', en: 'it is over' };
    if (this.#atWork.size > 0) return { fr: 'une étape est en cours', en: 'a step is at work' };
    const uncertain = this.#parking.nodes.some((node) => this.#parking.isUncertain(node));
    return uncertain
      ? {
          fr: 'une étape est incertaine : dites d’abord si elle est arrivée',
          en: 'a step is uncertain: say first whether it arrived',
        }
      : undefined;
  }

  /** Ends it for another delivery of the same invoice. Call `refuseMove` first. */
  move(): void {
    this.#hasMoved = true;
    this.#abort();
  }

  /** Why a message can't be taken, or undefined where it can. Changes nothing. */
  refuseMessage(message: Message): Text | undefined {
    return this.#waits.refuse(message);
  }

  /** Gives a message to the step that waits for it, or keeps it for one that will. Call `refuseMessage` first. */
  receive(message: Message): Verdict {
    return this.#waits.receive(message);
  }

  /** Steps that wait for a channel ask it again. */
  release(channel: string): void {
    this.#holding.release(channel);
  }

  /** Nothing begins any more, and nobody is waited for. */
  #abort(): void {
    this.#stage = 'aborted';
    this.#letAllGo();
    this.#holding.letAllGo();
    this.#lists.abandon();
    for (const walk of [this.#main, ...this.#informing]) walk.abandon();
  }

  /** Nobody, and no message, is waited for any more. */
  #letAllGo(): void {
    for (const node of [...this.#parking.nodes, ...this.#waits.nodes])
      this.#answer(node, 'superseded');
  }

  #answer(node: string, answer: Answer): void {
    this.#parking.answer(node, answer);
    this.#waits.answer(node, answer);
  }

  #walk(entries: readonly number[]): Walk {
    const walk: Walk = new Walk(this.#steps, entries, {
      run: (index) => this.#execute(index, walk),
      dead: (index) => this.#journal.tellOf(this.#node(index), { kind: 'dead' }),
      reset: (index) => {
        this.#carriedOn.delete(index);
        this.#tally.forget(index);
        this.#parking.answer(this.#node(index), 'superseded');
        this.#journal.tellOf(this.#node(index), { kind: 'reset' });
        this.#lists.takeBack(index);
      },
      supersede: (index) => {
        this.#lists.stop(index);
        this.#answer(this.#node(index), 'superseded');
        this.#holding.letGo(this.#node(index));
      },
      turned: () => this.#journal.passOn(),
    });
    return walk;
  }

  /**
   * No promise is made where none is needed: for each one the engine takes a stack trace, and with a promise a layer a
   * delivery cost half as much again as one written by hand.
   *
   * @param tried tries that the step has had already, where its channel held it up between them
   */
  #execute(index: number, walk: Walk, tried = 0): Taken | Promise<Taken> {
    if (this.#stage === 'over' || this.#stage === 'aborted') return undefined;
    const { kind } = this.#steps[index] as Step;
    if (kind === 'each') return this.#lists.goThrough(index, walk);
    const performed = this.#begin(index, tried);
    return performed instanceof Promise
      ? performed.then((answer) => {
          this.#atWork.delete(index);
          return this.#conclude(index, walk, answer, tried);
        })
      : this.#conclude(index, walk, performed, tried);
  }

  #conclude(
    index: number,
    walk: Walk,
    performed: Performed,
    tried: number,
  ): Taken | Promise<Taken> {
    if (!performed.ok) return this.#mend(index, walk, performed.fault, tried);
    const { result } = performed;
    const { held } = result;
    if (held) return this.#waitForChannel(index, walk, held, tried + held.tried);
    if (result.askAgain) return this.#lookAgain(index, walk, result.askAgain);
    const step = this.#steps[index] as Step;
    // Beside a clock an alert by mail gives nobody the invoice.
    const isOnTheWay = walk === this.#main || this.#lists.has(walk);
    if (step.delivers && (!this.#plan.clocks || isOnTheWay)) this.#tally.gave();
    if (result.awaits) return this.#waits.go(index, walk, result, result.awaits);
    if (result.ends) this.#tally.reached(index, result.ends);
    const until = Date.parse(result.until ?? '');
    return until > this.#world.now()
      ? this.#sleep(step, until, 'wait').then(() => this.#finish(step, result))
      : this.#finish(step, result);
  }

  /** Between two looks nothing runs, and who takes the step back does not wait for the next one. */
  async #lookAgain(index: number, walk: Walk, asked: AskAgain): Promise<Taken> {
    const node = this.#node(index);
    const at = Date.parse(asked.at);
    this.#asked.set(node, asked);
    this.#journal.tellOf(node, {
      kind: 'sleeping',
      until: new Date(at).toISOString(),
      why: 'wait',
    });
    this.#journal.passOn();
    if (!walk.willRewind(index)) {
      await this.#world.sleepUntil(at, this.#holding.hold(node));
      this.#holding.letGo(node);
    }
    if (!walk.willRewind(index)) return this.#execute(index, walk);
    this.#asked.delete(node);
    return undefined;
  }

  async #waitForChannel(index: number, walk: Walk, held: Held, tried: number): Promise<Taken> {
    const node = this.#node(index);
    const { channel, because, releases, wait } = held;
    const at = this.#world.now() + wait;
    const until = new Date(at).toISOString();
    this.#journal.tellOf(node, { kind: 'held', until, channel, because, releases });
    this.#journal.passOn();
    if (!walk.willRewind(index)) {
      await this.#world.sleepUntil(at, this.#holding.hold(node, channel));
      this.#holding.letGo(node);
    }
    return walk.willRewind(index) ? undefined : this.#execute(index, walk, tried);
  }

  async #mend(index: number, walk: Walk, fault: SeenFault, tried: number): Promise<Taken> {
    const step = this.#steps[index] as Step;
    if (walk.willRewind(index)) {
      this.#fail(step, fault);
      return undefined;
    }
    if (await this.#loops(step, fault, walk)) return undefined;
    if (step.spaced && (await this.#waitsForNextTry(index, walk, fault, step.spaced, tried)))
      return walk.willRewind(index) ? undefined : this.#execute(index, walk, tried + 1);
    // An uncertain step goes no further by itself: what the drawing does on failure might deliver a second time.
    const exit = step.finer?.[fault.code] ?? 'failed';
    if (step.exits[exit] && !fault.mayHaveArrived) {
      this.#carriedOn.set(index, fault);
      this.#fail(step, fault, exit);
      return exit;
    }
    if (this.#stage === 'closing') {
      this.#fail(step, fault);
      return undefined;
    }
    const parked = this.#park(step, fault);
    this.#lists.letOthersPass(walk);
    const resolution = await parked;
    if (resolution === 'superseded' || resolution.action === 'abort') return undefined;
    if (resolution.action === 'arrived') this.#tally.gave();
    const passed = exitTaken(step, resolution);
    if (passed !== undefined) return this.#passOver(index, passed, resolution);
    if (fault === overdue) this.#waits.expire(step.id);
    if (this.#takesBack(index, walk, resolution)) return undefined;
    return step.kind === 'hold'
      ? this.#passOver(index, 'released', resolution)
      : this.#execute(index, walk);
  }

  /** Whether a change is seen by what came before the step: that is done again, and the step once it is led to anew. */
  #takesBack(index: number, walk: Walk, change: Change): boolean {
    if (this.#lists.beginsAgain(change, walk)) return true;
    const from = this.#beginsAgain(index, change, walk);
    if (from !== index) walk.rewind(from, { asker: index });
    return from !== index;
  }

  #begin(index: number, tried: number): Performed | Promise<Performed> {
    const planned = this.#steps[index] as Step;
    const step = tried === 0 ? planned : { ...planned, retry: restOf(planned.retry, tried) };
    this.#tries.begin(planned, tried);
    const job = this.#memory.job(step);
    const { node, generation, config, context, amended } = job;
    this.#journal.tellOf(node, { kind: 'started', given: [config, context, amended] });
    switch (step.kind) {
      case 'each':
      case 'start':
      case 'join':
        return done;
      case 'end':
        this.#tally.reached(index, step.outcome ?? 'delivered');
        return done;
      case 'branch':
        return decide(config.rule, context);
      case 'hold':
        return askPerson(config);
      case 'item':
        return { ok: true, result: { note: String(config.item) } };
      case 'wait':
        return this.#sleep(step, waitsUntil(config, this.#world.now()), 'wait').then(() => done);
      case 'clock':
      case 'do': {
        this.#atWork.add(index);
        const id = `${node}#${generation}`;
        const run = (this.#runs.get(id) ?? 0) + 1;
        this.#runs.set(id, run);
        const asked = this.#asked.get(node);
        return this.#world.perform(
          step,
          asked ? { ...job, asked } : job,
          run === 1 ? id : `${id}.${run}`,
        );
      }
    }
  }

  /** The failing step's drawn loop: waits, then runs everything again from the step that `again` names. */
  async #loops(step: Step, fault: SeenFault, walk: Walk): Promise<boolean> {
    const { loop } = step;
    if (!loop || fault.mayHaveArrived || !mayTryAgain(loop.policy, fault)) return false;
    // Who tells of a failure does not take the delivery back: the step may be one that waits for somebody.
    if (!walk.nodes.includes(loop.to)) return false;
    const round = this.#tries.nextRound(loop.retry);
    if (round > loop.policy.tries) return false;
    const next = this.#tries.next(loop.retry, loop.policy, fault, round);
    const until = next instanceof Promise ? await next : next;
    if (until === undefined) return false;
    this.#tries.goRound(loop.retry);
    this.#fail(step, fault, 'again');
    await this.#sleep(step, until, 'retry');
    walk.rewind(loop.to);
    return true;
  }

  /** The tries of the step itself, under one key: between two of them nothing runs, and who takes the step back does not wait. */
  async #waitsForNextTry(
    index: number,
    walk: Walk,
    fault: SeenFault,
    policy: RetryPolicy,
    tried: number,
  ): Promise<boolean> {
    const step = this.#steps[index] as Step;
    if (!mayTryAgain(policy, fault) || tried + 1 >= policy.tries) return false;
    const until = await this.#tries.next(step.id, policy, fault, tried + 2);
    if (until === undefined) return false;
    this.#fail(step, fault, 'again');
    if (walk.willRewind(index)) return true;
    const isOver = this.#holding.hold(step.id);
    await this.#sleep(step, until, 'retry', isOver);
    this.#holding.letGo(step.id);
    return true;
  }

  async #reopen(index: number, fault: SeenFault, walk: Walk): Promise<void> {
    const step = this.#steps[index] as Step;
    const resolution = await this.#park(step, fault);
    if (resolution === 'superseded' || resolution.action === 'abort') return;
    const exit = exitTaken(step, resolution);
    this.#carriedOn.delete(index);
    if (exit !== undefined) walk.rewind(index, { exit: this.#passOver(index, exit, resolution) });
    else walk.rewind(this.#beginsAgain(index, resolution, walk), { asker: index });
  }

  /** `async`, although it awaits nothing: a promise less, and the recorded order of what follows a decision is another. */
  async #park(step: Step, fault: SeenFault): Promise<Answer> {
    const uncertain = fault.mayHaveArrived;
    // What the drawing holds has not failed.
    if (step.kind !== 'hold') this.#fail(step, fault);
    if (step.informs.length > 0) this.#inform(step.informs);
    const answer = this.#parking.park(step.id, uncertain);
    this.#journal.tellOf(step.id, { kind: 'parked', uncertain, fault });
    this.#journal.passOn();
    return answer;
  }

  /** Tells people of a failure, beside the parked step. Each occasion is a new generation, or its mail would be a repeat. */
  #inform(entries: readonly number[]): void {
    this.#beside(entries, (walk) => {
      for (const id of walk.nodes.map((index) => this.#node(index)))
        if (this.#runs.has(`${id}#${this.#memory.generation(id)}`))
          this.#memory.beginGeneration(id);
    });
  }

  /** Starts a walk that the delivery's own way knows nothing of. */
  #beside(entries: readonly number[], prepare: (walk: Walk) => void = () => {}): void {
    const walk = this.#walk(entries);
    prepare(walk);
    this.#informing.push(walk);
    // What ends it, such as a cancellation, is told where it is waited for; the main walk meets it as well.
    walk.finished().catch(() => {});
    walk.start();
  }

  async #sleep(
    step: Step,
    until: number,
    why: 'wait' | 'retry',
    isOver?: () => boolean,
  ): Promise<void> {
    const at = Math.max(until, this.#world.now());
    this.#journal.tellOf(step.id, { kind: 'sleeping', until: new Date(at).toISOString(), why });
    this.#journal.passOn();
    await this.#world.sleepUntil(at, isOver);
  }

  /** Finishes a step without running it, as a person decided. */
  #passOver(index: number, exit: string, { action, reason }: Resolution): string {
    const step = this.#steps[index] as Step;
    const gives =
      step.delivers || bodyOf(this.#steps, step).some((at) => this.#steps[at]?.delivers);
    if (gives && action === 'skip' && exit !== 'failed') this.#tally.skipped(index);
    return this.#finish(step, { exit, note: reason });
  }

  #finish(step: Step, result: StepResult): string {
    const { exit = 'ok', level, note } = result;
    this.#asked.delete(step.id);
    this.#memory.keep(step, result);
    this.#journal.tellOf(step.id, {
      kind: 'done',
      exit,
      ...(level === undefined ? {} : { level }),
      ...(note === undefined ? {} : { note }),
    });
    return exit;
  }

  #fail(step: Step, fault: SeenFault, exit?: string): void {
    this.#asked.delete(step.id);
    this.#memory.keepFault(step, fault.code);
    this.#journal.tellOf(step.id, { kind: 'failed', fault, ...(exit ? { exit } : {}) });
  }

  /**
   * Where a resolved step begins again: at itself, but for an amend at the earliest finished step on the way here that
   * read what was changed, so that a converted file holds the corrected number too. What was delivered is kept.
   */
  #beginsAgain(index: number, { action, patch = {} }: Change, walk: Walk): number {
    if (action !== 'amend') return index;
    const before = walk.finishedBefore(index);
    const stale = before.filter((at) => readsAny(this.#steps[at] as Step, Object.keys(patch)));
    for (const i of stale) this.#memory.beginGeneration(this.#node(i));
    return stale[0] ?? index;
  }

  #step(node: string): Step {
    return this.#steps.find((step) => step.id === node) as Step;
  }

  #node(index: number): string {
    return (this.#steps[index] as Step).id;
  }
}

const done: Performed = { ok: true, result: {} };
