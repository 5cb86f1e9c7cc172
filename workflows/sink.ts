import type { Sinks } from '@temporalio/workflow';
import type { ToldEvent } from './trace.ts';

/**
 * How a delivery tells what happens without adding to its history. Calls may be lost when a worker dies, and repeated on a
 * replay: receivers go by `seq`, and the reconciler asks the `trace` query.
 */
export interface TraceSinks extends Sinks {
  trace: { told(events: readonly ToldEvent[]): void };
}
