import type { Flow } from '#workflows/flow/schema.ts';
import { leftBy } from '#workflows/flow/values.ts';
import type { Written } from '#workflows/node.ts';
import { type Variable, vocabulary } from '#workflows/vocabulary.ts';
import { inBatch, manifestOf, reachable } from '../canvas/graph.ts';
import { catalogue } from '../canvas/graphContext.ts';

/** What a step can name: the invoice (or the batch, where it is done once for several), the customer, the parameters, and what steps before it write. */
export function variablesAt(flow: Flow, node: string): readonly Variable[] {
  const together = inBatch(flow, catalogue);
  const isTogether = together.has(node);
  const written: Written[] = [];
  for (const before of flow.nodes) {
    if (isTogether && !together.has(before.id)) continue;
    if (before.id === node || !reachable(flow, catalogue, before.id).has(node)) continue;
    const manifest = manifestOf(flow, catalogue, before.id);
    if (manifest) written.push(...leftBy(before, manifest));
  }
  return vocabulary(flow, written, isTogether ? 'batch' : 'invoice');
}
