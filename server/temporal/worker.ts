import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { sealEvent } from '#workflows/seal.ts';
import type { TraceSinks } from '#workflows/sink.ts';
import type { ToldEvent, TraceEvent } from '#workflows/trace.ts';
import type { Log } from '../log.ts';
import { type Build, todaysBuild } from './builds.ts';

export interface WorkerDeps {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
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
  const { address, namespace, taskQueue, activities, log } = deps;
  const { sha256, code } = deps.build ?? (await todaysBuild());
  // TLS and API key as for the client: the environment names them.
  const { connectionOptions } = loadClientConnectConfig();
  const connection = await NativeConnection.connect({ ...connectionOptions, address });
  const telling = new Telling(deps);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { code },
    workerDeploymentOptions: {
      version: { deploymentName: 'facteur', buildId: sha256 },
      useWorkerVersioning: false,
    },
    sinks: telling.sinks,
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentWorkflowTaskExecutions: 100,
    maxCachedWorkflows: 1000,
    // The default of 10 s doubles the time until a delivery goes on after a worker died.
    stickyQueueScheduleToStartTimeout: '2s',
    shutdownGraceTime: '30s',
    shutdownForceTime: '45s',
  });
  const ended = worker.run().finally(async () => {
    await telling.settled();
    await connection.close();
  });
  ended.catch((error) => log.error({ err: error }, 'worker ended'));
  return {
    ended,
    stop: async () => {
      worker.shutdown();
      await ended;
    },
  };
}

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
