import type { Flow, FlowNode } from './schema.ts';

/** A published version of a flow, for those that use it as a sub-flow. */
export interface Published {
  readonly drawing: Flow;
  /** The newest version of the same flow. */
  readonly newest: number;
}

/** Published versions by flow and number; undefined where there is none. The same answer for the same question, always. */
export type Library = (flow: string, version: number) => Published | undefined;

export const emptyLibrary: Library = () => undefined;

/** A version as a drawing names it. */
export interface Use {
  readonly flow: string;
  readonly version: number;
}

/** The versions that a drawing names itself. Settings that are not filled in yet name none. */
export function usesIn({ nodes }: Pick<Flow, 'nodes'>): readonly Use[] {
  return nodes.flatMap(({ type, config: { flow, version } }: FlowNode) =>
    type === 'subflow' && typeof flow === 'string' && typeof version === 'number'
      ? [{ flow, version }]
      : [],
  );
}

/**
 * The library of all that a drawing uses, and what these use in turn.
 *
 * @param find asked once for each version
 */
export async function libraryOf(
  drawing: Pick<Flow, 'nodes'>,
  find: (use: Use) => Promise<Published | undefined>,
): Promise<Library> {
  const known = new Map<string, Published | undefined>();
  const todo = [...usesIn(drawing)];
  for (let use = todo.pop(); use !== undefined; use = todo.pop()) {
    if (known.has(keyOf(use)) || known.size >= MOST) continue;
    const found = await find(use);
    known.set(keyOf(use), found);
    if (found) todo.push(...usesIn(found.drawing));
  }
  return (flow, version) => known.get(keyOf({ flow, version }));
}

/** Far more than a plan may hold; a drawing could ask for ever otherwise. */
const MOST = 200;

const keyOf = ({ flow, version }: Use): string => `${flow} ${version}`;
