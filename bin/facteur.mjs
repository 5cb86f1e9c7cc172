#!/usr/bin/env node
// The command line: as the bundle of its sources, or from the sources where no bundle can be made (a read-only checkout).
import { freshBundle } from './bundle.mjs';

const bundle = await freshBundle();
if (bundle) await import(bundle);
else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../server/cli/main.ts');
}
