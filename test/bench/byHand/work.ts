import { NativeConnection, Worker } from '@temporalio/worker';
import { bundleWorkflows } from '#server/bundleWorkflows.ts';
import { reportAlive } from '#server/program.ts';
import * as activities from './steps.ts';

const { TEMPORAL_ADDRESS = '' } = process.env;
const connection = await NativeConnection.connect({ address: TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  taskQueue: 'by-hand',
  activities,
  workflowBundle: await bundleWorkflows(new URL('./workflow.ts', import.meta.url)),
});
const running = worker.run();
reportAlive(async () => {
  worker.shutdown();
  await running;
});
