import type { Flow, FlowEdge, FlowNode } from '#workflows/flow/schema.ts';
import type { Catalogue, Exit, NodeManifest } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import { reasons } from '../text/canvas.ts';

export const edgeId = ({ from, exit, to }: FlowEdge): string => `${from}:${exit}:${to}`;

export const sameEdge = (a: FlowEdge, b: FlowEdge): boolean => edgeId(a) === edgeId(b);

export const nodeOf = (flow: Flow, id: string): FlowNode | undefined =>
  flow.nodes.find((node) => node.id === id);

export const manifestOf = (
  flow: Flow,
  catalogue: Catalogue,
  id: string,
): NodeManifest | undefined => {
  const node = nodeOf(flow, id);
  return node && Object.hasOwn(catalogue, node.type) ? catalogue[node.type] : undefined;
};

/**
 * The exit on which a flow goes on from a node: its first success exit. After a retry that is `gaveUp`, since `again`
 * only goes back.
 */
export function mainExit(manifest: NodeManifest): Exit | undefined {
  if (manifest.kind === 'retry') return manifest.exits.find((exit) => exit.kind === 'failure');
  return manifest.exits.find((exit) => exit.kind !== 'failure');
}

export function exitKind(flow: Flow, catalogue: Catalogue, edge: FlowEdge): Exit['kind'] {
  const exit = manifestOf(flow, catalogue, edge.from)?.exits.find(({ id }) => id === edge.exit);
  return exit?.kind ?? 'ok';
}

/** The only edges that may go back: a retry's `again`. */
export const goesBack = (flow: Flow, catalogue: Catalogue, edge: FlowEdge): boolean =>
  edge.exit === 'again' && manifestOf(flow, catalogue, edge.from)?.kind === 'retry';

/** Ids reachable from a node, itself included, without going back through a retry. */
export function reachable(flow: Flow, catalogue: Catalogue, from: string): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const edge of flow.edges) {
    if (goesBack(flow, catalogue, edge)) continue;
    next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  }
  const seen = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next.get(at) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

/** Ids of the nodes that are done once for several invoices. */
export function inBatch(flow: Flow, catalogue: Catalogue): ReadonlySet<string> {
  const first = flow.edges.filter((edge) => exitKind(flow, catalogue, edge) === 'batch');
  return new Set(first.flatMap(({ to }) => [...reachable(flow, catalogue, to)]));
}

/**
 * Node ids in the order that people read them: along the edges, main exits first, nodes that nothing leads to last.
 * It counts steps ("step 5 of 9") and orders the outline.
 */
export function readingOrder(flow: Flow, catalogue: Catalogue): readonly string[] {
  const order: string[] = [];
  const left = new Map(flow.nodes.map((node) => [node.id, 0]));
  const forward = flow.edges.filter(
    (edge) => !goesBack(flow, catalogue, edge) && left.has(edge.to),
  );
  for (const edge of forward)
    if (left.has(edge.from)) left.set(edge.to, (left.get(edge.to) ?? 0) + 1);

  const rank = (edge: FlowEdge): number => {
    const exits = manifestOf(flow, catalogue, edge.from)?.exits ?? [];
    return exits.findIndex((exit) => exit.id === edge.exit);
  };
  const open = flow.nodes
    .filter((node) => left.get(node.id) === 0)
    .map((node) => node.id)
    .reverse();
  const done = new Set<string>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (done.has(at)) continue;
    done.add(at);
    order.push(at);
    const from = at;
    const out = forward.filter((edge) => edge.from === from).sort((a, b) => rank(b) - rank(a));
    for (const edge of out) {
      const missing = (left.get(edge.to) ?? 0) - 1;
      left.set(edge.to, missing);
      if (missing <= 0) open.push(edge.to);
    }
  }
  return [...order, ...flow.nodes.map((node) => node.id).filter((id) => !done.has(id))];
}

/** Why an edge may not be drawn, in words for the target's tooltip; null where it may. The compiler still judges all. */
export function connectProblem(flow: Flow, catalogue: Catalogue, edge: FlowEdge): Text | null {
  const from = manifestOf(flow, catalogue, edge.from);
  const to = manifestOf(flow, catalogue, edge.to);
  if (!from || !to) return reasons.unknown;
  if (!from.exits.some((exit) => exit.id === edge.exit)) return reasons.noExit;
  if (edge.from === edge.to) return reasons.itself;
  if (to.kind === 'start' || to.kind === 'clock') return reasons.noEntry;
  if (flow.edges.some((other) => sameEdge(other, edge))) return reasons.already;
  if (goesBack(flow, catalogue, edge)) {
    return reachable(flow, catalogue, edge.to).has(edge.from) ? null : reasons.onlyBack;
  }
  if (
    to.kind === 'retry' &&
    (exitKind(flow, catalogue, edge) !== 'failure' || from.kind === 'retry')
  ) {
    return reasons.retryNeedsFailure;
  }
  return reachable(flow, catalogue, edge.to).has(edge.from) ? reasons.loop : null;
}
