import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import type { Job, StepResult } from '#workflows/job.ts';
import type { NodeManifest } from '#workflows/node.ts';
import { fold } from '#workflows/trace.ts';
import { temporalAddress } from '../support/temporal.ts';
import { until } from '../support/until.ts';
import { catalogue, context, draw } from '../workflows/drawing.ts';
import { Listener, listeningBundle, replayAll } from './golden.ts';

/** A step that comes after some earlier ones, and how its tries go. */
interface Drawn {
  readonly mode: 'local' | 'regular';
  readonly after: readonly number[];
  readonly ms: number;
  readonly fails: boolean;
}

const { work } = catalogue as Readonly<Record<string, NodeManifest>>;
type Script = Readonly<Record<string, Drawn>>;

const types = {
  ...catalogue,
  jot: { ...(work as NodeManifest), type: 'jot', mode: 'local' } as const,
};
const drawn = fc.array(
  fc.record({
    mode: fc.constantFrom('local' as const, 'local' as const, 'regular' as const),
    after: fc.array(fc.nat(6), { minLength: 1, maxLength: 2 }),
    ms: fc.constantFrom(0, 0, 5, 30),
    fails: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  }),
  { minLength: 2, maxLength: 7 },
);

let code: string;
let client: Client;
let worker: Worker;
let running: Promise<void>;
let native: NativeConnection;
const taskQueue = `any-order-${randomUUID()}`;
const listener = new Listener(false);
/** Steps of each delivery by node. */
const scripts = new Map<string, Script>();
const tried = new Set<string>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  code = (await listeningBundle()).code;
  const address = await temporalAddress();
  client = new Client({ connection: await Connection.connect({ address }) });
  native = await NativeConnection.connect({ address });
  const activities = { work: answer, jot: answer };
  worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle: { code },
    activities,
    sinks: listener.sinks,
  });
  running = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await client.connection.close();
});

test('whatever is drawn side by side, in whatever order it answers, a replay tells the same', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (steps) => {
      const { id, history } = await deliver(steps);
      const replayed = await replayAll({ code }, new Map([['it', history]]));
      expect(replayed.get('it')).toEqual(listener.of(id));
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 180_000);

async function deliver(steps: readonly Drawn[]) {
  const name = (index: number) => `${steps[index]?.mode === 'local' ? 'jot' : 'work'}${index}`;
  const edges = steps.flatMap(({ after }, i) =>
    i === 0
      ? [`start ${name(0)}`]
      : [...new Set(after.map((n) => n % i))].map((from) => `${name(from)} ${name(i)}`),
  );
  const last = steps.flatMap((_, i) =>
    edges.some((edge) => edge.startsWith(`${name(i)} `)) ? [] : [`${name(i)} end`],
  );
  const flow = draw([...edges, ...last], { end: { outcome: 'handed-over' } });
  const compiled = compile(flow, types);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { plan } = compiled;
  const id = randomUUID();
  scripts.set(id, Object.fromEntries(steps.map((step, i) => [name(i), step])));
  const input = { plan, context: { ...context, delivery: { ...context.delivery, id } } };
  const handle = await client.workflow.start('delivery', {
    workflowId: id,
    taskQueue,
    args: [input],
  });
  await until(async () => {
    const { nodes, outcome } = fold(plan, listener.of(id).trace);
    const parked = Object.keys(nodes).find((node) => nodes[node]?.state === 'parked');
    if (parked !== undefined) {
      const resolution = { node: parked, action: 'retry', actor: 'a', reason: 'r' };
      await handle.executeUpdate('resolveNode', { args: [resolution] });
    }
    if (outcome === undefined) throw new Error('goes on');
  });
  await handle.result();
  return { id, history: JSON.parse(historyToJSON(await handle.fetchHistory())) };
}

/** Fails its first try where the drawing says so. */
async function answer({ delivery, node }: Job): Promise<StepResult> {
  const { ms, fails } = (scripts.get(delivery) as Script)[node] as Drawn;
  await pause(ms);
  if (!fails || tried.has(`${delivery}/${node}`)) return {};
  tried.add(`${delivery}/${node}`);
  const message = { fr: 'non', en: 'no' };
  const fault = { code: 'NO', remedy: 'fix', message, mayHaveArrived: false, details: {} };
  throw ApplicationFailure.create({ type: 'NO', nonRetryable: true, details: [fault] });
}
