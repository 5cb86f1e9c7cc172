import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

// The bundler's process: writes the workflows' code, as one file, at the path in its argument.
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: bundle.ts PATH');
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
});
await writeFile(path, code);
