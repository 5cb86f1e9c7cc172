import { expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import { Flow } from '#workflows/flow/schema.ts';
import { catalogue } from '../../designer/canvas/graphContext.ts';
import { sceneStore } from '../../designer/canvas/scene.ts';
import { outdate, runTest, type TestReply, testStore } from '../../designer/simulate/testRun.ts';

const flow = Flow.parse({
  name: 'A',
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'convert', type: 'convert' },
  ],
  edges: [{ from: 'start', exit: 'ok', to: 'convert' }],
});

function reply(): TestReply {
  const compiled = compile(flow, catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const event = { node: 'convert', generation: 1, at: '2026-11-24T09:00:00.000Z' };
  return {
    problems: [],
    plan: compiled.plan,
    events: [
      { ...event, kind: 'started', seq: 1, input: '0'.repeat(64) },
      { ...event, kind: 'done', seq: 2, exit: 'ok' },
    ],
    steps: {},
  };
}

const asked = { flowId: 'flow', body: { flow, invoiceId: 'invoice' } };

test('a test colours the drawing that it ran on', async () => {
  const [run, scene] = [testStore(), sceneStore()];
  await runTest(run, scene, asked, async () => reply(), true);
  expect(run.getState()).toMatchObject({ status: 'done', stale: false });
  expect(scene.getState().results.convert).toMatchObject({ ok: true, stale: false });
});

test('a drawing that changed while the server was asked is not coloured by the answer', async () => {
  const [run, scene] = [testStore(), sceneStore()];
  const tested = runTest(
    run,
    scene,
    asked,
    async () => {
      outdate(run, scene);
      return reply();
    },
    true,
  );
  await tested;
  expect(run.getState()).toMatchObject({ status: 'done', stale: true });
  expect(scene.getState()).toMatchObject({ overlay: null, results: {} });
});

test('a test that could not be asked for says why, and can be asked for again', async () => {
  const [run, scene] = [testStore(), sceneStore()];
  const refusal = new Error('offline');
  await runTest(run, scene, asked, () => Promise.reject(refusal), true);
  expect(run.getState()).toMatchObject({ status: 'idle', error: refusal });
});
