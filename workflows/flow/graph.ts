import type { Catalogue, Exit, NodeManifest } from '../node.ts';
import type { Flow, FlowNode } from './schema.ts';

export interface Edge {
  readonly from: string;
  readonly exit: string;
  readonly to: string;
  /** Whether the edge leaves a failure exit. */
  readonly failure: boolean;
}

export interface Loop {
  readonly retry: string;
  readonly to: string;
}

/**
 * A drawing with what compiles away taken out: retry nodes and the failure lane leave only their effect on edges.
 * Nodes and edges are sorted by id, so that the order in the file means nothing.
 */
export interface Graph {
  readonly nodes: ReadonlyMap<string, { readonly node: FlowNode; readonly manifest: NodeManifest }>;
  readonly start: string | undefined;
  readonly edges: readonly Edge[];
  readonly out: ReadonlyMap<string, readonly Edge[]>;
  readonly in: ReadonlyMap<string, readonly Edge[]>;
  /** Retry node that serves a step's failures. */
  readonly retries: ReadonlyMap<string, string>;
  readonly loops: ReadonlyMap<string, Loop>;
  /** Ids from the start on, each after what leads to it; shorter than `nodes` where there is a cycle. */
  readonly order: readonly string[];
}

/** Reads a drawing whose nodes and edges were checked to exist (flow/check.ts). */
export function graphOf(flow: Flow, catalogue: Catalogue): Graph {
  const manifests = new Map(
    flow.nodes.map((node) => [node.id, catalogue[node.type] as NodeManifest]),
  );
  const kind = (id: string) => manifests.get(id)?.kind;
  const isLane = (id: string) =>
    kind(id) === 'start' && flow.nodes.some((n) => n.id === id && n.type === 'onFailure');
  const isAgain = ({ from, exit }: { from: string; exit: string }) =>
    kind(from) === 'retry' && exit === 'again';
  const drawn = [...flow.edges].sort((a, b) => compareText(key(a), key(b)));
  const targets = (id: string, exit: string) =>
    drawn.filter((e) => e.from === id && e.exit === exit).map((e) => e.to);
  const lane = flow.nodes.map(({ id }) => id).find(isLane);
  const laneTargets = lane === undefined ? [] : targets(lane, 'ok');
  const onwards = (id: string) =>
    drawn.filter((e) => e.from === id && !isAgain(e)).map((e) => e.to);
  // The lane is for the delivery's failures: not for its own, nor for those of what runs apart, beside the delivery, once an
  // item or for a batch.
  const leavesTheWay = ({ from, exit }: { from: string; exit: string }) => {
    const left = manifests.get(from)?.exits.find(({ id }) => id === exit)?.kind;
    return isAside(left) || left === 'batch';
  };
  const unserved = reachable(
    [...laneTargets, ...drawn.filter(leavesTheWay).map((e) => e.to)],
    onwards,
  );

  const retries = new Map<string, string>();
  const loops = new Map<string, Loop>();
  const edges: Edge[] = [];
  const nodes = new Map(
    [...flow.nodes]
      .sort((a, b) => compareText(a.id, b.id))
      .filter(({ id }) => kind(id) !== 'retry' && !isLane(id))
      .map((node) => [node.id, { node, manifest: manifests.get(node.id) as NodeManifest }]),
  );
  for (const [id, { manifest }] of nodes)
    for (const exit of manifest.exits) {
      const failure = exit.kind === 'failure';
      const to: string[] = [];
      for (const target of targets(id, exit.id)) {
        if (kind(target) !== 'retry') to.push(target);
        else {
          retries.set(id, target);
          to.push(...targets(target, 'gaveUp'));
          const [again] = targets(target, 'again');
          if (again !== undefined && again !== id) loops.set(id, { retry: target, to: again });
        }
      }
      if (failure && to.length === 0 && !unserved.has(id)) to.push(...laneTargets);
      for (const target of new Set(to))
        edges.push({ from: id, exit: exit.id, to: target, failure });
    }
  const start = [...nodes.values()].find(({ manifest }) => manifest.kind === 'start')?.node.id;
  const out = groupBy(edges, (e) => e.from);
  const into = groupBy(edges, (e) => e.to);
  return {
    nodes,
    start,
    edges,
    out,
    in: into,
    retries,
    loops,
    order: topological([...nodes.keys()], start, out, into),
  };
}

const key = (e: { from: string; exit: string; to: string }) => `${e.from} ${e.exit} ${e.to}`;

/** Order of code units: the same on every machine and in every language. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function groupBy(edges: readonly Edge[], by: (e: Edge) => string): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(by(edge));
    if (group) group.push(edge);
    else groups.set(by(edge), [edge]);
  }
  return groups;
}

/** All that can be reached, the beginnings included. Iterative: a drawing of any shape is safe for the stack. */
export function reachable(
  from: Iterable<string>,
  next: (id: string) => Iterable<string>,
): ReadonlySet<string> {
  const reached = new Set(from);
  for (const id of reached) for (const to of next(id)) reached.add(to);
  return reached;
}

/** Steps from which some path comes to an end. */
export function leadingToAnEnd(graph: Graph): ReadonlySet<string> {
  const ends = [...graph.nodes]
    .filter(([, { manifest }]) => manifest.kind === 'end')
    .map(([id]) => id);
  return reachable(ends, (id) => (graph.in.get(id) ?? []).map(({ from }) => from));
}

/** Steps that run beside the delivery from its start. */
export const clocksOf = ({ nodes, order }: Graph): readonly string[] =>
  order.filter((id) => nodes.get(id)?.manifest.kind === 'clock');

/** What stands behind these is not on the delivery's own way: it tells people beside it, or runs once an item of a list. */
export const isAside = (kind: Exit['kind'] | undefined): boolean =>
  kind === 'beside' || kind === 'each';

export const kindOf = ({ nodes }: Pick<Graph, 'nodes'>, { from, exit }: Edge) =>
  nodes.get(from)?.manifest.exits.find(({ id }) => id === exit)?.kind;

/** All that can be reached from some steps on, these included, by edges that pass. */
export const behind = (
  { out }: Pick<Graph, 'out'>,
  from: Iterable<string>,
  passes: (edge: Edge) => boolean = () => true,
): ReadonlySet<string> =>
  reachable(from, (id) => (out.get(id) ?? []).flatMap((edge) => (passes(edge) ? [edge.to] : [])));

/** All that can be reached by exits of a kind. */
export const behindExits = (graph: Graph, kind: Exit['kind']): ReadonlySet<string> =>
  behind(
    graph,
    graph.edges.filter((edge) => kindOf(graph, edge) === kind).map(({ to }) => to),
  );

/** All that the delivery's way may come by from the start, by edges that pass. */
export const wayOf = (graph: Graph, passes: (edge: Edge) => boolean): ReadonlySet<string> =>
  behind(graph, graph.start === undefined ? [] : [graph.start], passes);

/** Kahn's algorithm; among steps that could come next the start, then the smallest id, so that the order is the drawing's own. */
function topological(
  ids: readonly string[],
  start: string | undefined,
  out: ReadonlyMap<string, readonly Edge[]>,
  into: ReadonlyMap<string, readonly Edge[]>,
): readonly string[] {
  const missing = new Map(ids.map((id) => [id, (into.get(id) ?? []).length]));
  const ready = ids.filter((id) => missing.get(id) === 0);
  if (start !== undefined && ready.includes(start))
    ready.unshift(...ready.splice(ready.indexOf(start), 1));
  const order: string[] = [];
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    order.push(id);
    for (const { to } of out.get(id) ?? []) {
      const left = (missing.get(to) ?? 0) - 1;
      missing.set(to, left);
      if (left === 0) {
        ready.push(to);
        ready.sort(compareText);
      }
    }
  }
  return order;
}
