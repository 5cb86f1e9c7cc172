import type { Catalogue } from '../node.ts';
import type { Problem } from '../problem.ts';
import { checkBatches } from './batchPart.ts';
import { checkEach } from './checkEach.ts';
import {
  behind,
  behindExits,
  clocksOf,
  type Edge,
  type Graph,
  graphOf,
  kindOf,
  leadingToAnEnd,
  wayOf,
} from './graph.ts';
import { loopsOut } from './loopsOut.ts';
import { flowProblem } from './problems.ts';
import type { Flow } from './schema.ts';

type Found =
  | { readonly ok: true; readonly graph: Graph }
  | { readonly ok: false; readonly problems: Problem[] };

/** Whether a drawing is a sound graph: known steps and exits, one start, no cycle, all reachable, retries where they mean something. */
export function checkShape(flow: Flow, catalogue: Catalogue): Found {
  const problems = [...checkNames(flow, catalogue)];
  // What follows can't be told of a drawing whose edges hang in the air.
  if (problems.length > 0) return { ok: false, problems };
  const graph = graphOf(flow, catalogue);
  problems.push(
    ...checkStarts(flow, catalogue),
    ...checkClocks(flow, catalogue),
    ...checkRetries(flow, catalogue, graph),
  );
  const cyclic = [...graph.nodes.keys()].filter((id) => !graph.order.includes(id));
  const looping = cyclic.filter((id) => leadsToItself(graph, id));
  problems.push(...looping.map((id) => flowProblem('FLOW_CYCLIC', id)));
  if (problems.length === 0)
    problems.push(
      ...checkReachable(flow, catalogue, graph),
      ...checkLoops(graph),
      ...checkBeside(graph),
      ...checkEach(graph),
      ...checkNeeded(graph),
      ...checkBatches(graph),
    );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, graph };
}

function* checkNames(flow: Flow, catalogue: Catalogue): Iterable<Problem> {
  const ids = new Set<string>();
  for (const { id, type } of flow.nodes) {
    if (ids.has(id)) yield flowProblem('NODE_DUPLICATE', id);
    ids.add(id);
    if (!Object.hasOwn(catalogue, type)) yield flowProblem('NODE_UNKNOWN', id, type);
  }
  for (const { from, exit, to } of flow.edges) {
    const node = flow.nodes.find(({ id }) => id === from);
    if (!node) yield flowProblem('EDGE_DANGLING', to, from);
    else if (!ids.has(to)) yield flowProblem('EDGE_DANGLING', from, to);
    else if (
      Object.hasOwn(catalogue, node.type) &&
      !catalogue[node.type]?.exits.some(({ id }) => id === exit)
    )
      yield flowProblem('EXIT_UNKNOWN', from, exit);
  }
}

function* checkStarts(flow: Flow, catalogue: Catalogue): Iterable<Problem> {
  const starts = flow.nodes.filter(({ type }) => catalogue[type]?.kind === 'start');
  const begins = starts.filter(({ type }) => type !== 'onFailure');
  if (begins.length === 0) yield flowProblem('START_MISSING', flow.nodes[0]?.id ?? '');
  for (const group of [begins, starts.filter(({ type }) => type === 'onFailure')])
    for (const { id } of group.slice(1)) yield flowProblem('START_TWICE', id);
  for (const { id } of starts)
    if (flow.edges.some(({ to }) => to === id)) yield flowProblem('START_HAS_IN', id);
}

/** More than these would be alerts that nobody reads. */
const MOST_CLOCKS = 3;

function* checkClocks(flow: Flow, catalogue: Catalogue): Iterable<Problem> {
  const clocks = flow.nodes.filter(({ type }) => catalogue[type]?.kind === 'clock');
  for (const { id } of clocks.slice(MOST_CLOCKS))
    yield flowProblem('CLOCKS_TOO_MANY', id, String(MOST_CLOCKS));
  for (const { id } of clocks)
    if (flow.edges.some(({ to }) => to === id)) yield flowProblem('CLOCK_HAS_IN', id);
}

function* checkRetries(flow: Flow, catalogue: Catalogue, graph: Graph): Iterable<Problem> {
  const exitKind = (id: string, exit: string) =>
    graph.nodes.get(id)?.manifest.exits.find((e) => e.id === exit)?.kind;
  for (const { id, type } of flow.nodes) {
    if (catalogue[type]?.kind !== 'retry') continue;
    const into = flow.edges.filter(({ to }) => to === id);
    if (into.length === 0) yield flowProblem('NODE_UNREACHABLE', id);
    if (into.some((e) => exitKind(e.from, e.exit) !== 'failure'))
      yield flowProblem('RETRY_NOT_ON_FAILURE', id);
    if (flow.edges.filter((e) => e.from === id && e.exit === 'again').length > 1)
      yield flowProblem('RETRY_AGAIN_TWICE', id);
  }
  for (const id of graph.nodes.keys()) {
    const served = flow.edges.filter(
      (e) =>
        e.from === id &&
        catalogue[flow.nodes.find((n) => n.id === e.to)?.type ?? '']?.kind === 'retry',
    );
    if (served.length > 1) yield flowProblem('RETRY_TWICE', id);
  }
}

function* checkReachable(flow: Flow, catalogue: Catalogue, graph: Graph): Iterable<Problem> {
  const lane = flow.nodes.find(
    ({ type }) => catalogue[type]?.kind === 'start' && type === 'onFailure',
  );
  const laneTargets = flow.edges.filter(({ from }) => from === lane?.id).map(({ to }) => to);
  const begins = [
    ...(graph.start === undefined ? [] : [graph.start]),
    ...clocksOf(graph),
    ...laneTargets,
  ];
  const reached = behind(graph, begins);
  for (const id of graph.nodes.keys())
    if (!reached.has(id)) yield flowProblem('NODE_UNREACHABLE', id);
}

function* checkNeeded(graph: Graph): Iterable<Problem> {
  for (const [id, { manifest }] of graph.nodes)
    for (const exit of manifest.exits)
      if (exit.needed && !graph.out.get(id)?.some((edge) => edge.exit === exit.id))
        yield flowProblem('EXIT_NEEDED', id, exit.label);
}

/** A loop may only go back to a step that every path to the failing one passes. */
function* checkLoops(graph: Graph): Iterable<Problem> {
  for (const [failing, { retry, to }] of graph.loops)
    if (!alwaysPasses(graph, failing, to)) yield flowProblem('RETRY_AGAIN_NOT_BEFORE', retry);
}

/** What is told beside a wait runs on its own, more than once perhaps: it shares no step with the delivery's way. */
function* checkBeside(graph: Graph): Iterable<Problem> {
  const isBeside = (edge: Edge) => kindOf(graph, edge) === 'beside';
  const toEnd = leadingToAnEnd(graph);
  for (const edge of graph.edges)
    if (isBeside(edge) && toEnd.has(edge.to))
      yield flowProblem('TOLD_TO_AN_END', edge.from, edge.exit);
  const told = behindExits(graph, 'beside');
  const onTheWay = wayOf(graph, (edge) => !isBeside(edge));
  for (const id of told) if (onTheWay.has(id)) yield flowProblem('STEP_ON_TWO_WAYS', id);
  yield* loopsOut(graph, told);
}

/** Whether every path from the start to a step passes another (dominance). */
export function alwaysPasses(graph: Graph, id: string, passed: string): boolean {
  if (graph.start === undefined || !graph.nodes.has(passed)) return false;
  const around = wayOf(graph, ({ from }) => from !== passed);
  return graph.start === passed || !around.has(id);
}

const leadsToItself = (graph: Graph, id: string): boolean =>
  behind(
    graph,
    (graph.out.get(id) ?? []).map(({ to }) => to),
  ).has(id);
