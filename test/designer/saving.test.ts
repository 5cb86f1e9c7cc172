import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Flow } from '#workflows/flow/schema.ts';
import { rename, renameFlow } from '../../designer/canvas/commands.ts';
import { docStore } from '../../designer/canvas/store.ts';
import { type Draft, keepDraft, reopen, type Shelf } from '../../designer/flows/saving.ts';

const flow = Flow.parse({ name: 'A', nodes: [{ id: 'start', type: 'start' }], edges: [] });
const at = '2026-11-24T09:00:00.000Z';
const draft: Draft = { flow, revision: 1, savedBy: 'ops@demo', savedAt: at };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server that others may write to, and a browser's storage. */
function desk() {
  const kept = new Map<string, string>();
  const server = { flow, revision: 1, down: false, puts: 0 };
  const shelf: Shelf = {
    put: async (revision, saved) => {
      if (server.down) throw new Error('offline');
      if (revision !== server.revision) throw new Error('conflict');
      Object.assign(server, { flow: saved, revision: revision + 1, puts: server.puts + 1 });
      return { revision: server.revision, savedAt: at };
    },
    get: async () => ({
      ...draft,
      flow: server.flow,
      revision: server.revision,
      savedBy: 'other@demo',
    }),
    failureOf: (error) => (error as Error).message as 'conflict' | 'offline',
    local: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
  return { server, shelf, kept };
}

const named = (name: string) => (was: Flow) => renameFlow(was, name);

test('a change is kept here at once and on the server when nothing more comes', async () => {
  const { server, shelf, kept } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  doc.run(named('B'));
  doc.run(named('C'));
  expect(kept.get('facteur.draft.f')).toContain('"C"');
  expect(keeper.getState().saved.kind).toBe('changed');
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState().saved.kind).toBe('saved');
  expect(server).toMatchObject({ puts: 1, revision: 2, flow: { name: 'C' } });
  expect(kept.size).toBe(0);
});

test('offline, the drawing stays here and goes to the server when it is back', async () => {
  const { server, shelf, kept } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  server.down = true;
  doc.run(named('B'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState().saved.kind).toBe('offline');
  expect(reopen('f', draft, shelf.local)).toMatchObject({ flow: { name: 'B' }, unsaved: true });
  server.down = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(keeper.getState().saved.kind).toBe('saved');
  expect(server.flow.name).toBe('B');
  expect(kept.size).toBe(0);
});

test('what was not saved before a reload is opened and saved after it', async () => {
  const { server, shelf } = desk();
  const before = docStore(flow);
  keepDraft(before, 'f', draft, shelf);
  before.run(named('B'));
  vi.clearAllTimers();
  const doc = docStore(reopen('f', draft, shelf.local).flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState().saved.kind).toBe('saved');
  expect(server.flow.name).toBe('B');
});

test('somebody else’s save is not overwritten: a person chooses', async () => {
  const { server, shelf } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  Object.assign(server, { flow: renameFlow(flow, 'Theirs'), revision: 7 });
  doc.run(named('Mine'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState().saved).toMatchObject({ kind: 'conflict', theirs: { revision: 7 } });
  doc.run((was) => rename(was, { node: 'start', title: 'x' }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.flow.name).toBe('Theirs');
  expect(await keeper.keepMine()).toBe(true);
  expect(server).toMatchObject({ revision: 8, flow: { name: 'Mine' } });
});

test('taking theirs opens their drawing without anything to undo', async () => {
  const { server, shelf, kept } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  Object.assign(server, { flow: renameFlow(flow, 'Theirs'), revision: 7 });
  doc.run(named('Mine'));
  await vi.advanceTimersByTimeAsync(2000);
  keeper.takeTheirs();
  doc.undo();
  expect(doc.getState().flow.name).toBe('Theirs');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server).toMatchObject({ revision: 7, puts: 0 });
  expect(kept.size).toBe(0);
});

test('a save whose answer was lost is no conflict', async () => {
  const { server, shelf } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  doc.run(named('B'));
  Object.assign(server, { flow: doc.getState().flow, revision: 2 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState()).toMatchObject({ saved: { kind: 'saved' }, revision: 2 });
});

test('an undo back to what is saved still saves what came between', async () => {
  const { server, shelf } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  doc.run(named('B'));
  await vi.advanceTimersByTimeAsync(2000);
  doc.undo();
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState().saved.kind).toBe('saved');
  expect(server.flow.name).toBe('A');
});

test('a kept drawing of an older revision is a conflict at opening', () => {
  const { shelf } = desk();
  const doc = docStore(flow);
  keepDraft(doc, 'f', draft, shelf);
  doc.run(named('Mine'));
  const theirs = { ...draft, flow: renameFlow(flow, 'Theirs'), revision: 3 };
  expect(reopen('f', theirs, shelf.local)).toMatchObject({
    conflict: true,
    flow: { name: 'Mine' },
  });
});

test('an undo before anything was saved leaves nothing to save', async () => {
  const { server, shelf, kept } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  doc.run(named('B'));
  doc.undo();
  expect(keeper.getState().saved.kind).toBe('saved');
  expect(kept.size).toBe(0);
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.puts).toBe(0);
});

test('leaving while a save is under way saves the rest after it, not beside it', async () => {
  const { server, shelf } = desk();
  const revisions: number[] = [];
  const slow: Shelf = {
    ...shelf,
    put: async (revision, saved) => {
      revisions.push(revision);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return shelf.put(revision, saved);
    },
  };
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, slow);
  doc.run(named('B'));
  await vi.advanceTimersByTimeAsync(2000);
  doc.run(named('C'));
  keeper.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(revisions).toEqual([1, 2]);
  expect(server.flow.name).toBe('C');
  expect(keeper.getState().saved.kind).toBe('saved');
});

test('undoing one’s own change does not undo that somebody else saved', async () => {
  const { server, shelf } = desk();
  const doc = docStore(flow);
  const keeper = keepDraft(doc, 'f', draft, shelf);
  Object.assign(server, { flow: renameFlow(flow, 'theirs'), revision: 2 });
  doc.run(named('mine'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.getState().saved.kind).toBe('conflict');
  doc.undo();
  expect(keeper.getState().saved.kind).toBe('conflict');
});
