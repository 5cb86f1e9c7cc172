import { drawnNode, itemOf } from './itemNode.ts';
import type { Plan, Step } from './plan.ts';
import type { Text } from './text.ts';
import type { DeliveryView } from './trace.ts';

interface ToldStep {
  /** The step's id, with the item's number where it runs for one. */
  readonly id: string;
  readonly step: Step;
}

/** The steps of a delivery as a list shows them, in the plan's order: one that items repeat stands there once an item. */
export function toldSteps({ steps }: Plan, { nodes }: Pick<DeliveryView, 'nodes'>): ToldStep[] {
  const items = new Map<string, string[]>();
  for (const id of Object.keys(nodes))
    if (itemOf(id) !== undefined) {
      const drawn = drawnNode(id);
      items.set(drawn, [...(items.get(drawn) ?? []), id]);
    }
  return steps.flatMap((step) => {
    const own = (items.get(step.id) ?? []).sort((a, b) => Number(itemOf(a)) - Number(itemOf(b)));
    const ids = step.kind === 'each' || own.length === 0 ? [step.id, ...own] : own;
    return ids.map((id) => ({ id, step }));
  });
}

/** The plan's step that a told one is, whichever item it ran for. */
export const stepOf = ({ steps }: Plan, node: string | null | undefined): Step | undefined =>
  node == null ? undefined : steps.find(({ id }) => id === drawnNode(node));

/** A step's title with the number of its item. */
export function withItem(title: Text, node: string): Text {
  const item = itemOf(node);
  return item === undefined ? title : { fr: `${title.fr} (${item})`, en: `${title.en} (${item})` };
}
