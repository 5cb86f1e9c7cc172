import { z } from 'zod';
import type { Value } from './context.ts';
import type { EndOutcome } from './control/end.ts';
import { fieldsOf, type SettingsField } from './field.ts';
import { batchPart, invoicePart } from './flow/batchPart.ts';
import { checkShape } from './flow/check.ts';
import { type Expanded, expand, expandedCatalogue, within } from './flow/expand.ts';
import { behindExits, clocksOf, type Graph, leadingToAnEnd } from './flow/graph.ts';
import { isWithin } from './flow/inner.ts';
import { emptyLibrary, type Library } from './flow/library.ts';
import { manifestOf } from './flow/manifestOf.ts';
import { checkParams } from './flow/params.ts';
import { flowProblem } from './flow/problems.ts';
import { Flow, type FlowNode } from './flow/schema.ts';
import { checkValues, type Need, writtenUpTo } from './flow/values.ts';
import { partnerParam } from './invoice/edifactPartner.ts';
import type { Catalogue, NodeManifest } from './node.ts';
import { type Plan, planHash, type RetryPolicy, type Step } from './plan.ts';
import { isFatal, type Problem } from './problem.ts';
import { defaultRetry, isSpaced, policyOf } from './retryPolicy.ts';
import { checkRule, rulePaths } from './rules/schema.ts';
import { shapeWords } from './shapeWords.ts';
import { lintTemplate } from './template/lint.ts';
import { parseTemplate } from './template/parse.ts';
import { vocabulary } from './vocabulary.ts';

export type Compiled =
  | { readonly ok: true; readonly plan: Plan; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Flow (what ops drew) → Plan (what the workflow runs). Total: any JSON gives a plan or problems, and `problem.at` is the
 * id of a node, `nodeId.field`, or '' where no node can be named. The same function runs live in the browser and, as the
 * authority, on the server.
 *
 * @param drawn anything
 * @param as the flow's id and the version that the plan becomes; neither counts in the hash
 * @param library the published versions that sub-flows name
 */
export function compile(
  drawn: unknown,
  catalogue: Catalogue,
  as = { flow: '', version: 0 },
  library: Library = emptyLibrary,
): Compiled {
  if (isTooMuch(drawn)) return { ok: false, problems: [flowProblem('FLOW_TOO_DEEP', '')] };
  const parsed = Flow.safeParse(drawn);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map((issue) => schemaProblem(drawn, issue)) };
  const flow = parsed.data;
  const shape = checkShape(flow, catalogue);
  const params = checkParams(flow.params);
  if (!shape.ok)
    return {
      ok: false,
      problems: [...shape.problems, ...params, ...checkAllSettings(flow, catalogue)],
    };
  if (!flow.nodes.some((node) => manifestOf(node, catalogue)?.kind === 'subflow'))
    return compileSteps(flow, catalogue, as, { graph: shape.graph, problems: params });
  const { problems: found, ...whole } = expand(flow, catalogue, { id: as.flow, library });
  const problems = [...params, ...found, ...checkAllSettings(flow, catalogue)];
  if (problems.some(isFatal)) return { ok: false, problems };
  const expanded = checkShape(whole.flow, expandedCatalogue(catalogue));
  if (!expanded.ok)
    return { ok: false, problems: [...problems, ...drawnProblems(expanded.problems, flow, whole)] };
  const compiled = compileSteps(
    whole.flow,
    expandedCatalogue(catalogue),
    as,
    { graph: expanded.graph, problems },
    whole,
  );
  return compiled.ok
    ? { ...compiled, warnings: drawnProblems(compiled.warnings, flow, whole) }
    : { ok: false, problems: drawnProblems(compiled.problems, flow, whole) };
}

/** What a sub-flow brings in is not in the drawing: its problems are told at the step that stands there for it. */
function drawnProblems(
  problems: readonly Problem[],
  drawn: Flow,
  { titles }: Pick<Expanded, 'titles'>,
): Problem[] {
  return problems.map((problem) => {
    const [id = ''] = problem.at.split('.', 1);
    const title = titles[id];
    const subflow = title && drawn.nodes.find((node) => isWithin(id, node.id));
    return subflow ? within(problem, subflow.id, title) : problem;
  });
}

function compileSteps(
  flow: Flow,
  catalogue: Catalogue,
  as: { flow: string; version: number },
  { graph, problems: params }: { graph: Graph; problems: readonly Problem[] },
  inner: Pick<Expanded, 'constants' | 'titles'> = { constants: [], titles: {} },
): Compiled {
  const variables = { params: [...flow.params, ...inner.constants] };
  const batched = behindExits(graph, 'batch');
  const settings = new Map(
    [...graph.nodes].map(([id, { node, manifest }]) => [
      id,
      readSettings(variables, graph, node, manifest, batched.has(id)),
    ]),
  );
  const retrySettings = flow.nodes
    .filter(({ type }) => catalogue[type]?.kind === 'retry')
    .map((node) => ({ node, ...parseConfig(node, catalogue[node.type] as NodeManifest) }));
  const all = [
    ...params,
    ...[...settings.values()].flatMap(({ problems }) => problems),
    ...retrySettings.flatMap(({ problems }) => problems),
    ...checkValues(
      graph,
      [...settings.values()].flatMap(({ needs }) => needs),
    ),
  ];
  if (all.some(isFatal)) return { ok: false, problems: all };
  const policies = new Map(retrySettings.map(({ node, config }) => [node.id, policyOf(config)]));
  return { ok: true, plan: planOf(flow, graph, settings, policies, as, inner), warnings: all };
}

/** What a batch as a whole does not have. */
const isOfInvoice = /^(invoice|documents|vars|steps)\b/;

interface Settings {
  readonly config: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  /** Values that must have been written, by the field that names them. */
  readonly needs: readonly Need[];
  readonly reads: readonly string[];
}

function planOf(
  flow: Flow,
  graph: Graph,
  settings: ReadonlyMap<string, Settings>,
  policies: ReadonlyMap<string, RetryPolicy>,
  as: { flow: string; version: number },
  inner: Pick<Expanded, 'constants' | 'titles'>,
  collects?: string,
): Plan {
  const { constants, titles } = inner;
  const part = collects === undefined ? invoicePart(graph) : batchPart(graph, collects);
  const index = new Map(part.map((id, i) => [id, i]));
  const at = (id: string) => index.get(id) as number;
  const toEnd = leadingToAnEnd(graph);
  const inBodies = behindExits(graph, 'each');
  const steps = part.map((id): Step => {
    const { manifest } = graph.nodes.get(id) as { manifest: NodeManifest };
    const { config, reads } = settings.get(id) as Settings;
    const exits: Record<string, number[]> = {};
    const informs: number[] = [];
    const besides: Record<string, number[]> = {};
    const body: number[] = [];
    const hears = manifest.hears?.(config);
    const isHead = id === collects;
    for (const exit of manifest.exits) {
      if ((exit.kind === 'batch') !== isHead) continue;
      const edges = (graph.out.get(id) ?? []).filter((e) => e.exit === exit.id);
      const targets = edges.map(({ to }) => at(to)).sort((a, b) => a - b);
      if (exit.kind === 'each') body.push(...targets);
      else if (exit.kind === 'beside') {
        if (targets.length > 0) besides[exit.id] = targets;
      } else if (exit.kind !== 'failure') exits[exit.id] = targets;
      else if (exit.id !== 'failed') {
        if (targets.length > 0) exits[exit.id] = targets;
      } else if (edges.some(({ to }) => toEnd.has(to) || inBodies.has(to)))
        exits[exit.id] = targets;
      else informs.push(...targets);
    }
    const retry = policies.get(graph.retries.get(id) ?? '');
    const loop = graph.loops.get(id);
    const spaced = !loop && retry && isSpaced(retry) ? retry : undefined;
    return {
      id,
      type: manifest.type,
      kind: manifest.kind as Step['kind'],
      mode: manifest.mode,
      config,
      reads: isHead ? ['batch', ...reads.filter((path) => !isOfInvoice.test(path))] : reads,
      exits,
      informs,
      ...finerOf(manifest, exits),
      ...(Object.keys(besides).length > 0 ? { besides } : {}),
      ...(body.length > 0 ? { body } : {}),
      ...(hears === undefined || isHead ? {} : { hears }),
      ...(!isHead && manifest.exits.some(({ kind }) => kind === 'batch')
        ? { batch: planOf(flow, graph, settings, policies, as, inner, id) }
        : {}),
      timeout: manifest.timeout,
      // A loop of the interpreter is the retry: the engine's own would multiply it.
      retry: loop || spaced ? { ...defaultRetry, tries: 1 } : (retry ?? defaultRetry),
      ...(loop && retry ? { loop: { retry: loop.retry, to: at(loop.to), policy: retry } } : {}),
      ...(spaced ? { spaced } : {}),
      ...(manifest.delivers ? { delivers: manifest.delivers } : {}),
      ...(manifest.kind === 'join' && config.when === 'any' ? { join: 'any' as const } : {}),
      ...(manifest.kind === 'end' ? { outcome: config.outcome as EndOutcome } : {}),
    };
  });
  const clocks = clocksOf(graph).flatMap((id) => (index.has(id) ? [at(id)] : []));
  const retries: Record<string, string[]> = {};
  for (const [served, retry] of graph.retries)
    if (index.has(served) && served !== collects)
      retries[retry] = [...(retries[retry] ?? []), served];
  const params = Object.fromEntries(
    flow.params.map(({ name, type, default: standard }) => [
      name,
      standard === undefined ? { type } : { type, default: standard },
    ]),
  );
  const plan: Plan = {
    ir: 1,
    flow: as.flow,
    version: as.version,
    hash: '',
    params,
    steps,
    retries,
    ...(clocks.length > 0 ? { clocks } : {}),
    ...(constants.length > 0
      ? {
          constants: Object.fromEntries(
            constants.map(({ name, default: value }) => [name, value as Value]),
          ),
        }
      : {}),
    ...(Object.keys(titles).length > 0 ? { titles } : {}),
  };
  return { ...plan, hash: planHash(plan) };
}

function finerOf({ faults }: NodeManifest, exits: Step['exits']): Pick<Step, 'finer'> {
  const finer = Object.entries(faults).flatMap(([code, { exit }]) =>
    exit !== undefined && Object.hasOwn(exits, exit) ? [[code, exit] as const] : [],
  );
  return finer.length > 0 ? { finer: Object.fromEntries(finer) } : {};
}

function readSettings(
  flow: Pick<Flow, 'params'>,
  graph: Graph,
  node: FlowNode,
  manifest: NodeManifest,
  isInBatch: boolean,
): Settings {
  const { config, problems } = parseConfig(node, manifest);
  const written = writtenUpTo(graph, node.id);
  const variables = vocabulary(flow, written, isInBatch ? 'batch' : 'invoice');
  const found: Problem[] = [...problems];
  const needs: Need[] = [];
  const reads = new Set<string>();
  const ofBatch = isInBatch ? (manifest.inBatch?.reads ?? []) : [];
  for (const read of [...manifest.reads, ...(manifest.readsBy?.(config) ?? []), ...ofBatch]) {
    const path = read.replace(/\?$/, '');
    if (isInBatch && /^invoice\b/.test(path)) continue;
    reads.add(path);
    if (!read.endsWith('?')) needs.push({ node: node.id, field: '', path });
  }
  for (const field of fieldsOf(manifest.config)) {
    const at = `${node.id}.${field.name}`;
    for (const source of templatesIn(field, config[field.name])) {
      found.push(
        ...lintTemplate(source, field.template ?? 'address', variables).map((p) => ({ ...p, at })),
      );
      const template = parseTemplate(source);
      if (!template.ok) continue;
      for (const { path, optional } of template.paths) {
        reads.add(path);
        if (!optional) needs.push({ node: node.id, field: field.name, path });
      }
    }
    for (const rule of rulesIn(field, config[field.name])) {
      found.push(...checkRule(rule, variables).map((p) => ({ ...p, at })));
      for (const path of rulePaths(rule)) reads.add(path);
    }
  }
  return { config, problems: found, needs, reads: outermost(reads) };
}

function rulesIn({ widget }: SettingsField, value: unknown): readonly unknown[] {
  const rules = widget === 'recipients' ? rowsOf(value).map(({ when }) => when) : [value];
  return widget === 'rule' || widget === 'recipients'
    ? rules.filter((one) => one !== undefined)
    : [];
}

/** The rows of a list that may not be one: drawings that are not sound yet are judged as well. */
const rowsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];

/** Where a row of a list holds its template. */
const templateColumn: Readonly<Record<string, string>> = {
  lookupKey: 'value',
  tiers: 'people',
  recipients: 'addresses',
};

function templatesIn(field: SettingsField, value: unknown): readonly string[] {
  if (field.widget === 'partner')
    return typeof value === 'string' && partnerParam(value) !== undefined ? [value] : [];
  if (!['template', 'addresses'].includes(field.widget) && !templateColumn[field.widget]) return [];
  const column = templateColumn[field.widget];
  const given = Array.isArray(value) ? value : [value];
  const values = column === undefined ? given : rowsOf(given).map((row) => row[column]);
  return values.filter((item): item is string => typeof item === 'string' && item.includes('{{'));
}

function parseConfig(
  node: FlowNode,
  manifest: NodeManifest,
): { config: Record<string, unknown>; problems: Problem[] } {
  const parsed = manifest.config.safeParse(node.config);
  if (parsed.success) return { config: parsed.data, problems: [] };
  const labels = new Map(fieldsOf(manifest.config).map(({ name, label }) => [name, label]));
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : ''));
    const problem = flowProblem('SETTING_INVALID', name ? `${node.id}.${name}` : node.id, '%');
    const label = labels.get(name) ?? { fr: name, en: name };
    const words = shapeWords(issue);
    return {
      ...problem,
      message: {
        fr: problem.message.fr.replace('%', () => `${label.fr} (${words.fr})`),
        en: problem.message.en.replace('%', () => `${label.en} (${words.en})`),
      },
    };
  });
  return { config: node.config, problems };
}

/** Settings of a drawing that isn't sound yet: people mend in any order, so they see these beside the others. */
function checkAllSettings(flow: Flow, catalogue: Catalogue): Problem[] {
  return flow.nodes.flatMap((node) => {
    const manifest = manifestOf(node, catalogue);
    return manifest ? parseConfig(node, manifest).problems : [];
  });
}

/** Paths without those that lie within another one of them, sorted: `invoice` makes `invoice.number` needless. */
function outermost(paths: ReadonlySet<string>): readonly string[] {
  const sorted = [...paths].sort();
  return sorted.filter(
    (path) => !sorted.some((other) => other !== path && path.startsWith(`${other}.`)),
  );
}

function schemaProblem(drawn: unknown, issue: z.core.$ZodIssue): Problem {
  const [list, i, ...rest] = issue.path;
  const nodes = (drawn as { nodes?: unknown[] } | null)?.nodes;
  const node =
    list === 'nodes' && typeof i === 'number' && Array.isArray(nodes) ? nodes[i] : undefined;
  const id = z.object({ id: z.string().max(64) }).safeParse(node);
  const at = id.success ? [id.data.id, ...rest].join('.') : '';
  const where = issue.path.join('.');
  const words = shapeWords(issue);
  return flowProblem('FLOW_SCHEMA', at, {
    fr: `${where} ${words.fr}`.trim(),
    en: `${where} ${words.en}`.trim(),
  });
}

/** More than 64 levels or 50,000 values: told without recursion, since a deep enough one would break the stack. */
function isTooMuch(drawn: unknown): boolean {
  const todo: { value: unknown; depth: number }[] = [{ value: drawn, depth: 0 }];
  let seen = 0;
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    seen += 1;
    if (at.depth > 64 || seen > 50_000) return true;
    if (typeof at.value === 'string' && at.value.length > 262_144) return true;
    if (typeof at.value === 'object' && at.value !== null)
      for (const value of Object.values(at.value)) todo.push({ value, depth: at.depth + 1 });
  }
  return false;
}
