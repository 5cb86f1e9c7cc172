/** Stands between the id of a step and the number of the item that it runs for: no drawing has it in an id. */
const OF_ITEM = '~';

/** The id of a step that runs for one item of a list: in activity ids, keys, what is told, and what people decide on. */
export const itemNode = (node: string, item: number): string => `${node}${OF_ITEM}${item}`;

/** The id in the plan of a step, whichever item it runs for. */
export const drawnNode = (node: string): string => node.split(OF_ITEM, 1)[0] as string;

/** The number of the item that a step runs for; undefined for a step that runs for no list. */
export function itemOf(node: string): number | undefined {
  const [, item] = node.split(OF_ITEM);
  return item === undefined ? undefined : Number(item);
}
