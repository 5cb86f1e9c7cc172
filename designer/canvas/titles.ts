import type { Flow, FlowNode } from '#workflows/flow/schema.ts';
import { drawnNode } from '#workflows/itemNode.ts';
import type { Plan } from '#workflows/plan.ts';
import type { Text } from '#workflows/text.ts';
import { withItem } from '#workflows/toldSteps.ts';
import { manifestOf, nodeOf } from './graph.ts';
import { catalogue } from './graphContext.ts';

/** What people call a step: its own title, else its type's. */
export function titleOf(node: FlowNode): Text {
  if (node.title) return { fr: node.title, en: node.title };
  const manifest = Object.hasOwn(catalogue, node.type) ? catalogue[node.type] : undefined;
  return manifest?.title ?? { fr: node.type, en: node.type };
}

/** With the number of the item that it ran for. @param plan names the steps that sub-flows brought in, which the drawing does not have */
export function titleAt(flow: Flow, id: string, plan?: Pick<Plan, 'titles'>): Text {
  const drawn = drawnNode(id);
  const node = nodeOf(flow, drawn);
  const title = plan?.titles?.[drawn] ?? (node ? titleOf(node) : { fr: drawn, en: drawn });
  return withItem(title, id);
}

/** Whether a step that delivers has no retry drawn on it, so that the default one serves. */
export function usesDefaultRetry(flow: Flow, id: string): boolean {
  if (manifestOf(flow, catalogue, id)?.delivers === undefined) return false;
  return !flow.edges.some(
    ({ from, to }) => from === id && manifestOf(flow, catalogue, to)?.kind === 'retry',
  );
}
