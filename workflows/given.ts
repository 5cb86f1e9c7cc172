import type { Level } from './node.ts';
import type { Plan } from './plan.ts';
import type { TraceEvent } from './trace.ts';

/** Something that a delivery gave to somebody, or may have. */
export interface Given {
  readonly node: string;
  /** What the channel acknowledged; null where nobody can tell whether it arrived. */
  readonly level: Level | null;
  readonly at: string;
}

/**
 * What a delivery gave so far, in order: people who decide to go on, to begin again or to stop have to know. A step that
 * waits to be judged counts, since it may have arrived; one that a person passed over does not.
 */
export function givenSoFar(plan: Plan, events: readonly TraceEvent[]): readonly Given[] {
  const beside = new Set(toldOnly(plan));
  const delivering = new Set(
    plan.steps.flatMap(({ id, delivers, batch }, index) =>
      (delivers || batch) && !beside.has(index) ? [id] : [],
    ),
  );
  const given = new Map<string, Given>();
  for (const event of events) {
    if (event.kind === 'ended' || !delivering.has(event.node)) continue;
    const { node, at } = event;
    if (event.kind === 'parked' && event.uncertain) given.set(node, { node, level: null, at });
    else if (event.kind === 'done' && event.level !== undefined)
      given.set(node, { node, level: event.level, at });
    else if (event.kind === 'resolved' && event.resolution.action === 'arrived')
      given.set(node, { node, level: 'handed-over', at });
  }
  return [...given.values()].sort((a, b) => a.at.localeCompare(b.at));
}

/** Steps that tell people beside the delivery: a mail of theirs is not the invoice's. */
function toldOnly({ steps }: Plan): number[] {
  const told = new Set(
    steps.flatMap(({ informs, besides = {} }) => [...informs, ...Object.values(besides).flat()]),
  );
  for (const index of told)
    for (const to of Object.values(steps[index]?.exits ?? {}).flat()) told.add(to);
  return [...told];
}
