import type { Amended } from '#workflows/memory.ts';
import type { Plan } from '#workflows/plan.ts';
import { stepOf } from '#workflows/toldSteps.ts';
import type { TraceEvent } from '#workflows/trace.ts';

/** What people corrected in a delivery, and what it was told of the invoice; what only its own steps know is left out. */
export function amendedSoFar(plan: Plan, events: readonly TraceEvent[]): Amended {
  const amended: Record<string, string | null> = {};
  const keep = (path: string, value: string | null): void => {
    if (path.startsWith('invoice.') || path.startsWith('params.')) amended[path] = value;
  };
  for (const event of events) {
    if (event.kind === 'resolved')
      for (const [path, value] of Object.entries(event.resolution.patch ?? {})) keep(path, value);
    if (event.kind !== 'received' || event.verdict !== 'taken') continue;
    const { writes } = stepOf(plan, event.node)?.config ?? {};
    const path = Array.isArray(writes) ? writes[0] : undefined;
    const { value } = event.message;
    if (typeof path === 'string' && value !== undefined) keep(path, value);
  }
  return amended;
}
