import { itemNode } from './itemNode.ts';
import type { Step } from './plan.ts';

type Targets = Readonly<Record<string, readonly number[]>>;

/**
 * The steps of one item: one that begins it, then a copy of the body under ids of its own, as a sub-flow's steps are.
 *
 * @param at the index that the first of them gets
 */
export function itemSteps(
  steps: readonly Step[],
  { loop: _, finer: __, ...each }: Step,
  { number, value }: { readonly number: number; readonly value: string },
  at: number,
): readonly Step[] {
  const { body = [], ...begins } = each;
  const inside = bodyOf(steps, each);
  const moved = new Map(inside.map((index, i) => [index, at + 1 + i]));
  const move = (targets: readonly number[]) => targets.map((to) => moved.get(to) as number);
  const moveAll = (exits: Targets): Targets =>
    Object.fromEntries(Object.entries(exits).map(([exit, targets]) => [exit, move(targets)]));
  const copies = inside.map((index): Step => {
    const step = steps[index] as Step;
    const { besides, loop } = step;
    return {
      ...step,
      id: itemNode(step.id, number),
      exits: moveAll(step.exits),
      informs: move(step.informs),
      ...(besides ? { besides: moveAll(besides) } : {}),
      ...(loop
        ? {
            loop: {
              ...loop,
              retry: itemNode(loop.retry, number),
              to: moved.get(loop.to) as number,
            },
          }
        : {}),
    };
  });
  const begin: Step = {
    ...begins,
    id: itemNode(each.id, number),
    kind: 'item',
    config: { item: value },
    reads: [],
    exits: { ok: move(body) },
    informs: [],
  };
  return [begin, ...copies];
}

/** Whether a step's failure leaves by this exit. */
export const isFailing = ({ finer = {} }: Step, exit: string): boolean =>
  exit === 'failed' || Object.values(finer).includes(exit);

/** Indexes of all that the way of an item comes by, and of what tells people beside it; in topological order. */
export function bodyOf(
  steps: readonly Step[],
  { body = [] }: Pick<Step, 'body'>,
): readonly number[] {
  const reached = new Set(body);
  for (const index of reached) {
    const { exits, informs, besides = {} } = steps[index] as Step;
    for (const to of [...Object.values(exits), informs, ...Object.values(besides)].flat())
      reached.add(to);
  }
  return [...reached].sort((a, b) => a - b);
}
