import { createStore, type StoreApi } from 'zustand';
import { Flow } from '#workflows/flow/schema.ts';
import { canonicalJson } from '#workflows/plan.ts';
import type { DocStore } from '../canvas/store.ts';

/** A drawing as somebody saved it on the server. */
export interface Draft {
  readonly flow: Flow;
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

export type Saved =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'changed' | 'saving' | 'offline' | 'refused' }
  | { readonly kind: 'conflict'; readonly theirs: Draft };

/** What a draft is saved with. `failureOf` says what an error of `put` means. */
export interface Shelf {
  put(revision: number, flow: Flow): Promise<{ revision: number; savedAt: string }>;
  get(): Promise<Draft>;
  failureOf(error: unknown): 'conflict' | 'offline' | 'refused';
  /** Survives a reload, as the browser's localStorage does. */
  readonly local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export interface Keeper extends StoreApi<{ readonly saved: Saved; readonly revision: number }> {
  /** Saves what is unsaved at once. @returns whether the server has it all */
  flush(): Promise<boolean>;
  takeTheirs(): void;
  keepMine(): Promise<boolean>;
  /** Ends the watching, with a last try to save. */
  stop(): void;
}

interface Kept {
  readonly revision: number;
  readonly flow: Flow;
}

/** What to open: the server's draft, or what this computer kept of it, and whether that is still to be saved. */
export function reopen(
  flowId: string,
  server: Draft,
  local: Shelf['local'],
): { flow: Flow; revision: number; unsaved: boolean; conflict: boolean } {
  const kept = read(flowId, local);
  if (!kept || same(kept.flow, server.flow)) {
    local.removeItem(keyOf(flowId));
    return { flow: server.flow, revision: server.revision, unsaved: false, conflict: false };
  }
  const conflict = kept.revision !== server.revision;
  return { flow: kept.flow, revision: kept.revision, unsaved: true, conflict };
}

/**
 * Keeps a drawing: on this computer at each change, on the server once nothing changed for `idle` ms. A save that
 * somebody else's came before is never forced: the state becomes `conflict` and waits for a person.
 */
export function keepDraft(
  doc: DocStore,
  flowId: string,
  server: Draft,
  shelf: Shelf,
  { idle = 2000, again = 5000 } = {},
): Keeper {
  const opened = reopen(flowId, server, shelf.local);
  const start: Saved = opened.conflict
    ? { kind: 'conflict', theirs: server }
    : opened.unsaved
      ? { kind: 'changed' }
      : { kind: 'saved', at: server.savedAt };
  const store = createStore(() => ({ saved: start, revision: opened.revision }));
  let clean = opened.unsaved ? null : doc.getState().flow;
  let savedAt = server.savedAt;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy: Promise<boolean> | undefined;
  let isStopped = false;

  const set = (saved: Saved) => store.setState({ saved });
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void flush(), ms);
  };
  const isClean = () => doc.getState().flow === clean;

  async function save(): Promise<boolean> {
    const { flow } = doc.getState();
    set({ kind: 'saving' });
    try {
      const done = await shelf.put(store.getState().revision, flow);
      const { revision } = done;
      savedAt = done.savedAt;
      clean = flow;
      store.setState({ revision });
      if (isClean()) {
        shelf.local.removeItem(keyOf(flowId));
        set({ kind: 'saved', at: savedAt });
        return true;
      }
      keep(flowId, { revision, flow: doc.getState().flow }, shelf.local);
      set({ kind: 'changed' });
      later(idle);
      return false;
    } catch (error) {
      return failed(shelf.failureOf(error));
    }
  }

  async function failed(kind: 'conflict' | 'offline' | 'refused'): Promise<boolean> {
    if (kind !== 'conflict') {
      set({ kind });
      if (kind === 'offline') later(again);
      return false;
    }
    try {
      const theirs = await shelf.get();
      // Our own last save, whose answer was lost, is no conflict.
      if (same(theirs.flow, doc.getState().flow)) {
        clean = doc.getState().flow;
        savedAt = theirs.savedAt;
        store.setState({ revision: theirs.revision });
        shelf.local.removeItem(keyOf(flowId));
        set({ kind: 'saved', at: theirs.savedAt });
        return true;
      }
      set({ kind: 'conflict', theirs });
    } catch {
      set({ kind: 'offline' });
      later(again);
    }
    return false;
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (busy) await busy;
    if (isClean()) return true;
    if (store.getState().saved.kind === 'conflict') return false;
    busy = save().finally(() => {
      busy = undefined;
    });
    return busy;
  }

  const unwatch = doc.subscribe(({ flow }) => {
    if (flow === clean && store.getState().saved.kind !== 'conflict') {
      // Undone to what the server has.
      shelf.local.removeItem(keyOf(flowId));
      if (!busy) set({ kind: 'saved', at: savedAt });
      return;
    }
    keep(flowId, { revision: store.getState().revision, flow }, shelf.local);
    if (store.getState().saved.kind === 'conflict') return;
    if (!busy) set({ kind: 'changed' });
    later(idle);
  });
  if (start.kind === 'changed') later(idle);

  return Object.assign(store, {
    flush,
    takeTheirs() {
      const { saved } = store.getState();
      if (saved.kind !== 'conflict') return;
      clean = saved.theirs.flow;
      savedAt = saved.theirs.savedAt;
      store.setState({ revision: saved.theirs.revision });
      doc.open(saved.theirs.flow);
      shelf.local.removeItem(keyOf(flowId));
      set({ kind: 'saved', at: saved.theirs.savedAt });
    },
    async keepMine() {
      const { saved } = store.getState();
      if (saved.kind !== 'conflict') return false;
      store.setState({ revision: saved.theirs.revision });
      set({ kind: 'changed' });
      return flush();
    },
    stop() {
      unwatch();
      isStopped = true;
      // After a save that is under way, not beside it: the server would take the second for somebody else's.
      void flush();
    },
  });
}

const keyOf = (flowId: string): string => `facteur.draft.${flowId}`;

const same = (a: Flow, b: Flow): boolean => canonicalJson(a) === canonicalJson(b);

function keep(flowId: string, kept: Kept, local: Shelf['local']): void {
  try {
    local.setItem(keyOf(flowId), JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the server's copy, 2 s later, is then the only one.
  }
}

function read(flowId: string, local: Shelf['local']): Kept | null {
  try {
    const kept = JSON.parse(local.getItem(keyOf(flowId)) ?? 'null') as Partial<Kept> | null;
    const flow = Flow.safeParse(kept?.flow);
    return flow.success && typeof kept?.revision === 'number'
      ? { revision: kept.revision, flow: flow.data }
      : null;
  } catch {
    return null;
  }
}
