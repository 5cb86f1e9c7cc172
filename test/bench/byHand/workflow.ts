import * as wf from '@temporalio/workflow';
import type * as steps from './steps.ts';

export interface Order {
  readonly number: string;
  readonly typeCode: string;
  readonly orderReference: string;
  /** The PDF as it was received. */
  readonly pdf: string;
  readonly convert: boolean;
}

const { subject, convert, keep } = wf.proxyLocalActivities<typeof steps>({
  startToCloseTimeout: '30s',
});
const { send } = wf.proxyActivities<typeof steps>({
  startToCloseTimeout: '3 minutes',
  retry: { maximumAttempts: 5 },
});

/** The flow of `bench deliver` as a developer would write it: a rule, a subject, the sending, the proof of it. */
export async function byHand(order: Order): Promise<void> {
  if (order.typeCode === '381') return;
  const line = await subject(order);
  const file = order.convert ? await convert(order) : order.pdf;
  const sent = await send({ number: order.number, subject: line, file });
  await keep({ number: order.number, ...sent });
}
