import type { Activity } from '../activity.ts';
import type { bounceWait } from './manifest.ts';

const HOUR = 3600_000;

/** Says until when bounces count, so that the instant is recorded; the workflow waits. */
export const run: Activity<typeof bounceWait> = async ({ config: { hours } }, ports) => {
  const end = new Date(ports.now().getTime() + hours * HOUR).toISOString();
  return {
    awaits: {
      message: 'bounce',
      exits: { hard: 'bounced', expired: 'expired' },
      rungs: [{ at: end, exit: 'none', ends: true }],
    },
    evidence: [],
  };
};
