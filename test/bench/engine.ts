import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { bundleWorkflowsForSpeed } from '#server/bundleWorkflows.ts';
import { startEngine } from '#server/engine/engine.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import { context, planOf } from '../workflows/drawing.ts';

const BATCH = 40;
const ROUNDS = 24;
const steps = ['work1', 'work2', 'work3', 'work4', 'work5', 'work6'];

interface Measured {
  readonly cpu: number;
  readonly seconds: number;
}

/**
 * Six activities through the interpreter against the same six in a hand-written workflow, in turns in one run. CPU is the
 * worker's and the client's (this process); the server's is the same for both, since the events are.
 */
export async function benchEngine(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'facteur-bench-'));
  // No Postgres takes part; a URL keeps the engine from bringing one up.
  const engine = await startEngine({
    data,
    databaseUrl: 'postgres://unused',
    temporalAddress: process.env.TEMPORAL_ADDRESS,
  });
  try {
    await measure(engine.temporalAddress);
  } finally {
    await engine.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function measure(address: string): Promise<void> {
  const taskQueue = `bench-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }) });
  const bundle = await bundleWorkflowsForSpeed(new URL('./workflows.ts', import.meta.url));
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: bundle,
    activities: { work: async () => ({}) },
    sinks: { trace: { told: { fn: () => {}, callDuringReplay: false } } },
  });
  const running = worker.run();
  const plan = planOf(
    ['start work1', ...steps.slice(1).map((step, i) => `${steps[i]} ${step}`), 'work6 end'],
    {
      end: { outcome: 'handed-over' },
    },
  );

  const deliver = async (workflow: string): Promise<string> => {
    const workflowId = randomUUID();
    const input: DeliveryInput = {
      plan,
      context: { ...context, delivery: { ...context.delivery, id: workflowId } },
    };
    await client.workflow.execute(workflow, { workflowId, taskQueue, args: [input] });
    return workflowId;
  };
  const batch = async (workflow: string): Promise<Measured> => {
    const cpu = process.cpuUsage();
    const begun = performance.now();
    await Promise.all(Array.from({ length: BATCH }, () => deliver(workflow)));
    const used = process.cpuUsage(cpu);
    return {
      cpu: (used.user + used.system) / 1000 / BATCH,
      seconds: (performance.now() - begun) / 1000,
    };
  };
  const events = async (workflow: string): Promise<number> => {
    const history = await client.workflow.getHandle(await deliver(workflow)).fetchHistory();
    return history.events?.length ?? 0;
  };

  const [drawnEvents, byHandEvents] = [await events('delivery'), await events('handWritten')];
  await batch('delivery');
  await batch('handWritten');
  const drawn: Measured[] = [];
  const byHand: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // The order changes, so that neither always goes first after a pause.
    const order =
      round % 2 === 0
        ? (['delivery', 'handWritten'] as const)
        : (['handWritten', 'delivery'] as const);
    for (const workflow of order)
      (workflow === 'delivery' ? drawn : byHand).push(await batch(workflow));
  }
  worker.shutdown();
  await running;
  await client.connection.close();
  await connection.close();

  const cpu = (list: readonly Measured[]) => median(list.map((m) => m.cpu));
  const rate = (list: readonly Measured[]) => BATCH / median(list.map((m) => m.seconds));
  console.log(
    `six activities, ${ROUNDS} rounds of ${BATCH} deliveries each way, in turns; medians`,
  );
  console.table({
    'drawn (interpreter)': {
      events: drawnEvents,
      'CPU ms': cpu(drawn).toFixed(1),
      'deliveries/s': rate(drawn).toFixed(1),
    },
    'written by hand': {
      events: byHandEvents,
      'CPU ms': cpu(byHand).toFixed(1),
      'deliveries/s': rate(byHand).toFixed(1),
    },
    ratio: {
      events: drawnEvents / byHandEvents,
      'CPU ms': (cpu(drawn) / cpu(byHand)).toFixed(2),
      'deliveries/s': (rate(drawn) / rate(byHand)).toFixed(2),
    },
  });
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
