#!/usr/bin/env node
// The product runs from its TypeScript sources: this loads tsx in this process, which no second one has to wait for.
import { register } from 'tsx/esm/api';

register();
await import('../server/cli/main.ts');
