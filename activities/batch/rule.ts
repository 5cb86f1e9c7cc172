import { Temporal } from 'temporal-polyfill';
import type { BatchPeriod } from '#workflows/batch.ts';
import { nextCutOff } from '#workflows/calendar/cutOff.ts';
import type { ConfigOf } from '#workflows/node.ts';
import type { batch } from './manifest.ts';
import { weekdays } from './words.ts';

/** The first cut-off after an instant, by a step's settings. */
export function cutOffAfter(
  config: ConfigOf<typeof batch>,
  timeZone: string,
  after: Date,
): BatchPeriod {
  const weekday = Object.keys(weekdays).indexOf(config.weekday) + 1;
  return nextCutOff(
    { ...config, weekday, timeZone },
    Temporal.Instant.fromEpochMilliseconds(after.getTime()),
  );
}
