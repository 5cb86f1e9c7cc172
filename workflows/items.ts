import type { ListItem } from './itemList.ts';
import type { Walk } from './walk.ts';

/** One item of a list, with the walk over its own steps. */
export interface Item {
  readonly number: number;
  readonly value: string;
  /** The ids of its steps. */
  readonly nodes: readonly string[];
  readonly walk: Walk;
  /** The step that goes through the list, and the walk that came by it. */
  readonly outer: { readonly index: number; readonly walk: Walk };
  /** `begun` while the walk goes on, and once it is over until it is taken back. */
  state: 'ahead' | 'begun';
  /** Lets the next item begin although this one is not over: it waits for a person. */
  letOthersPass: () => void;
}

/** The items that lists were gone through with, by the step that goes through them. */
export class Items {
  readonly #lists = new Map<number, Map<string, Item>>();
  readonly #byWalk = new Map<Walk, Item>();

  /** The item of that value, which keeps its number whatever becomes of the others; made where there is none. */
  item(index: number, { key }: ListItem, make: (number: number) => Item): Item {
    const list = this.#lists.get(index) ?? new Map<string, Item>();
    this.#lists.set(index, list);
    const known = list.get(key);
    if (known) return known;
    const item = make(list.size + 1);
    list.set(key, item);
    this.#byWalk.set(item.walk, item);
    return item;
  }

  /** The item whose own steps a walk comes by; undefined for any other walk. */
  of(walk: Walk): Item | undefined {
    return this.#byWalk.get(walk);
  }

  begunAt(index: number): readonly Item[] {
    return [...(this.#lists.get(index)?.values() ?? [])].filter(({ state }) => state === 'begun');
  }

  abandon(): void {
    for (const walk of this.#byWalk.keys()) walk.abandon();
  }

  /** The step that goes through them will do so again: nothing begins any more. */
  stop(index: number): void {
    for (const { walk } of this.begunAt(index)) walk.stop();
  }

  takeBack(index: number): void {
    for (const item of this.begunAt(index)) this.takeBackOne(item);
  }

  takeBackOne(item: Item): void {
    item.state = 'ahead';
    item.walk.takeBack();
  }
}
