import { valueAt } from '#workflows/context.ts';
import type { Activity } from '../activity.ts';
import { countingFrom } from '../ladder/rungs.ts';
import type { deadline } from './manifest.ts';

/**
 * Computes when people are told, counted from the delivery's start, so that these instants are recorded; the workflow
 * waits for them.
 */
export const run: Activity<typeof deadline> = async ({ config, context }) => {
  const start = new Date(String(valueAt(context, 'delivery.startedAt')));
  const at = countingFrom(start, config, context);
  const rungs = (['first', 'second', 'third'] as const).flatMap((exit) => {
    const amount = config[exit];
    return amount === undefined ? [] : [{ at: at(amount), exit }];
  });
  return { awaits: { rungs }, evidence: [] };
};
