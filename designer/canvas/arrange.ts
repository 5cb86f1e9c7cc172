import type { Flow, FlowEdge } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import { exitKind, goesBack, manifestOf, readingOrder } from './graph.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Sizes of the drawing in px. A card grows by `footer` once it has a test result; rows leave room for it. */
export const size = {
  width: 212,
  height: 56,
  footer: 26,
  column: 252,
  row: 132,
  /** More room before what follows a failure: its exit's name stands there. */
  aside: 56,
} as const;

/**
 * Positions for every node, for drawings that have none (imported, made by a program): rows by longest path, a column
 * per branch, what follows failures in columns at the right. "Tidy up" uses ELK instead; this one is instant.
 */
export function arrange(flow: Flow, catalogue: Catalogue): Record<string, Position> {
  const order = readingOrder(flow, catalogue);
  const forward = flow.edges.filter((edge) => !goesBack(flow, catalogue, edge));
  // A retry goes on downwards when it gave up.
  const fails = (edge: FlowEdge) =>
    exitKind(flow, catalogue, edge) === 'failure' &&
    manifestOf(flow, catalogue, edge.from)?.kind !== 'retry';
  const row = rows(order, forward, fails);
  const parents = parentOf(order, forward, fails, row);

  const children = new Map<string, string[]>();
  for (const id of order) {
    const parent = parents.get(id);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const roots = order.filter((id) => !parents.has(id));
  const entered = new Set(forward.filter(fails).map((edge) => edge.to));
  const main = roots.filter((id) => !entered.has(id));
  const aside = roots.filter((id) => entered.has(id));

  const column = new Map<string, number>();
  let right = 0;
  for (const root of main) right += spread(root, right, children, column);
  const gap = size.aside / size.column;
  for (const root of aside) right += spread(root, right + gap, children, column) + gap;
  return Object.fromEntries(
    order.map((id) => [
      id,
      { x: (column.get(id) ?? 0) * size.column, y: (row.get(id) ?? 0) * size.row },
    ]),
  );
}

/** Positions as drawn, with the missing ones arranged below what is there. */
export function placed(flow: Flow, catalogue: Catalogue): Record<string, Position> {
  const missing = flow.nodes.filter((node) => !flow.layout[node.id]);
  if (missing.length === 0) return flow.layout;
  const fresh = arrange(flow, catalogue);
  if (missing.length === flow.nodes.length) return fresh;
  const bottom = Math.max(...Object.values(flow.layout).map(({ y }) => y)) + size.row;
  const lost = missing.map(
    (node, index) => [node.id, { x: index * size.column, y: bottom }] as const,
  );
  return { ...flow.layout, ...Object.fromEntries(lost) };
}

function rows(
  order: readonly string[],
  forward: readonly FlowEdge[],
  fails: (edge: FlowEdge) => boolean,
): ReadonlyMap<string, number> {
  const row = new Map(order.map((id) => [id, 0]));
  for (const id of order) {
    for (const edge of forward) {
      if (edge.from !== id) continue;
      // What follows a failure stands beside the step, not below it.
      const down = (row.get(id) ?? 0) + (fails(edge) ? 0 : 1);
      row.set(edge.to, Math.max(row.get(edge.to) ?? 0, down));
    }
  }
  return row;
}

/** Each node hangs under its lowest predecessor on a success exit; after a failure it begins a column of its own. */
function parentOf(
  order: readonly string[],
  forward: readonly FlowEdge[],
  fails: (edge: FlowEdge) => boolean,
  row: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const id of order) {
    const into = forward.filter((edge) => edge.to === id && !fails(edge));
    const lowest = Math.max(...into.map((edge) => row.get(edge.from) ?? 0));
    const found = into.find((edge) => (row.get(edge.from) ?? 0) === lowest);
    if (found) parents.set(id, found.from);
  }
  return parents;
}

/** Places a tree's nodes in columns from `left` on. @returns the tree's width in columns */
function spread(
  id: string,
  left: number,
  children: ReadonlyMap<string, readonly string[]>,
  column: Map<string, number>,
): number {
  let width = 0;
  for (const child of children.get(id) ?? [])
    width += spread(child, left + width, children, column);
  column.set(id, left + (Math.max(1, width) - 1) / 2);
  return Math.max(1, width);
}
