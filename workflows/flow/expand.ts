import { type Catalogue, okExit } from '../node.ts';
import { isFatal, type Problem } from '../problem.ts';
import { same, type Text } from '../text.ts';
import { inline } from './inline.ts';
import type { Library } from './library.ts';
import { manifestOf } from './manifestOf.ts';
import { flowProblem } from './problems.ts';
import type { Flow, FlowNode, Param } from './schema.ts';
import { type Filled, fill } from './subflowParams.ts';

/** A drawing whose sub-flows were replaced by their steps. */
export interface Expanded {
  readonly flow: Flow;
  /** Values that sub-flows were given where they are used, each a parameter whose default counts. */
  readonly constants: readonly Param[];
  /** What people call the steps that sub-flows brought in, by id. */
  readonly titles: Readonly<Record<string, Text>>;
  readonly problems: readonly Problem[];
}

const DEEPEST = 8;
/** Nodes of the whole. A plan is the argument of its workflow, which the engine caps. */
const MOST = 500;

/**
 * Puts the steps of each sub-flow's published version in its place. The sub-flow's node stays as what leads to them; its
 * exits become links from inside.
 *
 * @param id the flow that is drawn, which must not come back in itself
 */
export function expand(
  drawn: Flow,
  catalogue: Catalogue,
  { id, library }: { readonly id: string; readonly library: Library },
): Expanded {
  return expandWithin(drawn, catalogue, library, [{ id, name: drawn.name }]);
}

/** The catalogue by which an expanded drawing is read: a sub-flow's node leads into it, by one exit. */
export function expandedCatalogue(catalogue: Catalogue): Catalogue {
  const { subflow } = catalogue;
  return subflow
    ? { ...catalogue, subflow: { ...subflow, kind: 'join', exits: [okExit] } }
    : catalogue;
}

interface Link {
  readonly id: string;
  readonly name: string;
}

function expandWithin(
  drawn: Flow,
  catalogue: Catalogue,
  library: Library,
  chain: readonly Link[],
): Expanded {
  let whole: Expanded = { flow: drawn, constants: [], titles: {}, problems: [] };
  for (const node of drawn.nodes) {
    if (manifestOf(node, catalogue)?.kind !== 'subflow') continue;
    whole = withInner(whole, node, catalogue, library, chain);
    if (whole.problems.some(isFatal)) break;
  }
  return whole;
}

function withInner(
  whole: Expanded,
  node: FlowNode,
  catalogue: Catalogue,
  library: Library,
  chain: readonly Link[],
): Expanded {
  const { flow, version } = node.config as { flow?: unknown; version?: unknown };
  const failing = (problem: Problem): Expanded => ({
    ...whole,
    problems: [...whole.problems, problem],
  });
  if (typeof flow !== 'string' || typeof version !== 'number') return whole;
  const found = library(flow, version);
  if (!found) return failing(flowProblem('SUBFLOW_NOT_FOUND', `${node.id}.flow`, `v${version}`));
  const { drawing, newest } = found;
  const links = [...chain, { id: flow, name: drawing.name }];
  const names = links.map(({ name }) => name).join(' › ');
  if (chain.some(({ id }) => id === flow))
    return failing(flowProblem('SUBFLOW_IN_ITSELF', `${node.id}.flow`, names));
  if (chain.length > DEEPEST)
    return failing(flowProblem('SUBFLOW_TOO_DEEP', `${node.id}.flow`, names));

  const inner = expandWithin(drawing, catalogue, library, links);
  const title = titleOf(node, catalogue, drawing.name);
  const isOld = newest > version && chain.length === 1;
  const notes: Problem[] = [
    ...inner.problems.filter(isFatal).map((problem) => within(problem, node.id, title)),
    ...(isOld ? [outdated(node, newest)] : []),
  ];
  const filled: Filled = fill(node, [...drawing.params, ...inner.constants], inner.constants);
  const problems = [...whole.problems, ...notes, ...filled.problems];
  if (problems.some(isFatal)) return { ...whole, problems };
  const titles = Object.fromEntries(
    inner.flow.nodes.map((step) => [step.id, inner.titles[step.id] ?? titleOf(step, catalogue)]),
  );
  const inlined = inline({
    outer: whole.flow,
    node,
    inner: inner.flow,
    catalogue: expandedCatalogue(catalogue),
    filled,
  });
  const next: Expanded = {
    flow: inlined.flow,
    constants: [...whole.constants, ...filled.constants],
    titles: {
      ...whole.titles,
      ...Object.fromEntries(
        inlined.ids.map(([from, to]) => [to, beneath(title, titles[from] ?? same(from))]),
      ),
    },
    problems,
  };
  const isTooLarge = next.flow.nodes.length > MOST;
  return isTooLarge
    ? { ...whole, problems: [...problems, flowProblem('SUBFLOW_TOO_LARGE', node.id, String(MOST))] }
    : next;
}

const outdated = ({ id }: FlowNode, newest: number): Problem => ({
  ...flowProblem('SUBFLOW_OUTDATED', `${id}.version`, String(newest)),
  severity: 'warning',
});

/** A problem of a sub-flow's own drawing, told at the step that uses it. */
export function within({ message, ...problem }: Problem, at: string, title: Text): Problem {
  return {
    ...problem,
    at,
    message: { fr: `${title.fr} : ${message.fr}`, en: `${title.en}: ${message.en}` },
  };
}

const beneath = (title: Text, inner: Text): Text => ({
  fr: `${title.fr} › ${inner.fr}`,
  en: `${title.en} › ${inner.en}`,
});

function titleOf(node: FlowNode, catalogue: Catalogue, name?: string): Text {
  if (node.title) return same(node.title);
  return name === undefined ? (manifestOf(node, catalogue)?.title ?? same(node.type)) : same(name);
}
