import { TestWorkflowEnvironment } from '@temporalio/testing';
import { findBinary } from '#server/engine/binaries.ts';
import { temporalTestServer } from '#server/engine/programs.ts';
import { addSearchAttributes, searchAttributes } from '#server/engine/searchAttributes.ts';
import { serviceAddress } from './service.ts';

/**
 * `host:port` of the run's Temporal: namespace `default`, our search attributes registered.
 * It is shared by every test file: take a task queue and workflow ids of your own.
 */
export const temporalAddress = (): Promise<string> => serviceAddress('temporal');

/**
 * A server whose clock jumps over waits: a month of retries passes in a second. Our search attributes are
 * registered; it can list neither workflows nor search attributes. Tear it down after awaiting every call.
 */
export async function timeSkipping(): Promise<TestWorkflowEnvironment> {
  const { path } = await findBinary(temporalTestServer);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await addSearchAttributes(environment.connection, 'default', Object.keys(searchAttributes));
  return environment;
}
