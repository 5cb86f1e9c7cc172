import type { Problem } from '../problem.ts';
import { behind, behindExits, type Graph, kindOf, wayOf } from './graph.ts';
import { loopsOut } from './loopsOut.ts';
import { flowProblem } from './problems.ts';

const collects = (graph: Graph, id: string): boolean =>
  graph.nodes.get(id)?.manifest.exits.some(({ kind }) => kind === 'batch') ?? false;

/** What is done for each invoice by itself, steps that collect them included; in topological order. */
export function invoicePart(graph: Graph): readonly string[] {
  const batched = behindExits(graph, 'batch');
  return graph.order.filter((id) => !batched.has(id));
}

/** The step that collects, then what follows once for all that it collected; in topological order. */
export function batchPart(graph: Graph, collector: string): readonly string[] {
  const part = collectedBy(graph, collector);
  return [collector, ...graph.order.filter((id) => part.has(id))];
}

const collectedBy = (graph: Graph, id: string): ReadonlySet<string> =>
  behind(
    graph,
    (graph.out.get(id) ?? []).flatMap((edge) => (kindOf(graph, edge) === 'batch' ? [edge.to] : [])),
  );

/** What a batch does is done once, on its own: no step of it is done for one invoice as well, nor needs one. */
export function* checkBatches(graph: Graph): Iterable<Problem> {
  for (const id of graph.nodes.keys())
    if (collects(graph, id) && collectedBy(graph, id).size === 0)
      yield flowProblem('BATCH_EMPTY', id);
  const batched = behindExits(graph, 'batch');
  const alone = wayOf(graph, (edge) => kindOf(graph, edge) !== 'batch');
  for (const id of batched) {
    const manifest = graph.nodes.get(id)?.manifest;
    if (manifest?.kind === 'do' && !manifest.inBatch) yield flowProblem('STEP_NOT_FOR_BATCH', id);
    if (alone.has(id)) yield flowProblem('STEP_IN_AND_OUT_OF_BATCH', id);
  }
  yield* loopsOut(graph, batched);
}
