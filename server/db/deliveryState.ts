import type { Plan } from '#workflows/plan.ts';
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
}

/** What needs a person goes first, then what moves by itself: with parallel branches, one node speaks for all. */
const precedence: readonly NodeState[] = ['uncertain', 'parked', 'running', 'waiting'];

/**
 * Reads a delivery's standing off what happened so far. `retrying` appears here only for a drawn loop: the tries of
 * one step are the engine's, and no event tells of them (`attempt` rows do).
 */
export function deliveryState(plan: Plan, events: readonly TraceEvent[]): DeliveryStanding {
  const { nodes, outcome } = fold(plan, events);
  const last = events.at(-1);
  const changedAt = last?.at ?? null;
  if (outcome !== undefined) {
    const over = { node: null, fault: null, outcome, changedAt, endedAt: changedAt };
    return { state: outcome, ...over };
  }
  const standing = { outcome: null, changedAt, endedAt: null };
  for (const state of precedence) {
    const step = plan.steps.find(({ id }) => nodes[id]?.state === state);
    if (!step) continue;
    const seen = nodes[step.id]?.fault;
    const needsPerson = state === 'parked' || state === 'uncertain';
    return {
      state: state === 'waiting' && sleepsBeforeRetry(events, step.id) ? 'retrying' : state,
      node: step.id,
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

function sleepsBeforeRetry(events: readonly TraceEvent[], node: string): boolean {
  const sleep = events.findLast((event) => event.kind === 'sleeping' && event.node === node);
  return sleep?.kind === 'sleeping' && sleep.why === 'retry';
}
