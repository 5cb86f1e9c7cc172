import type { Change, Hand } from './hand.ts';
import { itemsFailed, itemsIn } from './itemList.ts';
import { itemSteps } from './itemSteps.ts';
import { type Item, Items } from './items.ts';
import type { Step } from './plan.ts';
import { readsAny } from './resolution.ts';
import type { Taken, Walk } from './walk.ts';

/** Steps that are run once for each item of a list. */
export class Lists {
  readonly #hand: Hand;
  readonly #items = new Items();

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Whether a walk is an item's own. */
  has(walk: Walk): boolean {
    return this.#items.of(walk) !== undefined;
  }

  /** What waits for a person holds up no other item. */
  letOthersPass(walk: Walk): void {
    this.#items.of(walk)?.letOthersPass();
  }

  abandon(): void {
    this.#items.abandon();
  }

  /** The step that goes through them will do so again: nothing begins any more. */
  stop(index: number): void {
    this.#items.stop(index);
  }

  takeBack(index: number): void {
    this.#items.takeBack(index);
  }

  /** Runs the body for each item of the list. One that waits for a person holds up no other one. */
  async goThrough(index: number, walk: Walk): Promise<Taken> {
    const hand = this.#hand;
    const step = hand.steps[index] as Step;
    const { config, context, amended } = hand.memory.job(step);
    const list = itemsIn(config.over, context);
    hand.journal.tellOf(step.id, {
      kind: 'started',
      given: [config, context, amended],
      ...(list.ok ? { items: list.items.length } : {}),
    });
    if (!list.ok) return hand.mend(index, walk, list.fault);
    if (list.items.length === 0) return hand.finish(step, { exit: 'none' });
    const items = list.items.map((one) =>
      this.#items.item(index, one, (number) => this.#newItem(index, walk, number, one.value)),
    );
    // Asked to do it again after an item failed: the others are done.
    for (const item of this.#items.begunAt(index))
      if (hand.hasFailed(item.walk) || !items.includes(item)) this.#items.takeBackOne(item);
    const begun: Promise<void>[] = [];
    for (const item of items) {
      if (item.state === 'begun') continue;
      const passes = this.#beginItem(item);
      begun.push(item.walk.finished());
      if (config.atOnce !== true) await Promise.race([item.walk.finished(), passes]);
      if (hand.stage === 'aborted' || walk.willRewind(index)) break;
    }
    await Promise.all(begun);
    if (hand.stage === 'aborted' || walk.willRewind(index)) return undefined;
    const failed = items.filter((item) => hand.hasFailed(item.walk));
    if (failed.length === 0) return hand.finish(step, { note: String(items.length) });
    const values = failed.map(({ value }) => value);
    return hand.mend(index, walk, itemsFailed(values, items.length));
  }

  /** What an item's step amends was read before its list was gone through, or is the list: that is begun again, whole. */
  beginsAgain({ action, patch = {} }: Change, walk: Walk): boolean {
    const { steps, memory } = this.#hand;
    const outer = action === 'amend' && this.#items.of(walk)?.outer;
    if (!outer) return false;
    const paths = Object.keys(patch).filter((path) => !path.startsWith('vars.'));
    const stale = [...outer.walk.finishedBefore(outer.index), outer.index].filter((at) =>
      readsAny(steps[at] as Step, paths),
    );
    const [from] = stale;
    if (from === undefined) return false;
    for (const at of stale) memory.beginGeneration((steps[at] as Step).id);
    outer.walk.rewind(from, { asker: outer.index });
    return true;
  }

  #newItem(index: number, walk: Walk, number: number, value: string): Item {
    const { steps, memory } = this.#hand;
    const each = steps[index] as Step;
    const at = steps.length;
    const own = itemSteps(steps, each, { number, value }, at);
    const nodes = own.map(({ id }) => id);
    steps.push(...own);
    memory.share(nodes, { [String(each.config.as)]: value });
    return {
      number,
      value,
      nodes,
      walk: this.#hand.walk([at]),
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
}
