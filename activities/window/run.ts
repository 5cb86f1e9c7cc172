import { Temporal } from 'temporal-polyfill';
import { nextOpening } from '#workflows/calendar/nextOpening.ts';
import { valueAt } from '#workflows/context.ts';
import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { window } from './manifest.ts';

/**
 * Finds the instant at which the window is open; the workflow waits for it. An activity, so that the instant is recorded:
 * a later edition of the time zones must not change what was waited for.
 *
 * @throws WINDOW_NEVER_OPENS
 */
export const run: Activity<typeof window> = async ({ config, context }, ports) => {
  const timeZone = String(valueAt(context, `${config.clock}.timeZone`));
  const now = Temporal.Instant.fromEpochMilliseconds(ports.now().getTime());
  const opening = nextOpening({ ...config, timeZone }, now);
  if (!opening)
    throw fault(window, 'WINDOW_NEVER_OPENS', {
      fr: 'aucun jour n’est ouvert',
      en: 'no day is open',
    });
  const { at, until, passedOver } = opening;
  return {
    until: at.toInstant().toString(),
    note: `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })} (${timeZone})`,
    evidence: [
      {
        kind: 'sending-window',
        detail: { opens: at.toString(), tooLateFrom: until.toString(), passedOver },
      },
    ],
  };
};
