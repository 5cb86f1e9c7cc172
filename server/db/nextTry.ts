import type { Plan } from '#workflows/plan.ts';
import { mayTryAgain, waitAfter } from '#workflows/retryPolicy.ts';
import { fold, type TraceEvent } from '#workflows/trace.ts';
import type { Attempt } from './attempts.ts';

/**
 * When a step is tried again by itself: a drawn loop says so in its events; the engine's own tries follow the step's
 * policy from the end of the last failed one, or what the far end asked for (`retryAfter`, seconds).
 */
export function nextTry(
  plan: Plan,
  events: readonly TraceEvent[],
  attempts: readonly Attempt[],
): { node: string; at: string } | null {
  const { nodes, outcome } = fold(plan, events);
  if (outcome !== undefined) return null;
  for (const step of plan.steps) {
    const node = nodes[step.id];
    if (node?.state === 'waiting' && node.until !== undefined && sleepsToRetry(events, step.id)) {
      return { node: step.id, at: node.until };
    }
    if (node?.state !== 'running') continue;
    const tries = attempts.filter(
      (attempt) => attempt.node === step.id && isOfThisRun(attempt, node),
    );
    const last = tries.at(-1);
    if (last?.result !== 'failed' || !last.fault || !last.endedAt) continue;
    const fault = { ...last.fault, mayHaveArrived: false };
    if (tries.length >= step.retry.tries || !mayTryAgain(step.retry, fault)) continue;
    const seconds = waitAfter(fault, step.retry, tries.length + 1);
    return { node: step.id, at: new Date(Date.parse(last.endedAt) + seconds * 1000).toISOString() };
  }
  return null;
}

/** The engine counts tries anew when a person lets a step run again. Its clock is not the database's: a second's grace. */
const isOfThisRun = (
  { generation, startedAt }: Attempt,
  node: { generation: number; startedAt?: string },
): boolean =>
  generation === node.generation &&
  (node.startedAt === undefined || Date.parse(startedAt) >= Date.parse(node.startedAt) - 1000);

function sleepsToRetry(events: readonly TraceEvent[], node: string): boolean {
  const sleep = events.findLast((event) => event.kind === 'sleeping' && event.node === node);
  return sleep?.kind === 'sleeping' && sleep.why === 'retry';
}
