import { writeFile } from 'node:fs/promises';
import { bundleWorkflowsForSpeed } from './bundleWorkflows.ts';

// The bundler's process: writes the workflows' code, as one file, at the path in its argument.
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: bundle.ts PATH');
const { code } = await bundleWorkflowsForSpeed(new URL('../workflows/index.ts', import.meta.url));
await writeFile(path, code);
