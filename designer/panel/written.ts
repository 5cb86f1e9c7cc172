import type { Flow } from '#workflows/flow/schema.ts';
import type { Written } from '#workflows/node.ts';
import { type Variable, vocabulary } from '#workflows/vocabulary.ts';
import { manifestOf, reachable } from '../canvas/graph.ts';
import { catalogue } from '../canvas/graphContext.ts';

/** What a step can name: the invoice, the customer, the parameters, and what steps before it write. */
export function variablesAt(flow: Flow, node: string): readonly Variable[] {
  const written: Written[] = [];
  for (const { id } of flow.nodes) {
    if (id === node || !reachable(flow, catalogue, id).has(node)) continue;
    written.push(...(manifestOf(flow, catalogue, id)?.writes ?? []));
  }
  return vocabulary(flow, written);
}
