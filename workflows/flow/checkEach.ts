import type { Problem } from '../problem.ts';
import { behind, type Edge, type Graph, isAside, kindOf, leadingToAnEnd, wayOf } from './graph.ts';
import { loopsOut } from './loopsOut.ts';
import { flowProblem } from './problems.ts';

/** What runs once an item of a list runs many times: it comes to no end, and shares no step with anything else. */
export function* checkEach(graph: Graph): Iterable<Problem> {
  const lists = [...graph.nodes].filter(([, { manifest }]) => manifest.kind === 'each');
  if (lists.length === 0) return;
  const toEnd = leadingToAnEnd(graph);
  const way = wayOf(graph, (edge) => !isAside(kindOf(graph, edge)));
  const goesOn = (edge: Edge) =>
    !isAside(kindOf(graph, edge)) &&
    kindOf(graph, edge) !== 'batch' &&
    (!edge.failure || toEnd.has(edge.to));
  const ownWay = wayOf(graph, goesOn);
  const bodies = new Set<string>();
  for (const [id] of lists) {
    const first = (graph.out.get(id) ?? []).filter((edge) => kindOf(graph, edge) === 'each');
    if (first.length === 0) yield flowProblem('EACH_WITHOUT_BODY', id);
    if (!ownWay.has(id)) yield flowProblem('EACH_NOT_ON_THE_WAY', id);
    const body = behind(
      graph,
      first.map(({ to }) => to),
    );
    for (const at of body) {
      const manifest = graph.nodes.get(at)?.manifest;
      if (manifest?.exits.some(({ kind }) => kind === 'batch'))
        yield flowProblem('EACH_COLLECTS', at);
      if (manifest?.kind === 'end') yield flowProblem('EACH_TO_AN_END', at);
      else if (way.has(at) || bodies.has(at)) yield flowProblem('EACH_ON_TWO_WAYS', at);
    }
    for (const at of body) bodies.add(at);
  }
  yield* loopsOut(graph, bodies);
}
