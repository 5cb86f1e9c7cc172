import type { Pace } from '../api/contract/shapes.ts';

const seconds = { second: 1, minute: 60, hour: 3600 } as const satisfies Record<
  Pace['per'],
  number
>;

/** Seconds from one message to the next. */
export const secondsBetween = ({ most, per }: Pace): number => seconds[per] / most;
