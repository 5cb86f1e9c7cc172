import { catalogue } from '#activities/catalogue.ts';
import type { NodeManifest } from '#workflows/node.ts';

/** What a worker's process does: deliveries with the steps that are not elsewhere, heavy steps, or both. */
export const duties = ['deliveries', 'heavy'] as const;
export type Duty = (typeof duties)[number];

/** The step types that have a queue of their own, by the settings. */
export const queuesOf = (heavyQueue: string | undefined): Readonly<Record<string, string>> =>
  heavyQueue === undefined
    ? {}
    : Object.fromEntries(
        Object.values<NodeManifest>(catalogue).flatMap(({ type, heavy }) =>
          heavy ? [[type, heavyQueue]] : [],
        ),
      );

/**
 * The workflows' code told where steps go. On the code's own first line, so that what it says of places in itself holds;
 * not part of what is kept and hashed as the build, since no replay depends on it.
 */
export function codeKnowing(queues: Readonly<Record<string, string>>, code: string): string {
  if (Object.keys(queues).length === 0) return code;
  return `globalThis.facteurQueues = ${JSON.stringify(queues)};${code}`;
}
