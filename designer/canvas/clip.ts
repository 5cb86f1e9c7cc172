import { z } from 'zod';
import { type Flow, FlowEdge, FlowNode, type Param } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import { type Position, placed, size } from './arrange.ts';
import { freshId } from './commands.ts';

/** What the clipboard holds, as JSON: steps, the edges between them, and where they stood. */
const Clip = z.object({
  facteur: z.literal('steps'),
  nodes: z.array(FlowNode).min(1).max(200),
  edges: z.array(FlowEdge).max(400),
  layout: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
});
export type Clip = z.output<typeof Clip>;

/** The chosen steps for the clipboard, without anything secret: it leaves the product. */
export function copy(flow: Flow, ids: readonly string[], catalogue: Catalogue): Clip {
  const chosen = new Set(ids.filter((id) => id !== 'start'));
  const layout = placed(flow, catalogue);
  return {
    facteur: 'steps',
    nodes: flow.nodes
      .filter(({ id, type }) => chosen.has(id) && type !== 'start')
      .map(withoutSecrets),
    edges: flow.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => chosen.has(id))),
  };
}

/** @returns null where the text is not steps of ours: pasting other things does nothing. */
export function readClip(text: string): Clip | null {
  if (text.length > 2_000_000) return null;
  try {
    const read = Clip.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Adds the clip's steps under fresh ids, their references rewritten to the copies, secrets dropped. */
export function paste(
  flow: Flow,
  { clip, at }: { clip: Clip; at?: Position },
  catalogue: Catalogue,
): { flow: Flow; ids: readonly string[] } {
  const nodes = clip.nodes.filter(({ type }) => type !== 'start' && Object.hasOwn(catalogue, type));
  if (nodes.length === 0 || flow.nodes.length + nodes.length > 200) return { flow, ids: [] };
  const renamed = new Map<string, string>();
  for (const { id, type } of nodes) renamed.set(id, freshId(flow, type, new Set(renamed.values())));

  const corner = {
    x: Math.min(...nodes.map(({ id }) => clip.layout[id]?.x ?? 0)),
    y: Math.min(...nodes.map(({ id }) => clip.layout[id]?.y ?? 0)),
  };
  const to = at ?? { x: corner.x + size.column, y: corner.y };
  const layout: Record<string, Position> = { ...placed(flow, catalogue) };
  for (const [old, id] of renamed) {
    const was = clip.layout[old] ?? corner;
    layout[id] = { x: to.x + was.x - corner.x, y: to.y + was.y - corner.y };
  }
  const pasted = {
    ...flow,
    layout,
    nodes: [
      ...flow.nodes,
      ...nodes.map((node) => {
        const { id, config, ...rest } = withoutSecrets(node);
        return { ...rest, id: renamed.get(id) ?? id, config: rewrite(config, 'steps', renamed) };
      }),
    ],
    edges: [
      ...flow.edges,
      ...clip.edges.flatMap(({ from, exit, to }) => {
        const [a, b] = [renamed.get(from), renamed.get(to)];
        return a && b ? [{ from: a, exit, to: b }] : [];
      }),
    ],
  };
  return { flow: pasted, ids: [...renamed.values()] };
}

export const duplicate = (flow: Flow, ids: readonly string[], catalogue: Catalogue) =>
  paste(flow, { clip: copy(flow, ids, catalogue) }, catalogue);

export const setParams = (flow: Flow, params: readonly Param[]): Flow => ({
  ...flow,
  params: [...params],
});

/** Renames a parameter and everything that names it in templates and rules. */
export function renameParam(flow: Flow, { from, to }: { from: string; to: string }): Flow {
  if (from === to || flow.params.some(({ name }) => name === to)) return flow;
  const renamed = new Map([[from, to]]);
  return {
    ...flow,
    params: flow.params.map((param) => (param.name === from ? { ...param, name: to } : param)),
    nodes: flow.nodes.map((node) => ({ ...node, config: rewrite(node.config, 'params', renamed) })),
  };
}

type Config = FlowNode['config'];

/** Rewrites `<root>.<old>` to `<root>.<new>` in every text of a node's settings, as a path or inside a template. */
function rewrite(config: Config, root: string, renamed: ReadonlyMap<string, string>): Config {
  const path = new RegExp(`(?<![A-Za-z0-9_.-])${root}\\.([A-Za-z0-9_-]+)`, 'g');
  const text = (value: string) =>
    value.replace(path, (whole, name: string) =>
      renamed.has(name) ? `${root}.${renamed.get(name)}` : whole,
    );
  return mapTexts(config, text) as Config;
}

const secretName =
  /pass(word|phrase)?$|secret|token|api.?key|authorization|credential|private.?key/i;

/** Connections are named, so settings should hold no secret; whatever looks like one is dropped all the same. */
function withoutSecrets(node: FlowNode): FlowNode {
  const credentials = /^([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/i;
  const kept = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(kept);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([name]) => !secretName.test(name));
    return Object.fromEntries(entries.map(([name, inner]) => [name, kept(inner)]));
  };
  const config = mapTexts(kept(node.config), (text) => text.replace(credentials, '$1'));
  return { ...node, config: config as Config };
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]),
  );
}
