import type { Activity } from '../activity.ts';
import { rungsOf } from '../ladder/rungs.ts';
import type { waitEvent } from './manifest.ts';

/** Computes when people are told and when the wait ends, so that these instants are recorded; the workflow waits. */
export const run: Activity<typeof waitEvent> = async ({ config, context }, ports) => {
  const { event, writes, mask } = config;
  const [path] = writes;
  return {
    awaits: {
      message: event,
      ...(mask === undefined ? {} : { mask }),
      ...(path === undefined ? {} : { writes: path }),
      rungs: rungsOf(config, context, ports.now()),
    },
    evidence: [],
  };
};
