import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure, Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterHours } from '#activities/afterHours.ts';
import { catalogue } from '#activities/catalogue.ts';
import { startEngine } from '#server/engine/engine.ts';
import type { Job, StepResult } from '#workflows/job.ts';
import type { Awaits } from '#workflows/message.ts';
import { canonicalJson } from '#workflows/plan.ts';
import { fold } from '#workflows/trace.ts';
import { until } from '../support/until.ts';
import { context } from '../workflows/drawing.ts';
import { answersByType, cases, collecting, planOf } from './cases.ts';
import { fileOf, Listener, listeningBundle } from './golden.ts';

/**
 * `npm run histories`: runs every case that has no file yet on a real Temporal and keeps its history, what was told and
 * what was asked for. A file that is there is never written again: deliveries of that shape may still be running.
 */
const missing = Object.keys(cases).filter((name) => !existsSync(fileOf(name)));
if (missing.length === 0) {
  console.log('every case has its history');
  process.exit(0);
}
Runtime.install({ logger: new DefaultLogger('ERROR') });
const identity = 'recorder';
const taskQueue = 'histories';
const data = await mkdtemp(join(tmpdir(), 'facteur-histories-'));
// No Postgres takes part; a URL keeps the engine from bringing one up.
const engine = await startEngine({
  data,
  databaseUrl: 'postgres://unused',
  temporalAddress: process.env.TEMPORAL_ADDRESS,
});
const { temporalAddress: address } = engine;
const connection = await Connection.connect({ address });
const client = new Client({ connection, identity });
const native = await NativeConnection.connect({ address });
const listener = new Listener(false);
const worker = await Worker.create({
  connection: native,
  identity,
  taskQueue,
  workflowBundle: await listeningBundle(),
  activities: {
    ...Object.fromEntries(Object.keys(catalogue).map((type) => [type, answer])),
    afterHours,
  },
  sinks: listener.sinks,
});
/** Tries so far by `delivery/node`. */
const tries = new Map<string, number>();
const running = worker.run();
try {
  for (const name of missing) await record(name);
} finally {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await engine.stop();
  await rm(data, { recursive: true, force: true });
}

async function record(name: string): Promise<void> {
  const which = cases[name] as (typeof cases)[string];
  const plan = planOf(name, which);
  const workflowId = `${name}-${randomUUID().slice(0, 8)}`;
  const delivery = {
    id: workflowId,
    flow: name,
    version: 1,
    startedAt: '2026-11-01T00:00:00.000Z',
  };
  const original = {
    sha256: 'd'.repeat(64),
    bytes: 100,
    type: 'application/json',
    name: 'F-1.json',
  };
  const input = {
    plan,
    context: {
      ...context,
      delivery,
      ...(which.batchOf === undefined
        ? { documents: { original, data: original } }
        : { batch: collecting }),
    },
  };
  const handle = await client.workflow.start('delivery', { workflowId, taskQueue, args: [input] });
  for (const [i, message] of (which.messages ?? []).entries())
    await handle.executeUpdate('receiveMessage', {
      args: [{ id: `${name}-message-${i}`, from: 'portal', ...message }],
      updateId: `${name}-message-${i}`,
    });
  for (const [i, decision] of (which.decisions ?? []).entries()) {
    await until(() => {
      const { trace } = listener.of(workflowId);
      const decided = trace.filter(({ kind }) => kind === 'resolved').length;
      const { nodes } = fold(plan, trace);
      // Once nothing else runs: an end that crosses a step's answer is refused by the engine, now and then.
      const runs = Object.values(nodes).some(
        ({ state, items }) => state === 'running' && items === undefined,
      );
      const { state, awaits } = nodes[decision.node] ?? {};
      const waits = state === 'parked' || state === 'uncertain' || awaits !== undefined;
      if (decided !== i || runs || !waits) throw new Error('not yet');
    });
    const resolution = { ...decision, actor: 'support@demo', reason: 'seen to' };
    await handle.executeUpdate('resolveNode', { args: [resolution], updateId: `${name}-${i}` });
  }
  for (const channel of which.releases ?? []) {
    await until(() => {
      const { nodes } = fold(plan, listener.of(workflowId).trace);
      if (!Object.values(nodes).some(({ held }) => held)) throw new Error('not yet');
    });
    await handle.signal('releaseChannel', channel);
  }
  await handle.result();
  const history = JSON.parse(historyToJSON(await handle.fetchHistory()), withoutThisMachine);
  await writeFile(fileOf(name), `${canonicalJson({ ...listener.of(workflowId), history })}\n`);
  console.log(name);
}

/** What tells of the recording machine, and what no replay looks at. */
function withoutThisMachine(key: string, value: unknown): unknown {
  return ['stackTrace', 'workerVersion', 'taskId', 'requestId'].includes(key) ? undefined : value;
}

function ladder(): Awaits {
  const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
  return {
    message: 'order-number',
    rungs: [
      { at: at(1), exit: 'reminder' },
      { at: at(2), exit: 'timeout', ends: true },
    ],
  };
}

function alerts(): Awaits {
  const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
  return {
    rungs: [
      { at: at(0.5), exit: 'first' },
      { at: at(60), exit: 'second' },
    ],
  };
}
const departure = (): Awaits => ({
  wakes: true,
  rungs: [{ at: new Date(Date.now() + 1000).toISOString(), exit: 'leaves', ends: true }],
});

async function answer(job: Job): Promise<StepResult> {
  const { delivery, node, type } = job;
  const name = delivery.replace(/-[0-9a-f]{8}$/, '');
  const answers = cases[name]?.answers?.[node] ?? [answersByType[type] as StepResult];
  const count = tries.get(`${delivery}/${node}`) ?? 0;
  tries.set(`${delivery}/${node}`, count + 1);
  const given = answers[Math.min(count, answers.length - 1)] as (typeof answers)[number];
  if (given === 'silence') {
    await pause(12_000);
    return {};
  }
  if (given === 'pause') {
    await pause(500);
    return answersByType[type] as StepResult;
  }
  if (given === 'ladder') return { awaits: ladder() };
  if (given === 'alerts') return { awaits: alerts() };
  if (given === 'later') {
    const now = Date.now();
    const at = new Date(now + 1000).toISOString();
    return { askAgain: { at, since: new Date(now).toISOString() } };
  }
  if (given === 'departs') return { awaits: departure() };
  if (given === 'soon') return { until: new Date(Date.now() + 1000).toISOString() };
  if (!('fault' in given)) return given;
  const { fault } = given;
  throw ApplicationFailure.create({
    type: fault.code,
    message: fault.message.en,
    nonRetryable: fault.remedy === 'fix',
    details: [fault],
  });
}
