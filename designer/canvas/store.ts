import { type TemporalState, temporal } from 'zundo';
import { createStore, type StoreApi } from 'zustand';
import type { Flow } from '#workflows/flow/schema.ts';

interface Doc {
  readonly flow: Flow;
}

export interface DocStore extends StoreApi<Doc> {
  readonly temporal: StoreApi<TemporalState<Doc>>;
  /**
   * Applies a command as one entry of the history. Commands of one burst (keystrokes in one field) that follow each
   * other within a second are one entry.
   */
  run(command: (flow: Flow) => Flow, burst?: string): void;
  undo(): void;
  redo(): void;
  /** Another drawing altogether (opened, or taken from the server): what came before can't be undone. */
  open(flow: Flow): void;
}

/** The drawing that is being edited, with its history. Selection, panels and test results are not of it. */
export function docStore(flow: Flow, now: () => number = Date.now): DocStore {
  const store = createStore<Doc>()(temporal(() => ({ flow }), { limit: 200 }));
  let last: { burst: string; at: number } | undefined;
  const history = () => store.temporal.getState();
  return Object.assign(store, {
    run(command: (flow: Flow) => Flow, burst?: string) {
      const before = store.getState().flow;
      const after = command(before);
      if (after === before) return;
      const goesOn = burst !== undefined && last?.burst === burst && now() - last.at < 1000;
      last = burst === undefined ? undefined : { burst, at: now() };
      if (goesOn) history().pause();
      store.setState({ flow: after });
      if (goesOn) history().resume();
    },
    undo() {
      last = undefined;
      history().undo();
    },
    redo() {
      last = undefined;
      history().redo();
    },
    open(other: Flow) {
      last = undefined;
      store.setState({ flow: other });
      history().clear();
    },
  });
}
