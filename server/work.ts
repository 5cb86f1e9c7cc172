import { neededConfig } from './config.ts';
import { runWorker } from './runWorker.ts';

// The worker as `npm start` runs and watches it.
await runWorker(neededConfig(process.env));
