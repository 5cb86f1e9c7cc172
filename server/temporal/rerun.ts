import type { InjectedSinks } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { sealEvent } from '#workflows/seal.ts';
import type { TraceSinks } from '#workflows/sink.ts';
import type { TraceEvent } from '#workflows/trace.ts';

export interface Rerun {
  /** What the workflow told while it ran again. */
  readonly events: readonly TraceEvent[];
  /** Why the code does not fit the history: another order, another step, another id. Undefined where it does. */
  readonly divergence: string | undefined;
}

/**
 * Runs a recorded history through the workflow's code again. No activity runs: their results come from the history.
 *
 * @param code the workflows, bundled
 * @param history JSON as `historyToJSON` prints it, parsed
 */
export async function rerun(code: string, history: unknown, id: string): Promise<Rerun> {
  const events: TraceEvent[] = [];
  const sinks: InjectedSinks<TraceSinks> = {
    trace: {
      told: {
        fn: (_info, told) => {
          events.push(...told.map(sealEvent));
        },
        callDuringReplay: true,
      },
    },
  };
  try {
    // Without the id, every key that the workflow derives from it would differ.
    await Worker.runReplayHistory({ workflowBundle: { code }, sinks }, history, id);
    return { events, divergence: undefined };
  } catch (error) {
    return { events, divergence: error instanceof Error ? error.message : String(error) };
  }
}
