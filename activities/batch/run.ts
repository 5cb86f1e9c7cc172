import type { BatchFacts } from '#workflows/batch.ts';
import { valueAt } from '#workflows/context.ts';
import type { Activity } from '../activity.ts';
import { join } from './join.ts';
import { leave } from './leave.ts';
import type { batch } from './manifest.ts';

/** The one step of two deliveries: an invoice's, which joins a batch, and the batch's own, which begins with it. */
export const run: Activity<typeof batch> = (job, ports) => {
  const facts = valueAt(job.context, 'batch') as BatchFacts | undefined;
  const { config, context } = job;
  const timeZone = String(valueAt(context, `${config.clock}.timeZone`));
  return facts === undefined ? join(job, timeZone, ports) : leave(config, facts, timeZone, ports);
};
