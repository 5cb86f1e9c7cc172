import type { Plan } from '#workflows/plan.ts';
import { toldSteps } from '#workflows/toldSteps.ts';
import {
  type DeliveryOutcome,
  fold,
  type NodeState,
  type SeenFault,
  type TraceEvent,
} from '#workflows/trace.ts';
import type { DeliveryState } from '../api/contract.ts';

/** How a delivery as a whole stands, for lists and counts: kept in the columns of `delivery`. */
export interface DeliveryStanding {
  readonly state: DeliveryState;
  /** The node that it stands at; null once it is over. */
  readonly node: string | null;
  /** The failure that it stands at, with the type of the node that failed. */
  readonly fault: (SeenFault & { readonly type: string }) | null;
  readonly outcome: DeliveryOutcome | null;
  readonly changedAt: string | null;
  readonly endedAt: string | null;
  /** When its deadline first told people, and how often: it stays said once the delivery is over. */
  readonly lateSince: string | null;
  readonly alerts: number;
}

/** What needs a person goes first, then what moves by itself: with parallel branches, one node speaks for all. */
const precedence: readonly NodeState[] = ['uncertain', 'parked', 'running', 'waiting'];

/**
 * Reads a delivery's standing off what happened so far. `retrying` appears here only for a drawn loop: the tries of
 * one step are the engine's, and no event tells of them (`attempt` rows do).
 */
export function deliveryState(plan: Plan, events: readonly TraceEvent[]): DeliveryStanding {
  const view = fold(plan, events);
  const { nodes, outcome } = view;
  const last = events.at(-1);
  const changedAt = last?.at ?? null;
  const late = lateness(plan, events);
  if (outcome !== undefined) {
    const over = { node: null, fault: null, outcome, changedAt, endedAt: changedAt };
    return { state: outcome, ...over, ...late };
  }
  const standing = { outcome: null, changedAt, endedAt: null, ...late };
  // While a list is gone through, the delivery stands where its items do.
  const told = toldSteps(plan, view).filter(
    ({ id, step }) => step.kind !== 'each' || nodes[id]?.state !== 'running',
  );
  for (const state of precedence) {
    // That a clock runs says nothing of how far the delivery is.
    const goesByItself = state === 'running' || state === 'waiting';
    const found = told.find(
      ({ id, step }) => nodes[id]?.state === state && !(goesByItself && step.kind === 'clock'),
    );
    if (!found) continue;
    const { id, step } = found;
    const seen = nodes[id]?.fault;
    const needsPerson = state === 'parked' || state === 'uncertain';
    return {
      state: state === 'waiting' && sleepsBeforeRetry(events, id) ? 'retrying' : state,
      node: id,
      fault: seen && (needsPerson || state === 'waiting') ? { ...seen, type: step.type } : null,
      ...standing,
    } as DeliveryStanding;
  }
  return {
    state: events.length === 0 ? 'planned' : 'running',
    node: null,
    fault: null,
    ...standing,
  };
}

function lateness(
  plan: Plan,
  events: readonly TraceEvent[],
): Pick<DeliveryStanding, 'lateSince' | 'alerts'> {
  const clocks = new Set((plan.clocks ?? []).map((index) => plan.steps[index]?.id));
  const told = events.filter((event) => event.kind === 'reminded' && clocks.has(event.node));
  return { lateSince: told[0]?.at ?? null, alerts: told.length };
}

function sleepsBeforeRetry(events: readonly TraceEvent[], node: string): boolean {
  const sleep = events.findLast((event) => event.kind === 'sleeping' && event.node === node);
  return sleep?.kind === 'sleeping' && sleep.why === 'retry';
}
