import type { Flow, FlowEdge, FlowNode } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import { type Position, placed, size } from './arrange.ts';
import {
  connectProblem,
  exitKind,
  goesBack,
  mainExit,
  manifestOf,
  nodeOf,
  reachable,
  sameEdge,
} from './graph.ts';

/*
 * Every change of a drawing is one of these pure functions `(flow, arguments) → flow`, whoever asks for it: mouse,
 * keyboard, outline, paste or test. A command that cannot be done gives back the flow that it got.
 */

/** The first id of the form `email`, `email2`, … that the flow has not. */
export function freshId(flow: Flow, type: string, taken: ReadonlySet<string> = new Set()): string {
  const stem = type.replace(/[^A-Za-z0-9_-]/g, '') || 'step';
  const used = new Set([
    ...flow.nodes.map(({ id }) => id),
    ...flow.stickies.map(({ id }) => id),
    ...taken,
  ]);
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}${n}`;
    if (!used.has(id)) return id;
  }
}

export interface NewNode {
  readonly id: string;
  readonly type: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

export function addNode(
  flow: Flow,
  { id, type, config = {}, at }: NewNode & { at: Position },
): Flow {
  if (nodeOf(flow, id) || flow.nodes.length >= 200) return flow;
  return {
    ...flow,
    nodes: [...flow.nodes, { id, type, config: { ...config } }],
    layout: { ...flow.layout, [id]: freeSpot(flow, at) },
  };
}

/** A→B becomes A→new→B. What the new step can't go on to (an end has no exit) keeps its other edges. */
export function insertOnEdge(
  flow: Flow,
  { edge, ...node }: NewNode & { edge: FlowEdge },
  catalogue: Catalogue,
): Flow {
  const manifest = catalogue[node.type];
  if (!flow.edges.some((other) => sameEdge(other, edge)) || !manifest) return flow;
  const pinned = { ...flow, layout: placed(flow, catalogue) };
  const target = pinned.layout[edge.to] ?? { x: 0, y: 0 };
  const source = pinned.layout[edge.from] ?? target;
  const fails = exitKind(flow, catalogue, edge) === 'failure';
  const at = fails ? { x: target.x, y: target.y } : { x: target.x, y: source.y + size.row };
  const roomy = makeRoom(pinned, edge.to, at, catalogue);
  const added = addNode(roomy, { ...node, at });
  if (added === roomy) return flow;
  return splice(added, edge, node.id, catalogue);
}

/** Adds a step behind an exit. Whatever the exit led to goes on behind the new step. */
export function appendAfter(
  flow: Flow,
  { after, exit, ...node }: NewNode & { after: string; exit: string },
  catalogue: Catalogue,
): Flow {
  const led = flow.edges.filter((edge) => edge.from === after && edge.exit === exit);
  const [first] = led;
  if (led.length === 1 && first && !goesBack(flow, catalogue, first)) {
    return insertOnEdge(flow, { edge: first, ...node }, catalogue);
  }
  const pinned = { ...flow, layout: placed(flow, catalogue) };
  const source = pinned.layout[after];
  if (!source || !nodeOf(flow, after)) return flow;
  const fails = exitKind(flow, catalogue, { from: after, exit, to: '' }) === 'failure';
  const exits =
    manifestOf(flow, catalogue, after)?.exits.filter(({ kind }) => kind !== 'failure') ?? [];
  const index = Math.max(
    0,
    exits.findIndex(({ id }) => id === exit),
  );
  const shift = fails ? size.column + size.aside : (index - (exits.length - 1) / 2) * size.column;
  const at = { x: source.x + shift, y: source.y + (fails ? 0 : size.row) };
  return connect(addNode(pinned, { ...node, at }), { from: after, exit, to: node.id }, catalogue);
}

/** Puts an existing, unconnected step onto an edge. */
export function dropOnEdge(
  flow: Flow,
  { edge, node }: { edge: FlowEdge; node: string },
  catalogue: Catalogue,
): Flow {
  const free =
    nodeOf(flow, node) && !flow.edges.some(({ from, to }) => from === node || to === node);
  if (!free || !flow.edges.some((other) => sameEdge(other, edge))) return flow;
  return splice(flow, edge, node, catalogue);
}

export function connect(flow: Flow, edge: FlowEdge, catalogue: Catalogue): Flow {
  if (connectProblem(flow, catalogue, edge) !== null) return flow;
  return { ...flow, edges: [...flow.edges, { ...edge }] };
}

export function disconnect(flow: Flow, edge: FlowEdge): Flow {
  const edges = flow.edges.filter((other) => !sameEdge(other, edge));
  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}

/** Where a failure goes: at most one target, or null for the failure lane. */
export function setFailureTarget(
  flow: Flow,
  { from, exit, to }: { from: string; exit: string; to: string | null },
  catalogue: Catalogue,
): Flow {
  const edges = flow.edges.filter((edge) => edge.from !== from || edge.exit !== exit);
  const without = { ...flow, edges };
  if (to === null) return edges.length === flow.edges.length ? flow : without;
  const wired = connect(without, { from, exit, to }, catalogue);
  return wired === without ? flow : wired;
}

/** Deletes steps and notes. A→B→C becomes A→C unless B branches. The start stays. */
export function deleteNodes(flow: Flow, ids: readonly string[], catalogue: Catalogue): Flow {
  const doomed = new Set(ids.filter((id) => nodeOf(flow, id)?.type !== 'start'));
  const notes = flow.stickies.filter(({ id }) => !doomed.has(id));
  let edges = flow.edges;
  let changed = notes.length !== flow.stickies.length;
  for (const { id } of flow.nodes) {
    if (!doomed.has(id)) continue;
    changed = true;
    edges = healed({ ...flow, edges }, id, catalogue);
  }
  if (!changed) return flow;
  return {
    ...flow,
    edges,
    nodes: flow.nodes.filter(({ id }) => !doomed.has(id)),
    stickies: notes,
    layout: Object.fromEntries(Object.entries(flow.layout).filter(([id]) => !doomed.has(id))),
  };
}

/** Takes a step out of its place (its neighbours heal) and puts it behind another: the outline's drag. */
export function moveAfter(
  flow: Flow,
  { node, after, exit }: { node: string; after: string; exit: string },
  catalogue: Catalogue,
): Flow {
  const moved = nodeOf(flow, node);
  if (!moved || moved.type === 'start' || node === after) return flow;
  const out = {
    ...flow,
    edges: healed(flow, node, catalogue),
    layout: placed(flow, catalogue),
  };
  const led = out.edges.filter((edge) => edge.from === after && edge.exit === exit);
  const [first] = led;
  const wired =
    led.length === 1 && first
      ? dropOnEdge(out, { edge: first, node }, catalogue)
      : connect(out, { from: after, exit, to: node }, catalogue);
  if (wired === out) return flow;
  const anchor = out.layout[after] ?? { x: 0, y: 0 };
  const at = { x: anchor.x, y: anchor.y + size.row };
  const roomy = makeRoom(wired, node, at, catalogue);
  return { ...roomy, layout: { ...roomy.layout, [node]: at } };
}

export function setConfig(
  flow: Flow,
  { node, field, value }: { node: string; field: string; value: unknown },
): Flow {
  return onNode(flow, node, (was) => {
    const config = Object.fromEntries(
      Object.entries(was.config).filter(([name]) => name !== field),
    );
    return { ...was, config: value === undefined ? config : { ...was.config, [field]: value } };
  });
}

/** An empty title gives back the type's own. */
export const rename = (flow: Flow, { node, title }: { node: string; title: string }): Flow =>
  onNode(flow, node, ({ title: _old, ...was }) =>
    title === '' ? was : { ...was, title: title.slice(0, 120) },
  );

export const annotate = (flow: Flow, { node, note }: { node: string; note: string }): Flow =>
  onNode(flow, node, ({ note: _old, ...was }) =>
    note === '' ? was : { ...was, note: note.slice(0, 2000) },
  );

export const renameFlow = (flow: Flow, name: string): Flow =>
  name.trim() === '' ? flow : { ...flow, name: name.slice(0, 120) };

function onNode(flow: Flow, id: string, change: (node: FlowNode) => FlowNode): Flow {
  if (!nodeOf(flow, id)) return flow;
  return { ...flow, nodes: flow.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

function splice(flow: Flow, edge: FlowEdge, node: string, catalogue: Catalogue): Flow {
  const manifest = manifestOf(flow, catalogue, node);
  const onward = manifest && mainExit(manifest);
  const cut = disconnect(flow, edge);
  const into = connect(cut, { from: edge.from, exit: edge.exit, to: node }, catalogue);
  if (into === cut) return flow;
  // A step without exits closes the branch; the rest stays as it was, for whoever still leads to it.
  return onward ? connect(into, { from: node, exit: onward.id, to: edge.to }, catalogue) : into;
}

/** Edges without those of a node, with A→B→C joined to A→C where B goes on by one exit. */
function healed(flow: Flow, id: string, catalogue: Catalogue): FlowEdge[] {
  const manifest = manifestOf(flow, catalogue, id);
  const kept = flow.edges.filter(({ from, to }) => from !== id && to !== id);
  const onwards = flow.edges.filter((edge) => {
    if (edge.from !== id || goesBack(flow, catalogue, edge)) return false;
    return manifest?.kind === 'retry' || exitKind(flow, catalogue, edge) !== 'failure';
  });
  if (new Set(onwards.map(({ exit }) => exit)).size !== 1) return kept;
  let mended: Flow = { ...flow, edges: kept };
  for (const into of flow.edges) {
    if (into.to !== id || goesBack(flow, catalogue, into)) continue;
    for (const onward of onwards) {
      mended = connect(mended, { from: into.from, exit: into.exit, to: onward.to }, catalogue);
    }
  }
  return mended.edges;
}

/** Moves what follows `from` down until nothing of it is in the way of a card at `at`. */
function makeRoom(flow: Flow, from: string, at: Position, catalogue: Catalogue): Flow {
  const below = reachable(flow, catalogue, from);
  const top = flow.layout[from];
  if (!top || top.y >= at.y + size.row) return flow;
  const shift = at.y + size.row - top.y;
  const layout = Object.entries(flow.layout).map(([id, { x, y }]) => {
    const moves = below.has(id) && y >= top.y;
    return [id, moves ? { x, y: y + shift } : { x, y }] as const;
  });
  return { ...flow, layout: Object.fromEntries(layout) };
}

/** The nearest place to the right of `at` that no card covers. */
function freeSpot(flow: Flow, at: Position): Position {
  const { x, y } = at;
  const hit = Object.values(flow.layout).some(
    (other) => Math.abs(other.x - x) < size.width + 8 && Math.abs(other.y - y) < size.height + 8,
  );
  return hit ? freeSpot(flow, { x: x + size.column, y }) : { x, y };
}
