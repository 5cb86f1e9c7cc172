import type { NodeManifest, Written } from '../node.ts';
import type { Problem } from '../problem.ts';
import {
  behind,
  behindExits,
  type Edge,
  type Graph,
  isAside,
  kindOf,
  reachable,
  wayOf,
} from './graph.ts';
import { flowProblem } from './problems.ts';
import type { FlowNode } from './schema.ts';

/** A value that a step reads, and the field that names it. */
export interface Need {
  readonly node: string;
  readonly field: string;
  readonly path: string;
}

/** Values that are there from the beginning, whatever the drawing. */
const given = new Set(['documents.original', 'documents.data', 'documents.xml']);

/** Whether values are written before they are read on every path, and by one step only. */
export function checkValues(graph: Graph, needs: readonly Need[]): Problem[] {
  const before = writtenBefore(graph);
  return [
    ...needs
      .filter(({ path }) => /^(vars|documents|steps)\./.test(path) && !given.has(path))
      .filter(({ node, path }) => !before.get(node)?.has(path))
      .map(({ node, field, path }) =>
        flowProblem('VALUE_NOT_WRITTEN', field ? `${node}.${field}` : node, path),
      ),
    ...parallelWrites(graph, needs),
    ...endsWithoutDelivery(graph),
  ];
}

/** What earlier steps write on some path to a node: what its templates may offer to name. */
export function writtenUpTo(graph: Graph, node: string): readonly Written[] {
  const before = reachable([node], (id) =>
    (graph.in.get(id) ?? []).flatMap((edge) =>
      kindOf(graph, edge) === 'batch' ? [] : [edge.from],
    ),
  );
  return [...before]
    .filter((id) => id !== node)
    .flatMap((id) => {
      const found = graph.nodes.get(id);
      return found ? leftBy(found.node, found.manifest) : [];
    });
}

/** All that a step leaves for later ones to name: what it writes, the exit that it took, and its fault if it can fail. */
export function leftBy(node: FlowNode, manifest: NodeManifest): readonly Written[] {
  const { id, title } = node;
  const facts: Written[] = [];
  const name = { fr: title ?? manifest.title.fr, en: title ?? manifest.title.en };
  if (isNameable(id) && manifest.exits.length > 0)
    facts.push({
      path: exitPath(id),
      type: 'text',
      label: { fr: `Sortie prise par « ${name.fr} »`, en: `Exit taken by “${name.en}”` },
    });
  if (isNameable(id) && Object.keys(manifest.faults).length > 0)
    facts.push({
      path: faultPath(id),
      type: 'text',
      label: { fr: `Échec de « ${name.fr} » (code)`, en: `Fault of “${name.en}” (code)` },
    });
  return [...writtenBy({ node, manifest }), ...facts];
}

const exitPath = (id: string): string => `steps.${id}.output`;
const faultPath = (id: string): string => `steps.${id}.fault`;

/** Paths are made of names; an id may also begin with a digit. */
const isNameable = (id: string): boolean => /^[A-Za-z]/.test(id);

/** For each step, what was written on *every* path to it. A step's own writes count on its success exits only. */
function writtenBefore(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  return forward<ReadonlySet<string>>(graph, new Set(), intersection, (edge, known) => {
    const { from, failure, exit } = edge;
    // A batch has its invoices’ documents; what else they know is their own.
    if (kindOf(graph, edge) === 'batch')
      return new Set([...known].filter((path) => path.startsWith('documents.')));
    const exits = graph.nodes.get(from)?.manifest.exits ?? [];
    const isEmpty = exits.some(({ id, writesNothing }) => id === exit && writesNothing);
    const written = isEmpty ? [] : writesOf(graph, from);
    // The step is not over while its items are gone through.
    if (kindOf(graph, edge) === 'each') return new Set([...known, ...written]);
    const left = failure ? [faultPath(from)] : written;
    return new Set([...known, exitPath(from), ...left]);
  });
}

interface Drawn {
  readonly node: FlowNode;
  readonly manifest: NodeManifest;
}

const writtenBy = ({ node, manifest }: Drawn): readonly Written[] => [
  ...manifest.writes,
  ...(manifest.writesBy?.(node.config) ?? []),
];

function writesOf(graph: Graph, id: string): string[] {
  const drawn = graph.nodes.get(id);
  return drawn ? writtenBy(drawn).map(({ path }) => path) : [];
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((item) => b.has(item)));
}

/** Carries a fact along the edges in topological order; where paths meet, `meet` keeps what holds on all of them. */
function forward<T>(
  graph: Graph,
  begin: T,
  meet: (a: T, b: T) => T,
  along: (edge: Edge, fact: T) => T,
): Map<string, T> {
  const facts = new Map<string, T>();
  for (const id of graph.order) {
    const arriving = (graph.in.get(id) ?? []).map((edge) =>
      along(edge, facts.get(edge.from) ?? begin),
    );
    facts.set(id, arriving.length === 0 ? begin : arriving.reduce(meet));
  }
  return facts;
}

function endsWithoutDelivery(graph: Graph): Problem[] {
  const delivered = deliveredBefore(graph);
  return [...graph.nodes.values()]
    .filter(
      ({ node, manifest }) =>
        manifest.kind === 'end' && (node.config.outcome ?? 'delivered') === 'delivered',
    )
    .filter(({ node }) => !delivered.get(node.id))
    .map(({ node }) => flowProblem('END_NOT_DELIVERED', node.id));
}

/** For each step, whether something was delivered on every path to it. */
function deliveredBefore(graph: Graph): ReadonlyMap<string, boolean> {
  const gives = ({ from, failure }: Edge) =>
    !failure && graph.nodes.get(from)?.manifest.delivers !== undefined;
  const both = (a: boolean, b: boolean) => a && b;
  const inBodies = forward(graph, false, both, (edge, fact) => fact || gives(edge));
  return forward(
    graph,
    false,
    both,
    (edge, fact) => fact || gives(edge) || givesEach(graph, edge, inBodies),
  );
}

/** All items are done, and there is one at least: so much is delivered as on every way that one of them can come by. */
function givesEach(graph: Graph, edge: Edge, delivered: ReadonlyMap<string, boolean>): boolean {
  const { manifest } = graph.nodes.get(edge.from) ?? {};
  if (manifest?.kind !== 'each' || edge.exit !== 'ok') return false;
  const out = (id: string) => graph.out.get(id) ?? [];
  const begins = out(edge.from).filter((one) => kindOf(graph, one) === 'each');
  const way = behind(
    graph,
    begins.map(({ to }) => to),
    (one) => !one.failure && !isAside(kindOf(graph, one)),
  );
  return [...way].every((id) => {
    const { delivers, exits = [] } = graph.nodes.get(id)?.manifest ?? {};
    const stops = exits.some(
      (exit) =>
        exit.kind !== 'failure' &&
        !isAside(exit.kind) &&
        !out(id).some((one) => one.exit === exit.id),
    );
    return !stops || delivers !== undefined || delivered.get(id) === true;
  });
}

function parallelWrites(graph: Graph, needs: readonly Need[]): Problem[] {
  const writers = new Map<string, string[]>();
  for (const id of graph.order)
    for (const path of writesOf(graph, id)) writers.set(path, [...(writers.get(path) ?? []), id]);
  const problems: Problem[] = [];
  const exclusive = exclusion(graph);
  const batched = behindExits(graph, 'batch');
  const lists = listsByStep(graph);
  // What is written for an item, or for a batch, is not seen outside.
  const areApart = (a: string, b: string) =>
    lists.get(a) !== lists.get(b) || batched.has(a) !== batched.has(b);
  for (const [path, ids] of writers)
    for (const [i, a] of ids.entries())
      for (const b of ids.slice(i + 1))
        if (
          !areApart(a, b) &&
          !ordered(graph, a, b) &&
          !exclusive(a, b) &&
          (!isUnasked(graph, a, path) || isReadBehind(graph, [a, b], path, needs))
        )
          problems.push(flowProblem('VALUE_WRITTEN_TWICE', b, path));
  return problems;
}

const isUnasked = (graph: Graph, id: string, path: string): boolean => {
  const drawn = graph.nodes.get(id);
  return drawn !== undefined && writtenBy(drawn).some((one) => one.path === path && one.unasked);
};

/** Whether some step behind all the given ones reads a path, be it only where it is there. */
function isReadBehind(
  graph: Graph,
  writers: readonly string[],
  path: string,
  needs: readonly Need[],
): boolean {
  const after = writers.map((id) => behind(graph, [id]));
  return [...graph.nodes].some(
    ([id, { manifest }]) =>
      after.every((steps) => steps.has(id)) &&
      (manifest.reads.some((read) => read.replace(/\?$/, '') === path) ||
        needs.some((need) => need.node === id && need.path === path)),
  );
}

/** The step that goes through a list, by each step that it repeats. */
function listsByStep(graph: Graph): ReadonlyMap<string, string> {
  return new Map(
    graph.edges
      .filter((edge) => kindOf(graph, edge) === 'each')
      .flatMap(({ from, to }) => [...behind(graph, [to])].map((id) => [id, from] as const)),
  );
}

const ordered = (graph: Graph, a: string, b: string): boolean => {
  return behind(graph, [a]).has(b) || behind(graph, [b]).has(a);
};

/** Two steps exclude one another where some step decides between them: each needs another one of its exits. */
function exclusion(graph: Graph): (a: string, b: string) => boolean {
  const needs = new Map<string, Map<string, string>>();
  for (const id of graph.nodes.keys()) needs.set(id, new Map());
  for (const [from, edges] of graph.out) {
    for (const exit of new Set(edges.map((e) => e.exit))) {
      const without = wayOf(graph, (e) => e.from !== from || e.exit !== exit);
      for (const [id, needed] of needs) if (!without.has(id)) needed.set(from, exit);
    }
  }
  return (a, b) =>
    [...(needs.get(a) ?? [])].some(([from, exit]) => {
      const other = needs.get(b)?.get(from);
      return other !== undefined && other !== exit;
    });
}
