import type { Plan, Step } from '#workflows/plan.ts';
import { overlaps } from '#workflows/resolution.ts';
import type { ToldEvent } from '#workflows/trace.ts';
import type { Court } from './laws.ts';
import type { Peers } from './peers.ts';
import { behind, type Roads, roadsOf } from './roads.ts';
import { unrolled } from './unrolled.ts';

type OfStep = Exclude<ToldEvent, { kind: 'ended' }>;

/** Holds each event to the laws, at the moment when it is told first. */
export class ToldLaws {
  readonly #court: Court;
  readonly #peers: Peers;
  readonly #steps: readonly Step[];
  readonly #index: ReadonlyMap<string, number>;
  /** The step that goes through the list, by the first step of each item. */
  readonly #lists: ReadonlyMap<number, number>;
  readonly #roads: Roads;
  /** Exit taken by each step that is decided; null for a dead one. */
  readonly #decided = new Map<number, string | null>();
  readonly #generations = new Map<string, number>();
  /** How many generations beyond the first somebody or something gave each step leave to begin. */
  readonly #leave = new Map<string, number>();
  readonly #rounds = new Map<string, number>();
  readonly #until = new Map<string, string>();
  readonly #reminders = new Map<string, number>();
  readonly #messages = new Set<string>();
  /** Steps whose next `done` is a person's word. */
  readonly #byHand = new Set<string>();
  readonly #goingOn = new Set<string>();
  /** Steps that only tell somebody, and began for a new occasion while an earlier one went on: what is told of them mixes. */
  readonly mixed = new Set<string>();
  /** Whether somebody skipped a step that only tells: of its occasions, the picture has the last one alone. */
  hasSkippedTeller = false;
  #count = 0;
  #at = '';
  #hasEnded = false;
  /** Whether a step that delivers was done, or somebody said that it arrived. */
  gave = false;

  constructor(plan: Plan, court: Court, peers: Peers) {
    this.#court = court;
    this.#peers = peers;
    const { steps, lists } = unrolled(plan);
    this.#steps = steps;
    this.#lists = lists;
    this.#index = new Map(steps.map(({ id }, i) => [id, i]));
    this.#roads = roadsOf({ steps }, lists);
  }

  hear(event: ToldEvent): void {
    this.#count += 1;
    this.#expect('numbered', event.seq === this.#count && !this.#hasEnded, event);
    this.#expect('clock', event.at >= this.#at, event);
    this.#at = event.at;
    if (event.kind === 'ended') this.#hasEnded = true;
    else this.#hearOf(event, this.#index.get(event.node) as number);
  }

  #hearOf(event: OfStep, index: number): void {
    const step = this.#steps[index] as Step;
    this.#follow(event, index);
    switch (event.kind) {
      case 'started':
        this.#checkBegin(event, index);
        this.#decided.delete(index);
        break;
      case 'done':
        this.#checkDone(event, step);
        this.#decided.set(index, event.exit);
        break;
      case 'failed':
        this.#checkFailed(event, step);
        // One that parks after all keeps the exit that it took, until somebody decides.
        if (event.exit === 'failed') this.#decided.set(index, 'failed');
        if (event.exit === undefined)
          for (const at of behind(this.#steps, step.informs)) this.#beginsOccasion(at);
        break;
      case 'resolved':
        this.#checkResolved(event, index);
        break;
      case 'sleeping':
        this.#checkSleep(event, step);
        this.#until.set(event.node, event.until);
        break;
      case 'dead':
        this.#checkDead(event, index);
        this.#decided.set(index, null);
        break;
      case 'reset':
        this.#decided.delete(index);
        break;
      case 'awaiting':
        if (event.until !== undefined) this.#until.set(event.node, event.until);
        break;
      case 'reminded':
        for (const at of behind(this.#steps, step.besides?.[event.exit] ?? []))
          this.#beginsOccasion(at);
        this.#checkReminded(event, step);
        break;
      case 'received':
        this.#checkReceived(event, index);
        break;
      case 'parked':
    }
    this.#checkGeneration(event);
  }

  #follow(event: OfStep, index: number): void {
    const { kind, node } = event;
    if ((kind === 'started' || kind === 'dead') && this.#goingOn.has(node)) {
      this.#expect('oneAtATime', !this.#roads.isMain(index), event);
      this.mixed.add(node);
    }
    if (['started', 'parked', 'sleeping', 'awaiting'].includes(kind)) this.#goingOn.add(node);
    else if (kind !== 'reminded' && kind !== 'received') this.#goingOn.delete(node);
  }

  #checkBegin(event: OfStep, index: number): void {
    const ins = this.#roads.into(index);
    const list = this.#lists.get(index);
    if (list !== undefined)
      this.#expect('itemsWithin', this.#goingOn.has((this.#steps[list] as Step).id), event);
    if (ins.length === 0 || !this.#roads.isMain(index)) return;
    const isDecided = ins.every(({ from }) => this.#decided.has(from));
    const isLedTo = ins.some(({ from, exit }) => this.#decided.get(from) === exit);
    this.#expect('begunByEdges', isDecided && isLedTo, event);
  }

  #itemGoesOn({ id }: Step): boolean {
    return [...this.#lists].some(([first, list]) => {
      if (this.#steps[list]?.id !== id) return false;
      return [...behind(this.#steps, [first])].some((at) =>
        this.#goingOn.has((this.#steps[at] as Step).id),
      );
    });
  }

  /** What a rewind keeps counts as taken until it is decided anew, so a step that delivers says nothing here. */
  #checkDead(event: OfStep, index: number): void {
    const ins = this.#roads.into(index).filter(({ from }) => !(this.#steps[from] as Step).delivers);
    const isDecided = ins.every(({ from }) => this.#decided.has(from));
    const isLedTo = ins.some(({ from, exit }) => this.#decided.get(from) === exit);
    this.#expect('deadByEdges', isDecided && !isLedTo, event);
  }

  #checkDone(event: Extract<OfStep, { kind: 'done' }>, step: Step): void {
    const { node, generation } = event;
    const isByHand = this.#byHand.delete(node);
    if (step.kind === 'each' && !isByHand)
      this.#expect('itemsWithin', !this.#itemGoesOn(step), event);
    if (step.delivers && !isByHand) this.gave = true;
    if (step.delivers || step.type === 'notice')
      this.#expect(
        'doneMeansThere',
        isByHand || this.mixed.has(node) || this.#peers.hasEffect(node, generation),
        event,
      );
    const until = this.#until.get(node);
    if ((step.kind === 'wait' || event.exit === 'timeout') && !this.mixed.has(node) && !isByHand)
      this.#expect('waited', until === undefined || event.at >= until, event);
  }

  /** In one generation people are told as often as the ladder has rungs, however often a rewind runs the step again. */
  #checkReminded({ node, generation }: Extract<OfStep, { kind: 'reminded' }>, step: Step): void {
    const key = `${node}#${generation}`;
    const count = (this.#reminders.get(key) ?? 0) + 1;
    this.#reminders.set(key, count);
    const { ladder, ends } = step.config as { ladder: readonly number[]; ends: boolean };
    this.#expect('reminders', count <= ladder.length - (ends ? 1 : 0), {
      seq: this.#count,
    } as ToldEvent);
  }

  /** A message that is taken may amend: what read the value then has leave for a new generation. */
  #checkReceived(event: Extract<OfStep, { kind: 'received' }>, index: number): void {
    const { message, verdict } = event;
    const key = `${verdict} ${message.id}`;
    this.#expect('messageOnce', !this.#messages.has(key), event);
    this.#messages.add(key);
    this.#expect('rightWord', verdict !== 'taken' || /^\d\d$/.test(message.value ?? ''), event);
    if (verdict === 'taken') this.#amendedBy(index, ['invoice.orderReference']);
  }

  #checkSleep(event: Extract<OfStep, { kind: 'sleeping' }>, { kind, config }: Step): void {
    const ms = Date.parse(event.until) - Date.parse(event.at);
    const isDrawn = kind !== 'wait' || config.for === undefined || ms === Number(config.for) * 1000;
    this.#expect('waited', ms >= 0 && isDrawn, event);
  }

  #checkFailed(event: Extract<OfStep, { kind: 'failed' }>, step: Step): void {
    const { node, generation, fault, exit } = event;
    if (step.delivers && !fault.mayHaveArrived && exit !== 'again' && !this.mixed.has(node))
      this.#expect('failedMeansAbsent', !this.#peers.hasEffect(node, generation), event);
    this.#expect('doubtWaits', exit === undefined || !fault.mayHaveArrived, event);
    if (exit !== 'again') return;
    const { loop } = step;
    const rounds = (this.#rounds.get(loop?.retry ?? '') ?? 1) + 1;
    this.#rounds.set(loop?.retry ?? '', rounds);
    this.#expect('rounds', loop !== undefined && rounds <= loop.policy.tries, event);
  }

  #checkResolved(event: Extract<OfStep, { kind: 'resolved' }>, index: number): void {
    const { node, generation, resolution } = event;
    const { action, patch } = resolution;
    if (action === 'arrived') this.gave = true;
    if (action === 'arrived' || action === 'skip') this.#byHand.add(node);
    if (action === 'skip' && !this.#roads.isMain(index)) this.hasSkippedTeller = true;
    // Somebody has it wait anew.
    if (action === 'retry') this.#reminders.delete(`${node}#${generation}`);
    if (action !== 'amend' && action !== 'send-again') return;
    this.#expect('newGeneration', generation > (this.#generations.get(node) ?? 1), event);
    this.#allow(index);
    this.#amendedBy(index, Object.keys(patch ?? {}));
  }

  #amendedBy(index: number, paths: readonly string[]): void {
    for (const before of this.#roads.before(index))
      if ((this.#steps[before] as Step).reads.some((read) => paths.some((p) => overlaps(read, p))))
        this.#allow(before);
  }

  /** From now on what an earlier occasion still does is told as of the new one's generation. */
  #beginsOccasion(index: number): void {
    this.#allow(index);
    const { id } = this.#steps[index] as Step;
    if (this.#goingOn.has(id)) this.mixed.add(id);
  }

  #allow(index: number): void {
    const { id } = this.#steps[index] as Step;
    this.#leave.set(id, (this.#leave.get(id) ?? 0) + 1);
  }

  #checkGeneration(event: OfStep): void {
    const { node, generation } = event;
    const isHeld =
      generation >= (this.#generations.get(node) ?? 1) &&
      generation <= 1 + (this.#leave.get(node) ?? 0);
    this.#expect('generations', isHeld, event);
    this.#generations.set(node, generation);
  }

  #expect(law: Parameters<Court['expect']>[0], holds: boolean, event: ToldEvent): void {
    this.#court.expect(law, holds, () => JSON.stringify(event));
  }
}
