import type { Flow, FlowEdge } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import { goesBack, mainExit, manifestOf } from './graph.ts';

export interface OutlineRow {
  /** Unique in the list; a step that several edges lead to has several rows. */
  readonly key: string;
  readonly id: string;
  readonly level: number;
  readonly parent: FlowEdge | null;
  /** A mention of a step that is listed elsewhere. */
  readonly again: boolean;
  /** One of several steps that run beside each other. */
  readonly parallel: boolean;
  /** Nothing leads here and it is no start. */
  readonly lost: boolean;
}

/**
 * The drawing as an indented list: the main way goes on at the same level, branches and failures are one level in. Every
 * step is listed in full once, where the list first meets it; later edges to it only mention it.
 */
export function outlineOf(flow: Flow, catalogue: Catalogue): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const listed = new Set<string>();
  const entered = new Set(flow.edges.map(({ to }) => to));
  const kind = (id: string) => manifestOf(flow, catalogue, id)?.kind;

  // A stack instead of recursion: the order is depth first, the side ways of a step before its main way.
  const open: Pick<OutlineRow, 'id' | 'level' | 'parent' | 'parallel'>[] = flow.nodes
    .filter(({ id }) => !entered.has(id))
    .map(({ id }) => ({ id, level: 1, parent: null, parallel: false }))
    .reverse();
  const visit = () => {
    for (let at = open.pop(); at; at = open.pop()) {
      const { id, level, parent, parallel } = at;
      const again = listed.has(id);
      const key = parent ? `${parent.from}:${parent.exit}:${id}` : id;
      rows.push({
        key,
        id,
        level,
        parent,
        parallel,
        again,
        lost: parent === null && kind(id) !== 'start',
      });
      if (again) continue;
      listed.add(id);
      const manifest = manifestOf(flow, catalogue, id);
      const branches = (manifest?.exits.filter((exit) => exit.kind === 'branch').length ?? 0) > 1;
      const main = manifest && !branches ? mainExit(manifest)?.id : undefined;
      const rank = (edge: FlowEdge) =>
        manifest?.exits.findIndex((exit) => exit.id === edge.exit) ?? 0;
      const out = flow.edges
        .filter((edge) => edge.from === id && !goesBack(flow, catalogue, edge))
        .sort((a, b) => Number(a.exit === main) - Number(b.exit === main) || rank(a) - rank(b));
      const onwards = out.filter(({ exit }) => exit === main).length;
      for (const edge of out.reverse()) {
        const deeper = edge.exit !== main || onwards > 1;
        open.push({
          id: edge.to,
          level: deeper ? level + 1 : level,
          parent: edge,
          parallel: edge.exit === main && onwards > 1,
        });
      }
    }
  };
  visit();
  for (const { id } of flow.nodes) {
    if (listed.has(id)) continue;
    open.push({ id, level: 1, parent: null, parallel: false });
    visit();
  }
  return rows;
}
