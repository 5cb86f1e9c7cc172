import type { Problem } from '../problem.ts';
import { type Edge, type Graph, reachable } from './graph.ts';
import { flowProblem } from './problems.ts';

/** An edge behind which invoices go on together. */
export const entersBatch = ({ nodes }: Graph, { from, exit }: Edge): boolean =>
  nodes.get(from)?.manifest.exits.find(({ id }) => id === exit)?.kind === 'batch';

const isBatch = (graph: Graph, id: string): boolean =>
  graph.nodes.get(id)?.manifest.exits.some(({ kind }) => kind === 'batch') ?? false;

/** What is done for each invoice by itself, steps that collect them included; in topological order. */
export function invoicePart(graph: Graph): readonly string[] {
  const batched = batchSteps(graph);
  return graph.order.filter((id) => !batched.has(id));
}

/** The step that collects, then what follows once for all that it collected; in topological order. */
export function batchPart(graph: Graph, collects: string): readonly string[] {
  const part = behind(graph, collects);
  return [collects, ...graph.order.filter((id) => part.has(id))];
}

/** Every step that is done for a batch. */
export const batchSteps = (graph: Graph): ReadonlySet<string> =>
  new Set([...graph.nodes.keys()].flatMap((id) => [...behind(graph, id)]));

function behind(graph: Graph, collects: string): ReadonlySet<string> {
  const out = (id: string) => graph.out.get(id) ?? [];
  const first = out(collects).filter((edge) => entersBatch(graph, edge));
  return reachable(
    first.map(({ to }) => to),
    (id) => out(id).map(({ to }) => to),
  );
}

/** What a batch does is done once, on its own: no step of it is done for one invoice as well, nor needs one. */
export function* checkBatches(graph: Graph): Iterable<Problem> {
  const batched = batchSteps(graph);
  for (const id of graph.nodes.keys())
    if (isBatch(graph, id) && behind(graph, id).size === 0) yield flowProblem('BATCH_EMPTY', id);
  if (batched.size === 0) return;
  const alone = reachable(graph.start === undefined ? [] : [graph.start], (id) =>
    (graph.out.get(id) ?? []).flatMap((edge) => (entersBatch(graph, edge) ? [] : [edge.to])),
  );
  for (const id of batched) {
    const manifest = graph.nodes.get(id)?.manifest;
    if (manifest?.kind === 'do' && !manifest.inBatch) yield flowProblem('STEP_NOT_FOR_BATCH', id);
    if (alone.has(id)) yield flowProblem('STEP_IN_AND_OUT_OF_BATCH', id);
  }
  for (const [failing, { retry, to }] of graph.loops)
    if (batched.has(failing) && !batched.has(to))
      yield flowProblem('RETRY_AGAIN_NOT_BEFORE', retry);
}
