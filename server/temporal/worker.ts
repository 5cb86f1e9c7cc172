import { availableParallelism } from 'node:os';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { sealEvent } from '#workflows/seal.ts';
import type { TraceSinks } from '#workflows/sink.ts';
import type { ToldEvent, TraceEvent } from '#workflows/trace.ts';
import type { Log } from '../log.ts';
import { type Build, todaysBuild } from './builds.ts';
import { codeKnowing, type Duty, duties, queuesOf } from './queues.ts';

export interface WorkerDeps {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Where heavy steps go; with the deliveries unless said. */
  readonly heavyQueue?: string | undefined;
  /** What this process does of it; all unless said. */
  readonly does?: readonly Duty[] | undefined;
  /** Steps that run at once on each queue; as many as fit its kind unless said. */
  readonly slots?: number | undefined;
  readonly activities: NonNullable<WorkerOptions['activities']>;
  /** Keeps what a delivery told; it may be told twice. */
  readonly record: (delivery: string, events: readonly TraceEvent[]) => Promise<unknown>;
  readonly log: Log;
  /** The workflows' code; today's unless said. */
  readonly build?: Build;
}

export interface RunningWorker {
  /** Lets running steps finish (30 s at most), then ends. */
  stop(): Promise<void>;
  /** Rejects when the worker dies of an error. */
  readonly ended: Promise<void>;
}

/** The process part that runs deliveries and their steps. */
export async function startWorker(deps: WorkerDeps): Promise<RunningWorker> {
  const { address, log, heavyQueue, does = duties } = deps;
  // TLS and API key as for the client: the environment names them.
  const { connectionOptions } = loadClientConnectConfig();
  const connection = await NativeConnection.connect({ ...connectionOptions, address });
  const telling = new Telling(deps);
  const workers: Worker[] = [];
  if (does.includes('deliveries'))
    workers.push(await Worker.create(await deliveriesOf(deps, connection, telling)));
  if (does.includes('heavy') && heavyQueue !== undefined)
    workers.push(await Worker.create(heavyOf(deps, connection, heavyQueue)));
  const stop = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  // One that dies takes the others along, in good order: half a process would look as if it worked.
  const running = workers.map((worker) => worker.run().finally(stop));
  const ended = Promise.allSettled(running)
    .then(() => Promise.all(running))
    .then(() => {})
    .finally(async () => {
      await telling.settled();
      await connection.close();
    });
  ended.catch((error) => log.error({ err: error }, 'worker ended'));
  return {
    ended,
    stop: async () => {
      stop();
      await ended;
    },
  };
}

const drain = { shutdownGraceTime: '30s', shutdownForceTime: '45s' } as const;

async function deliveriesOf(
  { namespace, taskQueue, activities, heavyQueue, slots, build }: WorkerDeps,
  connection: NativeConnection,
  { sinks }: Telling,
): Promise<WorkerOptions> {
  const { sha256, code } = build ?? (await todaysBuild());
  return {
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { code: codeKnowing(queuesOf(heavyQueue), code) },
    workerDeploymentOptions: {
      version: { deploymentName: 'facteur', buildId: sha256 },
      useWorkerVersioning: false,
    },
    sinks,
    maxConcurrentActivityTaskExecutions: slots ?? 100,
    maxConcurrentWorkflowTaskExecutions: 100,
    maxCachedWorkflows: 1000,
    // The default of 10 s doubles the time until a delivery goes on after a worker died.
    stickyQueueScheduleToStartTimeout: '2s',
    ...drain,
  };
}

/** More at once than there are processors would only make each of them late. */
const heavyOf = (
  { namespace, activities, slots }: WorkerDeps,
  connection: NativeConnection,
  taskQueue: string,
): WorkerOptions => ({
  connection,
  namespace,
  taskQueue,
  activities,
  maxConcurrentActivityTaskExecutions: slots ?? availableParallelism() + 1,
  ...drain,
});

/** Writes events one delivery after another in their order, together where several wait. */
class Telling {
  readonly #waiting = new Map<string, TraceEvent[]>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #deps: Pick<WorkerDeps, 'record' | 'log'>;

  constructor(deps: Pick<WorkerDeps, 'record' | 'log'>) {
    this.#deps = deps;
  }

  readonly sinks = {
    trace: {
      told: {
        fn: ({ workflowId }: { workflowId: string }, told: readonly ToldEvent[]) =>
          this.#tell(workflowId, told.map(sealEvent)),
        callDuringReplay: false,
      },
    },
  } satisfies import('@temporalio/worker').InjectedSinks<TraceSinks>;

  async settled(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  #tell(delivery: string, told: readonly TraceEvent[]): void {
    const waiting = this.#waiting.get(delivery);
    if (waiting) waiting.push(...told);
    else this.#waiting.set(delivery, [...told]);
    if (!this.#writing.has(delivery)) this.#writing.set(delivery, this.#write(delivery));
  }

  async #write(delivery: string): Promise<void> {
    for (let events = this.#waiting.get(delivery); events; events = this.#waiting.get(delivery)) {
      this.#waiting.delete(delivery);
      try {
        await this.#deps.record(delivery, events);
      } catch (error) {
        // The reconciler asks the workflow for what is missing.
        this.#deps.log.warn({ err: error, delivery }, 'events not recorded');
      }
    }
    this.#writing.delete(delivery);
  }
}
