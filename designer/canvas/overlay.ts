import { isWithin } from '#workflows/flow/inner.ts';
import type { Flow, FlowEdge } from '#workflows/flow/schema.ts';
import { drawnNode } from '#workflows/itemNode.ts';
import { bodyOf } from '#workflows/itemSteps.ts';
import type { Plan } from '#workflows/plan.ts';
import type { DeliveryView, NodeState, NodeView } from '#workflows/trace.ts';
import { exitKind } from './graph.ts';
import { catalogue } from './graphContext.ts';

export type EdgeState = 'drawn' | 'taken' | 'now' | 'ahead' | 'dead';

interface Overlay {
  readonly plan: Plan;
  readonly view: DeliveryView;
}

/** How a node stands, also where it was compiled away: a retry stands as the steps that it serves do. */
export function nodeState(flow: Flow, { plan, view }: Overlay, id: string): NodeState {
  const inside = innerStates({ plan, view }, id);
  if (inside.length > 0) return subflowState(inside);
  const repeated = itemViews(view, id).map(({ state }) => state);
  if (repeated.length > 0) return worst.find((state) => repeated.includes(state)) ?? 'idle';
  const known = view.nodes[id];
  if (known) return known.state;
  const served = plan.retries[id];
  if (served) return retryState(served.map((step) => view.nodes[step]));
  return laneState(flow, view, id);
}

export function edgeState(flow: Flow, overlay: Overlay, edge: FlowEdge): EdgeState {
  const from = nodeState(flow, overlay, edge.from);
  const to = nodeState(flow, overlay, edge.to);
  if (from === 'dead') return 'dead';
  const source = overlay.view.nodes[edge.from];
  if (innerStates(overlay, edge.from).length > 0) return leavingState(overlay, edge, to);
  const retry = overlay.plan.retries[edge.from];
  if (retry)
    return retryEdge(
      edge,
      retry.map((step) => overlay.view.nodes[step]),
      to,
    );
  if (edge.to in overlay.plan.retries && edge.exit !== exitTaken(source)) {
    if (to === 'waiting') return 'now';
    if (from === 'done') return 'dead';
    return to === 'done' ? 'taken' : 'ahead';
  }
  if (edge.exit === 'each' && to !== 'idle') return to === 'running' ? 'now' : 'taken';
  if (from === 'idle' || from === 'running' || from === 'waiting') return 'ahead';
  // A parked step went on only to inform, by its failure exit; what else follows may have come by another way.
  if (from === 'parked' || from === 'uncertain') {
    const informs = exitKind(flow, catalogue, edge) === 'failure';
    return informs && to !== 'idle' && to !== 'dead' ? 'taken' : 'ahead';
  }
  const ways = itemViews(overlay.view, edge.from);
  const isTaken = (ways.length > 0 ? ways : [source]).some(tookExit(edge.exit));
  if (!isTaken) return 'dead';
  return to === 'running' || to === 'waiting' ? 'now' : 'taken';
}

/** How the steps stand that a sub-flow's node brought in; none for any other node. */
function innerStates({ plan, view }: Overlay, id: string): readonly NodeState[] {
  if (plan.titles === undefined) return [];
  const way = onTheWay(plan);
  // Steps that only tell people are not ahead of anybody: most deliveries never come to them.
  return plan.steps.flatMap((step, index) => {
    const state = view.nodes[step.id]?.state ?? 'idle';
    return isWithin(step.id, id) && (state !== 'idle' || way.has(index)) ? [state] : [];
  });
}

/** A step that is repeated stands as the item that is most worth a look. */
const worst: readonly NodeState[] = [
  'uncertain',
  'parked',
  'running',
  'waiting',
  'failed',
  'done',
  'dead',
];

/** For how many items of how many a repeated step is over, as `3/5`; undefined for any other step. */
export function itemsOver({ plan, view }: Overlay, id: string): string | undefined {
  const views = itemViews(view, id);
  const index = plan.steps.findIndex((step) => step.id === id);
  const list = plan.steps.find((step) => bodyOf(plan.steps, step).includes(index));
  const items = list && view.nodes[list.id]?.items;
  if (items === undefined || views.length === 0) return undefined;
  const over = views.filter(({ state }) => state === 'done' || state === 'dead');
  return `${over.length}/${items}`;
}

/** How a step stands for each item that it is repeated for; none where a step goes through the list itself. */
function itemViews({ nodes }: DeliveryView, id: string): readonly NodeView[] {
  if (nodes[id]?.items !== undefined) return [];
  return Object.keys(nodes).flatMap((node) => {
    const view = nodes[node];
    return view && node !== id && drawnNode(node) === id ? [view] : [];
  });
}

function onTheWay({ steps }: Plan): ReadonlySet<number> {
  const reached = new Set([0]);
  for (const index of reached)
    for (const to of Object.values(steps[index]?.exits ?? {}).flat()) reached.add(to);
  return reached;
}

/** A sub-flow stands as what is most worth a look in it; it is done once nothing in it is ahead. */
function subflowState(inside: readonly NodeState[]): NodeState {
  const telling: readonly NodeState[] = ['uncertain', 'parked', 'running', 'waiting'];
  const found = telling.find((state) => inside.includes(state));
  if (found) return found;
  if (inside.every((state) => state === 'dead')) return 'dead';
  if (inside.every((state) => state === 'idle' || state === 'dead')) return 'idle';
  return inside.includes('idle') ? 'running' : 'done';
}

/** A link out of a sub-flow is taken where a step in it went on there. */
function leavingState({ plan, view }: Overlay, { from, to }: FlowEdge, next: NodeState): EdgeState {
  const target = plan.steps.findIndex(({ id }) => id === to);
  const leaving = plan.steps.filter((step) => isWithin(step.id, from));
  const isTaken = leaving.some(({ id, exits }) => {
    const seen = view.nodes[id];
    const isOver = seen?.state === 'done' || seen?.state === 'failed';
    return isOver && exits[exitTaken(seen)]?.includes(target);
  });
  if (isTaken) return next === 'running' || next === 'waiting' ? 'now' : 'taken';
  const isDead = next === 'dead' || subflowState(innerStates({ plan, view }, from)) === 'done';
  return isDead ? 'dead' : 'ahead';
}

const tookExit = (exit: string) => (view: NodeView | undefined) => exitTaken(view) === exit;

/** The exit by which a finished node was left; a node that was compiled away has only one. */
function exitTaken(view: NodeView | undefined): string {
  if (!view) return 'ok';
  return view.exit ?? (view.state === 'failed' ? 'failed' : 'ok');
}

function retryState(served: readonly (NodeView | undefined)[]): NodeState {
  if (served.some((view) => view?.state === 'waiting')) return 'waiting';
  if (served.some((view) => view?.state === 'failed' || view?.state === 'parked')) return 'done';
  if (served.every((view) => view?.state === 'done' || view?.state === 'dead')) return 'dead';
  return 'idle';
}

function retryEdge(
  { exit }: FlowEdge,
  served: readonly (NodeView | undefined)[],
  to: NodeState,
): EdgeState {
  const states = served.map((view) => view?.state);
  if (exit === 'again') return states.includes('waiting') ? 'now' : 'ahead';
  if (to === 'dead' || to === 'idle') {
    return states.every((state) => state === 'done' || state === 'dead') ? 'dead' : 'ahead';
  }
  if (states.includes('failed') || states.includes('parked')) {
    return to === 'running' ? 'now' : 'taken';
  }
  return states.every((state) => state === 'done' || state === 'dead') ? 'dead' : 'ahead';
}

/** The failure lane's head: taken once anything behind it was. */
function laneState(flow: Flow, view: DeliveryView, id: string): NodeState {
  const behind = flow.edges
    .filter(({ from }) => from === id)
    .map(({ to }) => view.nodes[to]?.state);
  if (behind.length > 0 && behind.every((state) => state === 'dead')) return 'dead';
  return behind.some((state) => state !== undefined && state !== 'idle') ? 'done' : 'idle';
}
