import type { EndOutcome } from '../control/end.ts';
import type { Catalogue, Exit } from '../node.ts';
import { isAside, reachable } from './graph.ts';
import { innerId } from './inner.ts';
import { manifestOf } from './manifestOf.ts';
import { renamePaths } from './renamePaths.ts';
import type { Flow, FlowEdge, FlowNode } from './schema.ts';
import type { Filled } from './subflowParams.ts';

interface Inlining {
  readonly outer: Flow;
  /** The sub-flow's step in the outer drawing. */
  readonly node: FlowNode;
  /** What it uses, its own sub-flows expanded. */
  readonly inner: Flow;
  readonly catalogue: Catalogue;
  readonly filled: Pick<Filled, 'paths'>;
}

/** By which exit of the sub-flow an end of it goes on. */
const exits: Readonly<Record<EndOutcome, string>> = {
  delivered: 'ok',
  'handed-over': 'ok',
  cancelled: 'cancelled',
  failed: 'failed',
};

/**
 * Replaces a sub-flow by its steps. An end goes on by the exit that is wired for it, or stays an end. So does a way that
 * just stops, if no failure led to it: all is done there. A failure that nothing serves inside goes to the inner failure
 * lane, then to the exit `failed`, and is otherwise the outer flow's, as that of any step.
 *
 * @returns the outer drawing with them, and the new id of each
 */
export function inline({ outer, node, inner, catalogue, filled }: Inlining): {
  readonly flow: Flow;
  readonly ids: readonly (readonly [from: string, to: string])[];
} {
  const kindOf = new Map(inner.nodes.map((one) => [one.id, manifestOf(one, catalogue)?.kind]));
  const wired = outwards(outer, node, catalogue);
  const lane = inner.nodes.find(({ type }) => type === 'onFailure')?.id;
  const start = inner.nodes.find(
    ({ id, type }) => kindOf.get(id) === 'start' && type !== 'onFailure',
  )?.id;
  const leaving = new Map(
    inner.nodes
      .filter(({ id }) => kindOf.get(id) === 'end')
      .map(({ id, config }) => [id, exits[(config.outcome ?? 'delivered') as EndOutcome]]),
  );
  const idOf = (id: string): string => (id === start ? node.id : innerId(node.id, id));

  const edges: FlowEdge[] = [];
  const link = ({ from, exit, to }: FlowEdge, isRepeatable: boolean): void => {
    const beyond = wired(leaving.get(to), isRepeatable);
    const targets = beyond.length > 0 ? beyond : [idOf(to)];
    for (const target of targets) edges.push({ from: idOf(from), exit, to: target });
  };
  const failures = unservedFailures(inner, catalogue, lane);
  const laneTargets = inner.edges.filter(({ from }) => from === lane).map(({ to }) => to);
  for (const edge of inner.edges) {
    if (edge.from !== lane) link(edge, isFailure(edge, inner, catalogue));
  }
  for (const { from, exit, inLane } of failures) {
    const isStep = kindOf.get(from) !== 'retry';
    if (laneTargets.length > 0 && !inLane)
      for (const to of laneTargets) link({ from, exit, to }, isStep);
    else for (const to of wired('failed', isStep)) edges.push({ from: idOf(from), exit, to });
  }
  for (const { from, exit } of stops(inner, catalogue, lane))
    for (const to of wired('ok')) edges.push({ from: idOf(from), exit, to });

  const rename = renaming(inner, filled, idOf);
  const isLedTo = (id: string) => edges.some(({ to }) => to === idOf(id));
  const kept = inner.nodes.filter(
    ({ id }) => id !== lane && id !== start && (!leaving.has(id) || isLedTo(id)),
  );
  return {
    flow: {
      ...outer,
      nodes: [
        ...outer.nodes,
        ...kept.map((one) => {
          const manifest = manifestOf(one, catalogue);
          const config = manifest ? renamePaths(one.config, manifest, rename) : one.config;
          return { ...one, id: idOf(one.id), config };
        }),
      ],
      edges: [...outer.edges.filter(({ from }) => from !== node.id), ...edges],
    },
    ids: kept.map(({ id }) => [id, idOf(id)] as const),
  };
}

/** Where the sub-flow's exits lead outside. A retry there serves single steps: what has none to repeat goes where it gives up. */
function outwards(outer: Flow, node: FlowNode, catalogue: Catalogue) {
  const isRetry = (id: string) => {
    const found = outer.nodes.find((one) => one.id === id);
    return found !== undefined && manifestOf(found, catalogue)?.kind === 'retry';
  };
  return (exit: string | undefined, isRepeatable = false): readonly string[] => {
    const targets = outer.edges.filter((edge) => edge.from === node.id && edge.exit === exit);
    return targets.flatMap(({ to }) =>
      isRetry(to) && !isRepeatable
        ? outer.edges.filter((e) => e.from === to && e.exit === 'gaveUp').map((e) => e.to)
        : [to],
    );
  };
}

function exitOf({ from, exit }: FlowEdge, inner: Flow, catalogue: Catalogue): Exit | undefined {
  const node = inner.nodes.find(({ id }) => id === from);
  return node && manifestOf(node, catalogue)?.exits.find(({ id }) => id === exit);
}

/** A failure of a step itself, which may be tried again. */
function isFailure(edge: FlowEdge, inner: Flow, catalogue: Catalogue): boolean {
  const node = inner.nodes.find(({ id }) => id === edge.from);
  const isRetry = node && manifestOf(node, catalogue)?.kind === 'retry';
  return !isRetry && exitOf(edge, inner, catalogue)?.kind === 'failure';
}

/** Failure exits that lead nowhere, but for those of steps beside a wait or in the body of a list; that of a retry only where nothing else follows the failures that it serves. */
function unservedFailures(inner: Flow, catalogue: Catalogue, lane: string | undefined) {
  const targets = (from: string, exit: string) =>
    inner.edges.filter((edge) => edge.from === from && edge.exit === exit);
  const inLane = reachable(lane === undefined ? [] : [lane], (id) =>
    inner.edges.filter(({ from, exit }) => from === id && exit !== 'again').map(({ to }) => to),
  );
  const told = reachable(
    inner.edges.filter((edge) => isAside(exitOf(edge, inner, catalogue)?.kind)).map(({ to }) => to),
    (id) => inner.edges.filter(({ from }) => from === id).map(({ to }) => to),
  );
  return inner.nodes.flatMap((node) => {
    const manifest = told.has(node.id) ? undefined : manifestOf(node, catalogue);
    const isAlone = inner.edges
      .filter(({ to }) => to === node.id)
      .every(({ from, exit }) => targets(from, exit).length === 1);
    if (!manifest || (manifest.kind === 'retry' && !isAlone)) return [];
    return manifest.exits
      .filter(({ id, kind }) => kind === 'failure' && targets(node.id, id).length === 0)
      .map(({ id }) => ({ from: node.id, exit: id, inLane: inLane.has(node.id) }));
  });
}

/** What follows these exits is not the delivery going well: a failure, or what stands beside its way. */
const leavesTheWay = (kind: Exit['kind'] | undefined): boolean =>
  kind === 'failure' || isAside(kind);

/** Success exits that lead nowhere, of steps on the way: after no failure, beside no wait and in no list's body. */
function stops(inner: Flow, catalogue: Catalogue, lane: string | undefined) {
  const after = (id: string) => inner.edges.filter(({ from }) => from === id).map(({ to }) => to);
  const failing = inner.edges
    .filter((edge) => edge.from === lane || leavesTheWay(exitOf(edge, inner, catalogue)?.kind))
    .map(({ to }) => to);
  const afterFailure = reachable(failing, after);
  return inner.nodes
    .filter(({ id }) => !afterFailure.has(id) && id !== lane)
    .flatMap((node) => {
      const known = manifestOf(node, catalogue);
      const all = known?.kind === 'retry' ? [] : (known?.exits ?? []);
      return all
        .filter(
          ({ id, kind }) =>
            !leavesTheWay(kind) &&
            !inner.edges.some((edge) => edge.from === node.id && edge.exit === id),
        )
        .map(({ id }) => ({ from: node.id, exit: id }));
    });
}

/** What steps inside name: the sub-flow's parameters as they were filled, its steps under their new ids. */
function renaming(inner: Flow, { paths }: Pick<Filled, 'paths'>, idOf: (id: string) => string) {
  const ids = new Set(inner.nodes.map(({ id }) => id));
  return (path: string): string => {
    const [root, name = '', ...rest] = path.split('.');
    if (root === 'params') return paths.get(name) ?? path;
    if (root === 'steps' && ids.has(name)) return [root, idOf(name), ...rest].join('.');
    return path;
  };
}
