import type { getDelivery, Reply } from '#server/api/contract.ts';
import type { Resolution } from '#workflows/trace.ts';

export type Delivery = Reply<typeof getDelivery>;

/** A step that waits for a person. */
export type Parked = Delivery['parked'][number];

/** A step that waits for a message. */
export type AwaitedMessage = Delivery['awaited'][number];

/** What a person decided about it. */
export type Decision = Pick<Resolution, 'action' | 'reason' | 'patch' | 'exit'>;

export type Attempt = Delivery['attempts'][number];
