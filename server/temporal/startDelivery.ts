import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { DeliveryInput } from '#workflows/delivery.ts';

/** The client, and the queue that our workers listen on. */
export interface TemporalAccess {
  readonly client: Client;
  readonly taskQueue: string;
}

/** An answer that takes longer counts as unknown: whoever asked tries again with the same id. */
const DEADLINE = 2000;

const flowId = defineSearchAttributeKey('FlowId', SearchAttributeType.KEYWORD);
const flowVersion = defineSearchAttributeKey('FlowVersion', SearchAttributeType.INT);
const customerId = defineSearchAttributeKey('CustomerId', SearchAttributeType.KEYWORD);

/**
 * Starts a delivery's workflow, once: its id is the delivery's, so that starting again is refused by the engine, and
 * the refusal is as good as a start.
 */
export async function startDelivery(
  { client, taskQueue }: TemporalAccess,
  id: string,
  input: DeliveryInput,
): Promise<void> {
  const { delivery, customer } = input.context;
  try {
    await client.withDeadline(Date.now() + DEADLINE, () =>
      client.workflow.start('delivery', {
        taskQueue,
        workflowId: id,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        typedSearchAttributes: [
          { key: flowId, value: delivery.flow },
          { key: flowVersion, value: delivery.version },
          { key: customerId, value: customer.id },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
