import type { ToldEvent } from './trace.ts';

/** Where a delivery stands, as lists of Temporal's own show it. */
export interface Standing {
  readonly state: 'running' | 'parked' | 'uncertain';
  /** Nodes that wait for a person. */
  readonly nodes: readonly string[];
  /** Code of the fault that was last parked on, and still is. */
  readonly code: string | null;
}

/** Follows a delivery's events: what it answers is the new standing, or undefined where there is nothing new to say. */
export function standing(): (event: ToldEvent) => Standing | undefined {
  const parked = new Map<string, { readonly uncertain: boolean; readonly code: string }>();
  return (event) => {
    // A step that a rewind takes back waits no more; it is said with the next change, since each one is an event of history.
    if (event.kind === 'reset') parked.delete(event.node);
    if (event.kind === 'parked')
      parked.set(event.node, { uncertain: event.uncertain, code: event.fault.code });
    else if (event.kind === 'resolved') parked.delete(event.node);
    else return undefined;
    const waiting = [...parked.values()];
    const isUncertain = waiting.some(({ uncertain }) => uncertain);
    return {
      state: isUncertain ? 'uncertain' : waiting.length > 0 ? 'parked' : 'running',
      nodes: [...parked.keys()],
      code: waiting.at(-1)?.code ?? null,
    };
  };
}
