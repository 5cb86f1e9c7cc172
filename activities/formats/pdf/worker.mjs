// Worker threads start without the loader of the main thread: register it, then load the TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
