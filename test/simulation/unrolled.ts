import type { Plan, Step } from '#workflows/plan.ts';
import { behind } from './roads.ts';

/** More than the lists of a simulation ever have values, corrected ones included. */
const MOST = 5;

/**
 * A plan with the steps of each item that its lists might have, behind those that were drawn. Made anew here: the laws must
 * not ask the code that they judge.
 *
 * @returns also which step goes through the list, by the index of each item's first step
 */
export function unrolled({ steps }: Plan): {
  readonly steps: readonly Step[];
  readonly lists: ReadonlyMap<number, number>;
} {
  const all = [...steps];
  const lists = new Map<number, number>();
  for (const [list, step] of steps.entries())
    for (let item = 1; step.body && item <= MOST; item += 1) {
      const first = all.length;
      const besides = (at: number) => Object.values(steps[at]?.besides ?? {}).flat();
      const way = behind(steps, step.body);
      const inside = [...behind(steps, [...way, ...[...way].flatMap(besides)])].sort(
        (a, b) => a - b,
      );
      const to = (at: number): number => first + 1 + inside.indexOf(at);
      const moved = (exits: Step['exits']) =>
        Object.fromEntries(Object.entries(exits).map(([exit, ats]) => [exit, ats.map(to)]));
      lists.set(first, list);
      const { body: _, ...begins } = step;
      const exits = { ok: step.body.map(to) };
      all.push({
        ...begins,
        id: `${step.id}~${item}`,
        kind: 'item',
        reads: [],
        informs: [],
        exits,
      });
      for (const at of inside) {
        const own = steps[at] as Step;
        all.push({
          ...own,
          id: `${own.id}~${item}`,
          exits: moved(own.exits),
          ...(own.besides ? { besides: moved(own.besides) } : {}),
          ...(own.loop ? { loop: { ...own.loop, retry: `${own.loop.retry}~${item}` } } : {}),
        });
      }
    }
  return { steps: all, lists };
}
