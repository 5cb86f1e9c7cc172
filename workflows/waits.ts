import { overdue } from './decide.ts';
import { Expecting, type Wait } from './expecting.ts';
import type { Hand } from './hand.ts';
import type { StepResult } from './job.ts';
import { type Awaits, aboutOf, type Message, type Verdict } from './message.ts';
import type { Answer } from './parking.ts';
import type { Step } from './plan.ts';
import { exitTaken } from './resolution.ts';
import type { Text } from './text.ts';
import type { Taken, Walk } from './walk.ts';

/** Steps that wait for a message, or for time to tell people. */
export class Waits {
  readonly #hand: Hand;
  readonly #expecting = new Expecting();
  /** Clocks that told people already, by node. */
  readonly #alarmed = new Set<string>();

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  get nodes(): readonly string[] {
    return this.#expecting.nodes;
  }

  /** What a node waits for, where it waits. */
  at(node: string): Awaits | undefined {
    return this.#expecting.waitsAt(node);
  }

  answer(node: string, answer: Answer): void {
    this.#expecting.answer(node, answer);
  }

  /** Run again, the step waits anew. */
  expire(node: string): void {
    this.#expecting.expire(node);
  }

  refuse({ name }: Message): Text | undefined {
    if (this.#hand.stage === 'over') return { fr: 'elle est terminée', en: 'it is over' };
    if (this.#hearing(name)) return undefined;
    return { fr: `rien n’y attend « ${name} »`, en: `nothing in it waits for “${name}”` };
  }

  receive(message: Message): Verdict {
    const said = this.#expecting.verdictOf(message.id);
    if (said) return said;
    const { journal } = this.#hand;
    const { verdict, node = this.#hearing(message.name) as string } = this.#expecting.receive(
      message,
      this.#asks(message),
    );
    journal.tellOf(node, { kind: 'received', message, ...verdict });
    journal.passOn();
    return verdict;
  }

  go(index: number, walk: Walk, result: StepResult, awaits: Awaits): Promise<Taken> {
    const { kind } = this.#hand.steps[index] as Step;
    return kind === 'clock'
      ? this.#watch(index, walk, awaits)
      : this.#await(index, walk, result, awaits);
  }

  /** Whether a step asks, or will, what the message answers: a later generation is another question. */
  #asks({ name, about }: Message): boolean {
    const { steps, memory } = this.#hand;
    return steps.some(
      ({ id: node, hears }) =>
        hears === name && about === aboutOf({ node, generation: memory.generation(node) }),
    );
  }

  #hearing(name: string): string | undefined {
    return this.#hand.steps.find(({ hears }) => hears === name)?.id;
  }

  /** The deadline of the whole delivery: tells people of one that is late, and that it ended well after all. */
  async #watch(index: number, walk: Walk, awaits: Awaits): Promise<Taken> {
    const hand = this.#hand;
    const step = hand.steps[index] as Step;
    const { id } = step;
    if (hand.stage === 'going') {
      const { wait } = this.#expecting.begin(id, hand.memory.generation(id), awaits);
      await this.#climb(step, wait);
      this.#expecting.close(id);
      const answer = wait.ending && 'answer' in wait.ending ? wait.ending.answer : 'superseded';
      if (answer !== 'superseded' && answer.action !== 'abort')
        return answer.action === 'skip'
          ? hand.passOver(index, 'over', answer)
          : hand.execute(index, walk);
    }
    if (hand.stage !== 'closing') return undefined;
    const outcome = hand.outcome();
    const isRecovered = this.#alarmed.has(id) && outcome !== 'failed';
    const exit = hand.finish(step, { exit: isRecovered ? 'recovered' : 'over', note: outcome });
    const told = (isRecovered && step.besides?.recovered) || [];
    if (told.length > 0) hand.inform(told);
    return exit;
  }

  /** Tells people at the rungs of the ladder, until a message comes, a person decides, or the last rung ends the wait. */
  async #await(index: number, walk: Walk, result: StepResult, awaits: Awaits): Promise<Taken> {
    const hand = this.#hand;
    const step = hand.steps[index] as Step;
    const { id } = step;
    if (hand.stage !== 'going' || walk.willRewind(index)) return undefined;
    const { wait, judged } = this.#expecting.begin(id, hand.memory.generation(id), awaits);
    const isRepeated = judged.length === 0 && wait.ending !== undefined;
    for (const { message, verdict } of judged)
      hand.journal.tellOf(id, { kind: 'received', message, ...verdict });
    const exit = await this.#climb(step, wait);
    this.#expecting.close(id);
    const { ending } = wait;
    if (awaits.wakes && (exit !== undefined || (ending && 'message' in ending))) {
      this.#expecting.expire(id);
      return walk.willRewind(index) ? undefined : hand.execute(index, walk);
    }
    if (exit !== undefined) {
      if (step.exits[exit]?.length !== 0) return hand.finish(step, { ...result, exit });
      // What nobody drew on for waits for a person: the branch would end as if all were well.
      return hand.mend(index, walk, overdue);
    }
    if (!ending) return undefined;
    if ('message' in ending)
      return this.#take(index, walk, ending.message, wait, isRepeated, result);
    const { answer } = ending;
    if (answer === 'superseded' || answer.action === 'abort') return undefined;
    const passed = exitTaken(step, answer);
    if (passed !== undefined) return hand.passOver(index, passed, answer);
    return hand.takesBack(index, walk, answer) ? undefined : hand.execute(index, walk);
  }

  /** @returns the exit of the rung that ended the wait, undefined where something else did */
  async #climb({ id, kind, besides }: Step, wait: Wait): Promise<string | undefined> {
    const { awaits, ladder } = wait;
    if (wait.ending) return undefined;
    const { journal, world } = this.#hand;
    const { message } = awaits;
    // A clock ends with the delivery: what it is known to come to is its next alert.
    const until = (kind === 'clock' ? ladder[0] : ladder.find(({ ends }) => ends))?.at;
    journal.tellOf(id, {
      kind: 'awaiting',
      ...(message === undefined ? {} : { message }),
      ...(until === undefined ? {} : { until }),
    });
    journal.passOn();
    const isOver = (): boolean => wait.ending !== undefined;
    for (let rung = ladder[0]; rung; rung = ladder[0]) {
      await world.sleepUntil(Math.max(Date.parse(rung.at), world.now()), isOver);
      if (isOver()) return undefined;
      if (rung.ends) return rung.exit;
      ladder.shift();
      if (kind === 'clock') this.#alarmed.add(id);
      journal.tellOf(id, { kind: 'reminded', exit: rung.exit });
      const told = besides?.[rung.exit] ?? [];
      if (told.length > 0) this.#hand.inform(told);
      journal.passOn();
    }
    await world.sleepUntil(Number.POSITIVE_INFINITY, isOver);
    return undefined;
  }

  /** A message that brings a value of the invoice amends it: what read the value before is done again. */
  #take(
    index: number,
    walk: Walk,
    { value, from, comment }: Message,
    { awaits: { writes, exits } }: Wait,
    isRepeated: boolean,
    result: StepResult,
  ): Taken {
    const { steps, memory, takesBack, finish } = this.#hand;
    const step = steps[index] as Step;
    if (writes !== undefined && value !== undefined && !isRepeated) {
      const change = { action: 'amend', patch: { [writes]: value } } as const;
      memory.amend(step, change.patch);
      if (takesBack(index, walk, change)) return undefined;
    }
    const exit = exits?.[value ?? ''] ?? 'received';
    const note = [value, from, comment].filter((part) => part !== undefined).join(' · ');
    return finish(step, { ...result, exit, note });
  }
}
