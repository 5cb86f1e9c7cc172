import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type InjectedSinks, Worker } from '@temporalio/worker';
import { bundleWorkflows } from '#server/bundleWorkflows.ts';
import type { Job } from '#workflows/job.ts';
import { hashOf } from '#workflows/plan.ts';
import { sealEvent } from '#workflows/seal.ts';
import type { TraceSinks } from '#workflows/sink.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import type { Call, CallSinks } from './calls.ts';

/** A delivery as it ran once, for good: later code has to make the same of it. */
export interface Golden {
  /** As `historyToJSON` prints it. */
  readonly history: History;
  readonly trace: readonly TraceEvent[];
  readonly calls: readonly SealedCall[];
}

export interface History {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: { readonly workflowId: string };
  }[];
}

/** A call with the sha256 of its job, whose key stands beside it: that is what the far end dedupes by. */
type SealedCall =
  | Exclude<Call, { args: unknown }>
  | (Omit<Call & { args: unknown }, 'args'> & { readonly key: string; readonly job: string });

const folder = fileURLToPath(new URL('.', import.meta.url));

export const fileOf = (name: string): string => `${folder}${name}.json`;

/** Every recorded history by name. */
export const goldens = (): ReadonlyMap<string, Golden> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => [file.slice(0, -'.json'.length), readGolden(file)]),
  );

const readGolden = (file: string): Golden => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));

/** The workflow as it is released, told of by `calls.ts`. */
export const listeningBundle = () =>
  bundleWorkflows(new URL('../../workflows/index.ts', import.meta.url), {
    workflowInterceptorModules: [`${folder}calls.ts`],
  });

/** What deliveries tell, by their workflow's id. */
export class Listener {
  readonly #told = new Map<string, { trace: TraceEvent[]; calls: SealedCall[] }>();

  readonly #duringReplay: boolean;

  constructor(duringReplay: boolean) {
    this.#duringReplay = duringReplay;
  }

  of(id: string): Omit<Golden, 'history'> {
    return this.#of(id);
  }

  get sinks(): InjectedSinks<TraceSinks & CallSinks> {
    const callDuringReplay = this.#duringReplay;
    return {
      trace: {
        told: {
          fn: ({ workflowId }, told) => {
            this.#of(workflowId).trace.push(...told.map(sealEvent));
          },
          callDuringReplay,
        },
      },
      calls: {
        made: {
          fn: ({ workflowId }, call) => {
            this.#of(workflowId).calls.push(sealCall(call));
          },
          callDuringReplay,
        },
      },
    };
  }

  #of(id: string) {
    const told = this.#told.get(id) ?? { trace: [], calls: [] };
    this.#told.set(id, told);
    return told;
  }
}

function sealCall(call: Call): SealedCall {
  if (call.kind === 'timer') return call;
  const { args, ...rest } = call;
  const job = args[0] as Job;
  return { ...rest, key: job.key, job: hashOf(args) };
}

export interface Replayed extends Omit<Golden, 'history'> {
  /** Why the engine says that the code does not fit the history. */
  readonly divergence?: string;
}

type Bundle = { readonly code: string } | { readonly codePath: string };

/** Runs histories through a bundle, each by itself. */
export async function replayAll(
  workflowBundle: Bundle,
  histories: ReadonlyMap<string, History>,
): Promise<ReadonlyMap<string, Replayed>> {
  const listener = new Listener(true);
  const ids = new Map([...histories].map(([name, history]) => [workflowIdOf(history), name]));
  const results = Worker.runReplayHistories({ workflowBundle, sinks: listener.sinks }, [
    ...[...histories.values()].map((history) => ({ workflowId: workflowIdOf(history), history })),
  ]);
  const replayed = new Map<string, Replayed>();
  for await (const { workflowId, error } of results) {
    const divergence = error === undefined ? {} : { divergence: error.message };
    replayed.set(ids.get(workflowId) as string, { ...listener.of(workflowId), ...divergence });
  }
  return replayed;
}

export const workflowIdOf = ({ events }: History): string =>
  events[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';
