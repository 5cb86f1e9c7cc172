import type { Context } from './context.ts';
import { askPerson, decide, overdue, waitsUntil } from './decide.ts';
import { Expecting, type Wait } from './expecting.ts';
import type { Held } from './held.ts';
import { Holding } from './holding.ts';
import { itemsFailed, itemsIn } from './itemList.ts';
import { bodyOf, itemSteps } from './itemSteps.ts';
import { type Item, Items } from './items.ts';
import type { AskAgain, StepResult } from './job.ts';
import { Journal } from './journal.ts';
import { type Amended, Memory } from './memory.ts';
import { type Awaits, aboutOf, type Message, type Verdict } from './message.ts';
import { type Answer, Parking } from './parking.ts';
import type { Plan, RetryPolicy, Step } from './plan.ts';
import {
  doesNotWait,
  exitTaken,
  overlaps,
  refusal,
  waitsForHouse,
  waitsForMessage,
  waitsForTime,
} from './resolution.ts';
import { mayTryAgain, restOf, waitAfter } from './retryPolicy.ts';
import type { Text } from './text.ts';
import type { DeliveryOutcome, Resolution, SeenFault } from './trace.ts';
import { type Taken, Walk } from './walk.ts';
import type { Performed, World } from './world.ts';

const severity: readonly DeliveryOutcome[] = [
  'failed',
  'cancelled',
  'handed-over',
  'by-hand',
  'delivered',
  'nothing-to-do',
];

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
  readonly #rounds = new Map<string, number>();
  /** When a step, or the retry that leads back to it, began its tries: milliseconds since 1970. */
  readonly #since = new Map<string, number>();
  readonly #parking = new Parking();
  readonly #holding = new Holding();
  readonly #expecting = new Expecting();
  /** What steps said that are run again until they see what they wait for. */
  readonly #asked = new Map<string, AskAgain>();
  /** Failures that took a wired exit, by step. */
  readonly #carriedOn = new Map<number, SeenFault>();
  readonly #ends = new Map<number, DeliveryOutcome>();
  readonly #items = new Items();
  /** Walks beside the delivery's way: they tell people of a failure, or that it is late. */
  readonly #informing: Walk[] = [];
  /** Clocks that told people already, by node. */
  readonly #alarmed = new Set<string>();
  readonly #main: Walk;
  #stage: 'going' | 'closing' | 'aborted' | 'over' = 'going';
  #hasMoved = false;
  /** Steps whose activity has not answered yet. */
  readonly #atWork = new Set<number>();
  #gave = false;
  /** Delivering steps that a person skipped as if they had delivered. */
  readonly #skipped = new Set<number>();

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
    this.#main = this.#walk([0]);
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
    const outcome = this.#stage === 'aborted' ? stopped : this.#outcome();
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
    const awaits = this.#expecting.waitsAt(node);
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
  refuseMessage({ name }: Message): Text | undefined {
    if (this.#stage === 'over') return { fr: 'elle est terminée', en: 'it is over' };
    if (this.#hearing(name)) return undefined;
    return { fr: `rien n’y attend « ${name} »`, en: `nothing in it waits for “${name}”` };
  }

  /** Gives a message to the step that waits for it, or keeps it for one that will. Call `refuseMessage` first. */
  receive(message: Message): Verdict {
    const said = this.#expecting.verdictOf(message.id);
    if (said) return said;
    const { verdict, node = this.#hearing(message.name) as string } = this.#expecting.receive(
      message,
      this.#asks(message),
    );
    this.#journal.tellOf(node, { kind: 'received', message, ...verdict });
    this.#journal.passOn();
    return verdict;
  }

  /** Whether a step asks, or will, what the message answers: a later generation is another question. */
  #asks({ name, about }: Message): boolean {
    return this.#plan.steps.some(
      ({ id: node, hears }) =>
        hears === name && about === aboutOf({ node, generation: this.#memory.generation(node) }),
    );
  }

  #hearing(name: string): string | undefined {
    return this.#plan.steps.find(({ hears }) => hears === name)?.id;
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
    this.#items.abandon();
    for (const walk of [this.#main, ...this.#informing]) walk.abandon();
  }

  /** Nobody, and no message, is waited for any more. */
  #letAllGo(): void {
    for (const node of [...this.#parking.nodes, ...this.#expecting.nodes])
      this.#answer(node, 'superseded');
  }

  #answer(node: string, answer: Answer): void {
    this.#parking.answer(node, answer);
    this.#expecting.answer(node, answer);
  }

  #walk(entries: readonly number[]): Walk {
    const walk: Walk = new Walk(this.#steps, entries, {
      run: (index) => this.#execute(index, walk),
      dead: (index) => this.#journal.tellOf(this.#node(index), { kind: 'dead' }),
      reset: (index) => {
        this.#carriedOn.delete(index);
        this.#ends.delete(index);
        this.#skipped.delete(index);
        this.#parking.answer(this.#node(index), 'superseded');
        this.#journal.tellOf(this.#node(index), { kind: 'reset' });
        this.#items.takeBack(index);
      },
      supersede: (index) => {
        this.#items.stop(index);
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
    if (kind === 'each') return this.#goThrough(index, walk);
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
    const isOnTheWay = walk === this.#main || this.#items.of(walk) !== undefined;
    if (step.delivers && (!this.#plan.clocks || isOnTheWay)) this.#gave = true;
    if (result.awaits && step.kind === 'clock') return this.#watch(index, walk, result.awaits);
    if (result.awaits) return this.#await(index, walk, result, result.awaits);
    if (result.ends) this.#ends.set(index, result.ends);
    const until = Date.parse(result.until ?? '');
    return until > this.#world.now()
      ? this.#sleep(step, until, 'wait').then(() => this.#finish(step, result))
      : this.#finish(step, result);
  }

  /** The deadline of the whole delivery: tells people of one that is late, and that it ended well after all. */
  async #watch(index: number, walk: Walk, awaits: Awaits): Promise<Taken> {
    const step = this.#steps[index] as Step;
    const { id } = step;
    if (this.#stage === 'going') {
      const { wait } = this.#expecting.begin(id, this.#memory.generation(id), awaits);
      await this.#climb(step, wait);
      this.#expecting.close(id);
      const answer = wait.ending && 'answer' in wait.ending ? wait.ending.answer : 'superseded';
      if (answer !== 'superseded' && answer.action !== 'abort')
        return answer.action === 'skip'
          ? this.#passOver(index, 'over', answer)
          : this.#execute(index, walk);
    }
    if (this.#stage !== 'closing') return undefined;
    const outcome = this.#outcome();
    const isRecovered = this.#alarmed.has(id) && outcome !== 'failed';
    const exit = this.#finish(step, { exit: isRecovered ? 'recovered' : 'over', note: outcome });
    const told = (isRecovered && step.besides?.recovered) || [];
    if (told.length > 0) this.#inform(told);
    return exit;
  }

  /** Tells people at the rungs of the ladder, until a message comes, a person decides, or the last rung ends the wait. */
  async #await(index: number, walk: Walk, result: StepResult, awaits: Awaits): Promise<Taken> {
    const step = this.#steps[index] as Step;
    const { id } = step;
    if (this.#stage !== 'going' || walk.willRewind(index)) return undefined;
    const { wait, judged } = this.#expecting.begin(id, this.#memory.generation(id), awaits);
    const isRepeated = judged.length === 0 && wait.ending !== undefined;
    for (const { message, verdict } of judged)
      this.#journal.tellOf(id, { kind: 'received', message, ...verdict });
    const exit = await this.#climb(step, wait);
    this.#expecting.close(id);
    const { ending } = wait;
    if (awaits.wakes && (exit !== undefined || (ending && 'message' in ending))) {
      this.#expecting.expire(id);
      return walk.willRewind(index) ? undefined : this.#execute(index, walk);
    }
    if (exit !== undefined) {
      if (step.exits[exit]?.length !== 0) return this.#finish(step, { ...result, exit });
      // What nobody drew on for waits for a person: the branch would end as if all were well.
      return this.#mend(index, walk, overdue, 0);
    }
    if (!ending) return undefined;
    if ('message' in ending)
      return this.#take(index, walk, ending.message, wait, isRepeated, result);
    const { answer } = ending;
    if (answer === 'superseded' || answer.action === 'abort') return undefined;
    const passed = exitTaken(step, answer);
    if (passed !== undefined) return this.#passOver(index, passed, answer);
    if (this.#listBeginsAgain(answer, walk)) return undefined;
    const from = this.#beginsAgain(index, answer, walk);
    if (from === index) return this.#execute(index, walk);
    walk.rewind(from, { asker: index });
    return undefined;
  }

  /** @returns the exit of the rung that ended the wait, undefined where something else did */
  async #climb({ id, kind, besides }: Step, wait: Wait): Promise<string | undefined> {
    const { awaits, ladder } = wait;
    if (wait.ending) return undefined;
    const { message } = awaits;
    // A clock ends with the delivery: what it is known to come to is its next alert.
    const until = (kind === 'clock' ? ladder[0] : ladder.find(({ ends }) => ends))?.at;
    this.#journal.tellOf(id, {
      kind: 'awaiting',
      ...(message === undefined ? {} : { message }),
      ...(until === undefined ? {} : { until }),
    });
    this.#journal.passOn();
    const isOver = (): boolean => wait.ending !== undefined;
    for (let rung = ladder[0]; rung; rung = ladder[0]) {
      await this.#world.sleepUntil(Math.max(Date.parse(rung.at), this.#world.now()), isOver);
      if (isOver()) return undefined;
      if (rung.ends) return rung.exit;
      ladder.shift();
      if (kind === 'clock') this.#alarmed.add(id);
      this.#journal.tellOf(id, { kind: 'reminded', exit: rung.exit });
      const told = besides?.[rung.exit] ?? [];
      if (told.length > 0) this.#inform(told);
      this.#journal.passOn();
    }
    await this.#world.sleepUntil(Number.POSITIVE_INFINITY, isOver);
    return undefined;
  }

  /** A message that brings a value of the invoice amends it: what read the value before is done again. */
  #take(
    index: number,
    walk: Walk,
    message: Message,
    { awaits }: Wait,
    isRepeated: boolean,
    result: StepResult,
  ): Taken {
    const step = this.#steps[index] as Step;
    const { value, from, comment } = message;
    if (awaits.writes !== undefined && value !== undefined && !isRepeated) {
      const patch = { [awaits.writes]: value };
      this.#memory.amend(step, patch);
      if (this.#listBeginsAgain({ action: 'amend', patch }, walk)) return undefined;
      const begin = this.#beginsAgain(index, { action: 'amend', patch }, walk);
      if (begin !== index) {
        walk.rewind(begin, { asker: index });
        return undefined;
      }
    }
    const exit = awaits.exits?.[value ?? ''] ?? 'received';
    const note = [value, from, comment].filter((part) => part !== undefined).join(' · ');
    return this.#finish(step, { ...result, exit, note });
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
    this.#items.of(walk)?.letOthersPass();
    const resolution = await parked;
    if (resolution === 'superseded' || resolution.action === 'abort') return undefined;
    if (resolution.action === 'arrived') this.#gave = true;
    const passed = exitTaken(step, resolution);
    if (passed !== undefined) return this.#passOver(index, passed, resolution);
    if (fault === overdue) this.#expecting.expire(step.id);
    if (this.#listBeginsAgain(resolution, walk)) return undefined;
    const from = this.#beginsAgain(index, resolution, walk);
    if (from === index)
      return step.kind === 'hold'
        ? this.#passOver(index, 'released', resolution)
        : this.#execute(index, walk);
    walk.rewind(from, { asker: index });
    return undefined;
  }

  /** Runs the body for each item of the list. One that waits for a person holds up no other one. */
  async #goThrough(index: number, walk: Walk): Promise<Taken> {
    const step = this.#steps[index] as Step;
    const { config, context, amended } = this.#memory.job(step);
    const list = itemsIn(config.over, context);
    this.#journal.tellOf(step.id, {
      kind: 'started',
      given: [config, context, amended],
      ...(list.ok ? { items: list.items.length } : {}),
    });
    if (!list.ok) return this.#mend(index, walk, list.fault, 0);
    if (list.items.length === 0) return this.#finish(step, { exit: 'none' });
    const items = list.items.map((one) =>
      this.#items.item(index, one, (number) => this.#newItem(index, walk, number, one.value)),
    );
    // Asked to do it again after an item failed: the others are done.
    for (const item of this.#items.begunAt(index))
      if (this.#failedIn(item) || !items.includes(item)) this.#items.takeBackOne(item);
    const begun: Promise<void>[] = [];
    for (const item of items) {
      if (item.state === 'begun') continue;
      const passes = this.#beginItem(item);
      begun.push(item.walk.finished());
      if (config.atOnce !== true) await Promise.race([item.walk.finished(), passes]);
      if (this.#stage === 'aborted' || walk.willRewind(index)) break;
    }
    await Promise.all(begun);
    if (this.#stage === 'aborted' || walk.willRewind(index)) return undefined;
    const failed = items.filter((item) => this.#failedIn(item));
    if (failed.length === 0) return this.#finish(step, { note: String(items.length) });
    const values = failed.map(({ value }) => value);
    return this.#mend(index, walk, itemsFailed(values, items.length), 0);
  }

  #newItem(index: number, walk: Walk, number: number, value: string): Item {
    const each = this.#steps[index] as Step;
    const at = this.#steps.length;
    const steps = itemSteps(this.#steps, each, { number, value }, at);
    const nodes = steps.map(({ id }) => id);
    this.#steps.push(...steps);
    this.#memory.share(nodes, { [String(each.config.as)]: value });
    return {
      number,
      value,
      nodes,
      walk: this.#walk([at]),
      outer: { index, walk },
      state: 'ahead',
      letOthersPass() {},
    };
  }

  /** @returns once the next item need not wait for this one */
  #beginItem(item: Item): Promise<void> {
    item.state = 'begun';
    const passes = new Promise<void>((resolve) => {
      item.letOthersPass = resolve;
    });
    item.walk.start();
    return passes;
  }

  /** Whether a failure was carried on, and not back to the item's own way. */
  #failedIn({ walk }: Item): boolean {
    return [...this.#carriedOn.keys()].some((at) => walk.has(at) && !walk.cameBack(at));
  }

  /** What an item's step amends was read before its list was gone through, or is the list: that is begun again, whole. */
  #listBeginsAgain(
    { action, patch = {} }: Pick<Resolution, 'action' | 'patch'>,
    walk: Walk,
  ): boolean {
    const outer = action === 'amend' && this.#items.of(walk)?.outer;
    if (!outer) return false;
    const paths = Object.keys(patch).filter((path) => !path.startsWith('vars.'));
    const stale = [...outer.walk.finishedBefore(outer.index), outer.index].filter((at) =>
      this.#reads(at, paths),
    );
    const [from] = stale;
    if (from === undefined) return false;
    for (const at of stale) this.#memory.beginGeneration(this.#node(at));
    outer.walk.rewind(from, { asker: outer.index });
    return true;
  }

  #reads(index: number, paths: readonly string[]): boolean {
    const { reads } = this.#steps[index] as Step;
    return reads.some((read) => paths.some((path) => overlaps(read, path)));
  }

  #begin(index: number, tried: number): Performed | Promise<Performed> {
    const planned = this.#steps[index] as Step;
    const step = tried === 0 ? planned : { ...planned, retry: restOf(planned.retry, tried) };
    if (planned.spaced && tried === 0) this.#since.set(step.id, this.#world.now());
    else if (planned.loop && !this.#since.has(planned.loop.retry))
      this.#since.set(planned.loop.retry, this.#world.now());
    const job = this.#memory.job(step);
    const { node, generation, config, context, amended } = job;
    this.#journal.tellOf(node, { kind: 'started', given: [config, context, amended] });
    switch (step.kind) {
      case 'each':
      case 'start':
      case 'join':
        return done;
      case 'end':
        this.#ends.set(index, step.outcome ?? 'delivered');
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
    const round = (this.#rounds.get(loop.retry) ?? 1) + 1;
    if (round > loop.policy.tries) return false;
    const next = this.#nextTry(loop.retry, loop.policy, fault, round);
    const until = next instanceof Promise ? await next : next;
    if (until === undefined) return false;
    this.#rounds.set(loop.retry, round);
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
    const until = await this.#nextTry(step.id, policy, fault, tried + 2);
    if (until === undefined) return false;
    this.#fail(step, fault, 'again');
    if (walk.willRewind(index)) return true;
    const isOver = this.#holding.hold(step.id);
    await this.#sleep(step, until, 'retry', isOver);
    this.#holding.letGo(step.id);
    return true;
  }

  /** When a failed step is tried again, or undefined where that would be too late. */
  #nextTry(
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
    if (gives && action === 'skip' && exit !== 'failed') this.#skipped.add(index);
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
  #beginsAgain(
    index: number,
    { action, patch }: Pick<Resolution, 'action' | 'patch'>,
    walk: Walk,
  ): number {
    if (action !== 'amend') return index;
    const paths = Object.keys(patch ?? {});
    const stale = walk.finishedBefore(index).filter((i) => this.#reads(i, paths));
    for (const i of stale) this.#memory.beginGeneration(this.#node(i));
    return stale[0] ?? index;
  }

  #outcome(): DeliveryOutcome {
    const ends = [...this.#ends.values()];
    const worst = severity.find((outcome) => ends.includes(outcome));
    const outcome = worst ?? (this.#gave ? 'delivered' : 'nothing-to-do');
    return outcome === 'delivered' && this.#skipped.size > 0 ? 'by-hand' : outcome;
  }

  #step(node: string): Step {
    return this.#steps.find((step) => step.id === node) as Step;
  }

  #node(index: number): string {
    return (this.#steps[index] as Step).id;
  }
}

const done: Performed = { ok: true, result: {} };
