import { createStore, type StoreApi } from 'zustand';
import type { Input, Reply, testFlow } from '#server/api/contract.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import type { Text } from '#workflows/text.ts';
import { type DeliveryView, fold, type NodeView } from '#workflows/trace.ts';
import { manifestOf } from '../canvas/graph.ts';
import { catalogue } from '../canvas/graphContext.ts';
import { nodeState } from '../canvas/overlay.ts';
import type { Result, SceneStore } from '../canvas/scene.ts';
import { states } from '../text/canvas.ts';

export type TestReply = Reply<typeof testFlow>;

export interface TestRun {
  readonly status: 'idle' | 'asking' | 'playing' | 'done';
  readonly reply: TestReply | null;
  readonly error: unknown;
  /** The drawing changed since. */
  readonly stale: boolean;
  /** What the test was asked with: asked again with a document's hash, it gives the document. */
  readonly asked: Input<typeof testFlow> | null;
}

export type TestStore = StoreApi<TestRun>;

export const testStore = (): TestStore =>
  createStore<TestRun>()(() => ({
    status: 'idle',
    reply: null,
    error: null,
    stale: false,
    asked: null,
  }));

/** ms between two steps that turn green: slow enough to be followed, the real times stand in the table. */
const pace = 260;

/**
 * Asks the server for a test and plays its events one after another onto the canvas.
 *
 * @param asked what the test is asked with; its drawing is the one on the canvas
 * @param ask makes the call
 * @param still shows the end at once, for people who prefer reduced motion
 */
export async function runTest(
  run: TestStore,
  scene: SceneStore,
  asked: Input<typeof testFlow>,
  ask: (asked: Input<typeof testFlow>) => Promise<TestReply>,
  still: boolean,
): Promise<void> {
  const { flow } = asked.body;
  run.setState({ status: 'asking', error: null, stale: false, asked });
  scene.setState({ overlay: null, results: {} });
  try {
    const reply = await ask(asked);
    const { plan, events } = reply;
    if (!plan || run.getState().stale) return run.setState({ reply, status: 'done' });
    run.setState({ reply, status: 'playing' });
    const frames = still ? [events.length] : framesOf(events);
    for (const count of frames) {
      const view = fold(plan, events.slice(0, count));
      scene.setState({ overlay: { plan, view }, results: resultsOf(flow, plan, view) });
      if (count < events.length) await new Promise((resolve) => setTimeout(resolve, pace));
      if (run.getState().reply !== reply || run.getState().stale) return;
    }
    run.setState({ status: 'done' });
  } catch (error) {
    run.setState({ status: 'idle', error });
  }
}

/** The drawing changed: colours would lie, the last results stay as old ones. */
export function outdate(run: TestStore, scene: SceneStore): void {
  const { status, stale, reply } = run.getState();
  if (stale || (!reply && status !== 'asking')) return;
  run.setState({ stale: true, status: status === 'playing' ? 'done' : status });
  scene.setState(({ results }) => ({
    overlay: null,
    results: Object.fromEntries(
      Object.entries(results).map(([node, result]) => [node, { ...result, stale: true }]),
    ),
  }));
}

/** Dead steps and what is reset change nothing that one wants to wait for. */
const framesOf = (events: TestReply['events']): readonly number[] => [
  ...events.flatMap(({ kind }, index) => (kind === 'dead' || kind === 'reset' ? [] : [index + 1])),
  events.length,
];

function resultsOf(flow: Flow, plan: Plan, view: DeliveryView): Record<string, Result> {
  const results: Record<string, Result> = {};
  for (const { id } of flow.nodes) {
    const own = view.nodes[id];
    // A sub-flow has come as far as its steps have.
    const seen = own && { ...own, state: nodeState(flow, { plan, view }, id) };
    if (!seen || manifestOf(flow, catalogue, id)?.kind === 'start') continue;
    if (!['done', 'failed', 'parked', 'uncertain'].includes(seen.state)) continue;
    results[id] = { ok: seen.state === 'done', text: outcomeText(flow, id, seen), stale: false };
  }
  return results;
}

/** What a step's end is called: its note, its exit's name, its fault's title. */
export function outcomeText(flow: Flow, id: string, seen: NodeView): Text {
  const manifest = manifestOf(flow, catalogue, id);
  if (seen.fault && seen.state !== 'done') {
    return manifest?.faults[seen.fault.code]?.title ?? { fr: seen.fault.code, en: seen.fault.code };
  }
  if (seen.note) return { fr: seen.note, en: seen.note };
  const exit = manifest?.exits.find(({ id: one }) => one === seen.exit);
  return exit && exit.kind !== 'ok' ? exit.label : states[seen.state];
}
