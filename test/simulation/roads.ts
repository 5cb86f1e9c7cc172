import type { Plan, Step } from '#workflows/plan.ts';

/** How steps lead to one another, read off a plan anew: the laws must not ask the code that they judge. */
export interface Roads {
  into(index: number): readonly { readonly from: number; readonly exit: string }[];
  /** All steps that lead to one. */
  before(index: number): ReadonlySet<number>;
  /** Whether the way from the start may come by. */
  isMain(index: number): boolean;
  /** Steps that both the way from the start and one that only tells somebody come by. */
  readonly shared: readonly number[];
}

/** @param lists the step that goes through the list, by the first step of each item */
export function roadsOf(
  { steps }: Pick<Plan, 'steps'>,
  lists: ReadonlyMap<number, number> = new Map(),
): Roads {
  const main = behind(steps, [0, ...lists.keys()]);
  const tellers = behind(
    steps,
    steps.flatMap(({ informs, besides = {} }) => [...informs, ...Object.values(besides).flat()]),
  );
  const into = steps.map((_, to) =>
    steps.flatMap(({ exits }, from) =>
      main.has(from)
        ? Object.entries(exits)
            .filter(([, targets]) => targets.includes(to))
            .map(([exit]) => ({ from, exit }))
        : [],
    ),
  );
  return {
    into: (index) => into[index] ?? [],
    before: (index) => {
      const before = new Set([index]);
      for (const at of before) {
        for (const { from } of into[at] ?? []) before.add(from);
        const list = lists.get(at);
        if (list !== undefined) before.add(list);
      }
      before.delete(index);
      return before;
    },
    isMain: (index) => main.has(index),
    shared: [...main].filter((index) => tellers.has(index)),
  };
}

/** Steps that can be reached, the beginnings included. */
export function behind(steps: readonly Step[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set(from);
  for (const at of reached)
    for (const targets of Object.values(steps[at]?.exits ?? {}))
      for (const to of targets) reached.add(to);
  return reached;
}
