import { z } from 'zod';
import { catalogue } from '#activities/catalogue.ts';
import { valueAt } from '#workflows/context.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import { fieldsOf } from '#workflows/field.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { amendableFacts, amendedLabel } from '#workflows/invoice/amend.ts';
import type { Catalogue, NodeManifest } from '#workflows/node.ts';
import type { Step } from '#workflows/plan.ts';
import { mayPassOverBy } from '#workflows/resolution.ts';
import { same, type Text } from '#workflows/text.ts';
import { toldSteps, withItem } from '#workflows/toldSteps.ts';
import type { DeliveryView, NodeView, Resolution, TraceEvent } from '#workflows/trace.ts';
import { isCustomPath, type Variable, variableAt, vocabulary } from '#workflows/vocabulary.ts';
import { LocatedProblem, TotalsDifference } from '../api/contract/shapes.ts';
import type { getDelivery } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import type { Attempt } from './attempts.ts';
import { faultWords } from './faultWords.ts';

type Parked = Reply<typeof getDelivery>['parked'][number];

interface Told {
  readonly input: DeliveryInput;
  readonly flow: Flow;
  readonly view: DeliveryView;
  readonly events: readonly TraceEvent[];
  readonly attempts: readonly Attempt[];
}

/** The nodes that wait for a person, each with what the person can do and the values that would help. */
export function parkedForms(told: Told): Parked[] {
  const { input, flow, view } = told;
  if (view.outcome !== undefined) return [];
  const known: Catalogue = catalogue;
  const words = vocabulary(
    flow,
    Object.values(known).flatMap(({ writes }) => writes),
  );
  return toldSteps(input.plan, view).flatMap(({ id, step }): Parked[] => {
    const node = view.nodes[id];
    const manifest = known[step.type];
    if (!node?.fault || !manifest || (node.state !== 'parked' && node.state !== 'uncertain')) {
      return [];
    }
    const own = flow.nodes.find((drawn) => drawn.id === step.id)?.title;
    const inner = input.plan.titles?.[step.id];
    const uncertain = node.state === 'uncertain';
    const exits = manifest.exits.filter(
      ({ id }) => Object.hasOwn(step.exits, id) && id !== 'failed' && mayPassOverBy(step, id),
    );
    const totals = totalsOf(node);
    const { remedy: _, ...fault } = faultWords(step.type, node.fault);
    return [
      {
        node: id,
        title: withItem(inner ?? (own ? same(own) : manifest.title), id),
        uncertain,
        fault: { ...fault, message: node.fault.message },
        missing: mendablePaths(node).map((path) => ({
          path,
          label: labelOf(path, manifest, words),
          value: proposedIn(totals, path) ?? textOf(currentValue(path, { ...step, id }, told)),
        })),
        problems: problemsOf(node),
        totals,
        actions: uncertain
          ? ['arrived', 'send-again', 'abort']
          : ['retry', 'amend', 'skip', 'abort'],
        exits: exits.map(({ id, label }) => ({ id, label })),
      },
    ];
  });
}

/** What the fault asks for, as far as a person may give it: an amount is corrected in billing, not here. */
function mendablePaths({ fault }: NodeView): readonly string[] {
  const missing = fault?.details.missing;
  if (!Array.isArray(missing)) return [];
  const paths = missing.filter((path): path is string => typeof path === 'string');
  return [...new Set(paths)].filter(isMendable).slice(0, 20);
}

/** What a step that judges the invoice found, as far as it is of that shape. */
function problemsOf({ fault }: NodeView): Parked['problems'] {
  const told = z.array(LocatedProblem).safeParse(fault?.details.problems);
  return told.success ? told.data : [];
}

/** How the totals of the invoice that it judged differ, as far as that is of that shape. */
function totalsOf({ fault }: NodeView): Parked['totals'] {
  const told = z.array(TotalsDifference).safeParse(fault?.details.totals);
  return told.success ? told.data : [];
}

/** What a remedy would write at a path. */
const proposedIn = (totals: Parked['totals'], path: string): string | undefined =>
  totals
    .flatMap(({ remedies }) => remedies)
    .map(({ patch = {} }) => patch[path])
    .find(Boolean);

export function isMendable(path: string): boolean {
  if (!path.startsWith('invoice.')) return /^(params|vars|config)\.[\w.]+$/.test(path);
  const facts: readonly string[] = amendableFacts;
  return facts.includes(path.slice('invoice.'.length)) || isCustomPath(path);
}

function labelOf(path: string, manifest: NodeManifest, words: readonly Variable[]): Text {
  const setting = path.startsWith('config.')
    ? fieldsOf(manifest.config).find(({ name }) => path === `config.${name}`)
    : variableAt(path, words);
  return setting?.label ?? amendedLabel(path.replace(/^invoice\./, ''));
}

/** What the step would see now: what was corrected, else what steps wrote, else what the delivery began with. */
function currentValue(path: string, step: Step, { input, events, attempts }: Told): unknown {
  const amended = events
    .flatMap((event) => (event.kind === 'resolved' ? [event] : []))
    .filter(({ node }) => !path.startsWith('config.') || node === step.id)
    .findLast(({ resolution }) => changes(resolution, path))?.resolution.patch?.[path];
  if (amended !== undefined) return amended;
  if (path.startsWith('config.')) return valueAt(step, path);
  const written = attempts
    .map(({ output }) => valueAt(output ?? {}, path))
    .findLast((value) => value !== undefined);
  const { constants = {} } = input.plan;
  return (
    written ??
    valueAt({ ...input.context, params: { ...constants, ...input.context.params } }, path)
  );
}

const changes = ({ action, patch = {} }: Resolution, path: string): boolean =>
  action === 'amend' && Object.hasOwn(patch, path);

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
