// Measured: loaded before the loader is, the hundreds of files of pdf-lib cost a third of what they cost through it.
await Promise.all([import('pdf-lib'), import('fontkit')]);

// Worker threads start without the loader of the main thread: register it, then load the TypeScript.
const { register } = await import('tsx/esm/api');
register();
await import('./worker.ts');
