import { fitsMask } from './mask.ts';
import type { Awaits, Message, Rung, Verdict } from './message.ts';
import type { Answer } from './parking.ts';

/** What ended a wait: a message, or what a step that waits for a person is told. */
export type Ending = { readonly message: Message } | { readonly answer: Answer };

/** One step's wait. It goes on where it was when a rewind runs the step again in the same generation. */
export interface Wait {
  readonly awaits: Awaits;
  readonly generation: number;
  /** What is left of the ladder. */
  readonly ladder: Rung[];
  ending?: Ending;
}

export interface Judged {
  readonly message: Message;
  readonly verdict: Verdict;
}

/** The steps that wait for a message, by node, and the messages that came before somebody waited for them. */
export class Expecting {
  readonly #waits = new Map<string, Wait>();
  readonly #open = new Set<string>();
  readonly #verdicts = new Map<string, Verdict>();
  #kept: readonly Message[] = [];

  get nodes(): readonly string[] {
    return [...this.#open];
  }

  /** @returns the wait, over already where a message came before, with what became of such messages */
  begin(node: string, generation: number, awaits: Awaits): { wait: Wait; judged: Judged[] } {
    const was = this.#waits.get(node);
    const wait =
      was?.generation === generation ? was : { awaits, generation, ladder: [...awaits.rungs] };
    // Who was let go by a rewind waits again; a message that was taken stays taken.
    if (wait.ending && 'answer' in wait.ending) delete wait.ending;
    this.#waits.set(node, wait);
    this.#open.add(node);
    const judged: Judged[] = [];
    const { message: name, about } = awaits;
    for (const message of this.#kept.filter((one) => one.name === name && one.about === about)) {
      if (wait.ending) break;
      this.#kept = this.#kept.filter((one) => one !== message);
      judged.push({ message, verdict: judge(wait, message) });
    }
    return { wait, judged };
  }

  /** A wait is over, by its time or as its step is woken: run again, the step waits anew. */
  expire(node: string): void {
    this.#waits.delete(node);
  }

  /** What the node waits for, where it waits. */
  waitsAt(node: string): Awaits | undefined {
    return this.#open.has(node) ? this.#waits.get(node)?.awaits : undefined;
  }

  /** What was said of a message that came already. */
  verdictOf(id: string): Verdict | undefined {
    return this.#verdicts.get(id);
  }

  /**
   * @param comesEarly whether what it is about is still to be waited for
   * @returns what becomes of it, and the node that waited for it
   */
  receive(message: Message, comesEarly: boolean): { verdict: Verdict; node: string | undefined } {
    const node = this.nodes.find((id) => hears(this.#waits.get(id), message));
    const wait = node === undefined ? undefined : this.#waits.get(node);
    const verdict = wait ? judge(wait, message) : this.#keep(message, comesEarly);
    this.#verdicts.set(message.id, verdict);
    return { verdict, node };
  }

  /** The wait is over, whatever it waited for. */
  answer(node: string, answer: Answer): void {
    const wait = this.#open.has(node) && this.#waits.get(node);
    if (wait) wait.ending ??= { answer };
  }

  close(node: string): void {
    this.#open.delete(node);
  }

  #keep(message: Message, comesEarly: boolean): Verdict {
    const { about } = message;
    const hasWaited = [...this.#waits.values()].some(({ awaits }) => awaits.about === about);
    if (about !== undefined && (!comesEarly || hasWaited))
      return { verdict: 'rejected', why: outdated };
    this.#kept = [...this.#kept, message];
    return { verdict: 'kept' };
  }
}

const hears = (wait: Wait | undefined, { name, about }: Message): boolean =>
  wait !== undefined &&
  wait.ending === undefined &&
  wait.awaits.message === name &&
  wait.awaits.about === about;

function judge(wait: Wait, message: Message): Verdict {
  const { mask, writes, exits } = wait.awaits;
  const { value } = message;
  if (value === undefined && (mask !== undefined || writes !== undefined || exits))
    return { verdict: 'rejected', why: { fr: 'aucune valeur', en: 'no value' } };
  if (value !== undefined && mask !== undefined && !fitsMask(value, mask)) {
    return {
      verdict: 'rejected',
      why: {
        fr: `« ${value} » n’a pas la forme ${mask}`,
        en: `“${value}” is not of the form ${mask}`,
      },
    };
  }
  if (exits && !Object.hasOwn(exits, value ?? ''))
    return {
      verdict: 'rejected',
      why: { fr: `« ${value} » n’est pas une réponse`, en: `“${value}” is no answer` },
    };
  wait.ending = { message };
  return { verdict: 'taken' };
}

/** A question is answered once, and what was asked about may have changed since. */
const outdated = {
  fr: 'cette question a déjà sa réponse, ou ne se pose plus',
  en: 'this question has its answer already, or is asked no more',
};
