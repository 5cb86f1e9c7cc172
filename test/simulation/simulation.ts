import { drawnNode } from '#workflows/itemNode.ts';
import type { Plan, Step } from '#workflows/plan.ts';
import { fold, type ToldEvent, type TraceEvent } from '#workflows/trace.ts';
import { context as given } from '../workflows/drawing.ts';
import { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { type Call, Copy, type News, settled } from './copy.ts';
import { Engine } from './engine.ts';
import { Court } from './laws.ts';
import { ledgerInMemory } from './ledger.ts';
import { Peers } from './peers.ts';
import { decision, word } from './people.ts';
import { judgeEnd, judgePicture } from './pictureLaws.ts';
import type { Mode } from './simulate.ts';
import { ToldLaws } from './toldLaws.ts';

const context = { ...given, invoice: { ...given.invoice, lineAccounting: ['A', 'B', 'C'] } };
const DAY = 86_400_000;
/** Events after which a delivery that still goes on counts as one that never ends. */
const TOO_MANY = 4000;

/** One delivery: an engine, a worker's copy of the interpreter, far ends, people, and what kills workers. */
export class Simulation {
  readonly #plan: Plan;
  readonly #chance: Chance;
  readonly #mode: Mode;
  readonly #court = new Court();
  readonly #agenda = new Agenda();
  readonly #peers = new Peers(this.#court);
  readonly #engine: Engine;
  readonly #laws: ToldLaws;
  readonly #events: ToldEvent[] = [];
  /** What was told, as text: a replay must tell the same. */
  readonly #told: string[] = [];
  /** How much had been told after each turn. */
  readonly #toldUpTo: number[] = [];
  #copy: Copy;
  /** What the present copy asked and told so far. */
  #asked = 0;
  #retold = 0;
  #isReplaying = false;
  #isAwake = false;
  #hasAborted = false;
  #words = 0;
  #steps = 0;
  /** A worker dies once at least, somewhere early. */
  readonly #firstDeath: number;
  /** From this event on nothing fails any more, where the mode says so. */
  readonly #stormUntil: number;
  hasEnded = false;
  /** Times that a copy was lost and another one heard all again. */
  crashes = 0;

  constructor(plan: Plan, chance: Chance, mode: Mode) {
    this.#plan = plan;
    this.#chance = chance;
    this.#mode = mode;
    this.#firstDeath = 1 + chance.below(20);
    this.#stormUntil = 20 + chance.below(100);
    const around = {
      agenda: this.#agenda,
      chance,
      peers: this.#peers,
      ledger: ledgerInMemory(),
      isStormy: () => mode === 'safety' || this.#steps < this.#stormUntil,
    };
    this.#engine = new Engine(around, () => this.#wake());
    this.#laws = new ToldLaws(plan, this.#court, this.#peers);
    this.#copy = this.#newCopy();
  }

  get broken() {
    return this.#court.broken;
  }

  get told(): number {
    return this.#told.length;
  }

  async run(): Promise<void> {
    const leaveAt = this.#mode === 'safety' ? 60 + this.#chance.below(240) : TOO_MANY;
    await this.#turn([]);
    while (!this.broken && this.#steps < leaveAt && this.#agenda.step()) {
      this.#steps += 1;
      await settled();
      if (this.#isAwake) await this.#turn(this.#engine.takeNews());
      if (this.#workerDies()) await this.#crash();
    }
    if (this.#mode === 'liveness') this.#expect('ends', this.hasEnded, 'it goes on for ever');
    await this.#replay();
  }

  #workerDies(): boolean {
    if (this.#steps === this.#firstDeath) return true;
    return this.#steps < this.#stormUntil * 2 && this.#chance.is(0.03);
  }

  #wake(): void {
    if (this.#isAwake || this.hasEnded) return;
    // What comes meanwhile is heard in the same turn.
    this.#agenda.in(this.#chance.below(30), () => {
      this.#isAwake = true;
    });
  }

  /** One task of the workflow: the news is recorded, and the copy hears it. */
  async #turn(news: readonly News[]): Promise<void> {
    this.#isAwake = false;
    if (this.hasEnded || (news.length === 0 && this.#engine.turns.length > 0)) return;
    const number = this.#engine.turns.length;
    const heard: News[] = [];
    this.#engine.turns.push({ at: this.#agenda.now, news: heard });
    if (number === 0) await this.#copy.begin(this.#agenda.now);
    // A decision that is refused leaves no trace, neither in the history nor in a replay.
    else heard.push(...(await this.#copy.hear(this.#agenda.now, news)));
    this.#expect('noError', this.#copy.error === undefined, this.#copy.error);
    this.#toldUpTo.push(this.#told.length);
    this.#afterTurn();
  }

  #afterTurn(): void {
    const { outcome } = this.#copy;
    const view = fold(this.#plan, this.#events as unknown as TraceEvent[]);
    if (outcome === undefined) {
      const going = {
        tried: this.#engine.open('step'),
        asleep: this.#engine.open('timer'),
        mixed: this.#laws.mixed,
        waitsForSomebody: (node: string) =>
          this.#copy.interpreter.refuse({ node, action: 'abort', actor: 'a', reason: 'r' }) ===
          undefined,
      };
      judgePicture(view, going, this.#court);
      return;
    }
    this.hasEnded = true;
    const left = this.#engine.open('step').length + this.#engine.open('timer').length;
    if (this.#hasAborted) this.#expect('outcome', outcome === 'failed', outcome);
    else
      judgeEnd(
        this.#plan,
        view,
        { gave: this.#laws.gave, hasSkippedTeller: this.#laws.hasSkippedTeller, left },
        this.#court,
      );
    this.#engine.close();
  }

  /** The worker's memory is lost, and a new worker's copy hears all that was recorded. */
  async #crash(): Promise<void> {
    this.crashes += 1;
    // At times only the copy is evicted, and the steps go on.
    if (this.#chance.is(0.7)) this.#engine.workersDie();
    await this.#replay();
  }

  async #replay(): Promise<void> {
    this.#copy = this.#newCopy();
    this.#isReplaying = true;
    for (const [number, { at, news }] of this.#engine.turns.entries()) {
      if (number === 0) await this.#copy.begin(at);
      else await this.#copy.hear(at, news);
      const upTo = this.#toldUpTo[number];
      this.#expect('replayTells', this.#retold === upTo, `${this.#retold} events, ${upTo} before`);
    }
    this.#isReplaying = false;
  }

  #newCopy(): Copy {
    this.#asked = 0;
    this.#retold = 0;
    const copy: Copy = new Copy(
      this.#plan,
      context,
      (call) => copy === this.#copy && this.#ask(call),
      (event) => copy === this.#copy && this.#hearTold(event),
      (number) => copy === this.#copy && !this.#isReplaying && this.#engine.callOff(number),
    );
    return copy;
  }

  #ask(call: Call): void {
    const before = this.#engine.callAt(this.#asked);
    this.#asked += 1;
    if (!this.#isReplaying) this.#engine.ask(call);
    else this.#expect('replayAsks', isSame(call, before), { asked: call, before });
  }

  #hearTold(event: ToldEvent): void {
    const text = JSON.stringify(event);
    const before = this.#told[this.#retold];
    this.#retold += 1;
    if (this.#isReplaying) {
      this.#expect('replayTells', text === before, `${text}, before ${before}`);
      return;
    }
    this.#told.push(text);
    this.#events.push(event);
    this.#laws.hear(event);
    if (event.kind === 'parked') this.#callSomebody(event);
    if (event.kind === 'awaiting') this.#sendWord(event);
    if (event.kind === 'resolved' && event.resolution.action === 'abort') this.#hasAborted = true;
  }

  /** Somebody sees to a parked step, sooner or later; at times two people do. */
  #callSomebody(parked: Extract<ToldEvent, { kind: 'parked' }>): void {
    const step = this.#plan.steps.find(({ id }) => id === drawnNode(parked.node)) as Step;
    const comes = this.#mode === 'liveness' || this.#chance.is(0.85);
    for (let left = comes ? (this.#chance.is(0.15) ? 2 : 1) : 0; left > 0; left -= 1) {
      const resolution = decision(parked, step, this.#chance);
      this.#agenda.in(this.#chance.below(this.#chance.is(0.5) ? 2000 : DAY), () =>
        this.#engine.bring({ kind: 'resolved', resolution }),
      );
    }
  }

  /** Words come, wrong ones too, until one is right or somebody decides; at times one comes before it is waited for. */
  #sendWord(awaiting: Extract<ToldEvent, { kind: 'awaiting' }>): void {
    const comes = this.#mode === 'liveness' || this.#chance.is(0.8);
    for (let left = comes ? 1 + this.#chance.below(3) : 0; left > 0; left -= 1) {
      const isLast = this.#mode === 'liveness' && left === 1;
      const said = isLast
        ? { id: `word ${this.#words++}`, name: 'word', value: '45', from: 'portal' }
        : word(awaiting, this.#chance, `word ${this.#words++}`);
      const news: News =
        'action' in said ? { kind: 'resolved', resolution: said } : { kind: 'told', message: said };
      this.#agenda.in(this.#chance.below(this.#chance.is(0.5) ? 2000 : 2 * DAY), () => {
        this.#engine.bring(news);
        // What was said twice is heard once.
        if (this.#chance.is(0.2)) this.#engine.bring({ ...news });
      });
    }
  }

  #expect(law: Parameters<Court['expect']>[0], holds: boolean, seen: unknown): void {
    this.#court.expect(law, holds, () =>
      seen instanceof Error
        ? String(seen.stack)
        : typeof seen === 'string'
          ? seen
          : JSON.stringify(seen),
    );
  }
}

/** A replay compares what a step was given too, byte for byte. */
function isSame(call: Call, before: Call | undefined): boolean {
  return JSON.stringify(call) === JSON.stringify(before);
}
