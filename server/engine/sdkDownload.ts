import { createRequire } from 'node:module';
import { Runtime } from '@temporalio/worker';

// A program of its own: `sdkDownload.ts dev-server|time-skipping FOLDER` leaves in FOLDER, which must be empty,
// the server that the SDK downloads from Temporal. The SDK fetches it only to start it, so it is stopped again.
const [kind, downloadDir = ''] = process.argv.slice(2);
const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json');

const exe = {
  type: 'cached-download',
  downloadDir,
  version: 'default',
  ttl: 0,
  sdkName: 'sdk-typescript',
  sdkVersion: version,
} as const;

const runtime = Runtime.instance();
try {
  const server = await runtime.createEphemeralServer(
    kind === 'time-skipping'
      ? { type: 'time-skipping', exe, port: null, extraArgs: [] }
      : {
          type: 'dev-server',
          exe,
          namespace: 'default',
          ip: '127.0.0.1',
          port: null,
          uiPort: null,
          dbFilename: null,
          ui: false,
          log: { format: 'pretty', level: 'error' },
          extraArgs: [],
        },
  );
  await runtime.shutdownEphemeralServer(server);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
await runtime.shutdown();
