import { neededConfig } from './config.ts';
import { runServer } from './runServer.ts';

// The server as `npm start` runs and watches it.
await runServer(neededConfig(process.env));
