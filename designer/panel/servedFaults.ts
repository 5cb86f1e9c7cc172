import type { Flow } from '#workflows/flow/schema.ts';
import type { Text } from '#workflows/text.ts';
import { manifestOf } from '../canvas/graph.ts';
import { catalogue } from '../canvas/graphContext.ts';

/** Faults that a retry would try again: of the steps that it stands on, those that time may cure. */
export function servedFaults(flow: Flow, retry: string): readonly { code: string; title: Text }[] {
  const served = flow.edges.filter(({ to }) => to === retry).map(({ from }) => from);
  const faults = new Map<string, Text>();
  for (const id of served) {
    for (const [code, fault] of Object.entries(manifestOf(flow, catalogue, id)?.faults ?? {})) {
      if (fault.remedy === 'retry') faults.set(code, fault.title);
    }
  }
  return [...faults].map(([code, title]) => ({ code, title }));
}
