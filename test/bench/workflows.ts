import * as wf from '@temporalio/workflow';
import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Job, StepResult } from '#workflows/job.ts';

export { delivery } from '#workflows/delivery.ts';

/** What a developer would write by hand for the very flow that `bench engine` draws: the measure of the interpreter. */
export async function handWritten({ plan, context }: DeliveryInput): Promise<{ outcome: string }> {
  const work = wf.proxyActivities<Record<string, (job: Job) => Promise<StepResult>>>({
    startToCloseTimeout: '10s',
    heartbeatTimeout: '10s',
    retry: { maximumAttempts: 5 },
  }).work as (job: Job) => Promise<StepResult>;
  for (const { id, type, config, retry } of plan.steps.filter(({ kind }) => kind === 'do')) {
    const key = `${context.delivery.id}/${id}/1`;
    const { invoice } = context;
    await work({
      key,
      delivery: context.delivery.id,
      node: id,
      type,
      generation: 1,
      config,
      context: { invoice },
      amended: {},
      retry,
    });
  }
  return { outcome: 'delivered' };
}
