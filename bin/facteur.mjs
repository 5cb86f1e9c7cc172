#!/usr/bin/env node
// The command line: as the bundle of its sources, or from the sources: where no bundle can be made (a
// read-only checkout), and for what runs until it is asked to stop.
import { freshBundle } from './bundle.mjs';

// What serves loads the engine's own threads and files, which a bundle of the command line has not.
const serves = process.argv.slice(2).some((arg) => arg === 'server' || arg === 'worker');
const bundle = serves ? undefined : await freshBundle();
if (bundle) await import(bundle);
else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../server/cli/main.ts');
}
