import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { rememberedPort } from './port.ts';
import { registerSearchAttributes, searchAttributes } from './searchAttributes.ts';
import type { Supervisor } from './supervisor.ts';

/** The dev server's own is one day; a delivery may be asked about for longer before our archive has it. */
const RETENTION = '30 days';

/**
 * Starts the Temporal dev server on a file in `folder`, and keeps it running.
 *
 * @returns its address, `127.0.0.1:port`, with namespace `default` ready
 * @throws CHILD_NOT_STARTED
 */
export async function startTemporal({
  folder,
  run,
  binary,
  supervisor,
}: {
  folder: string;
  /** Where its port is kept. */
  run: string;
  binary: string;
  supervisor: Supervisor;
}): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await rememberedPort(join(run, 'temporal.port'));
  const address = `127.0.0.1:${port}`;
  await supervisor.run({
    name: 'temporal',
    spawn: () =>
      spawn(binary, serverArguments(join(folder, 'temporal.db'), port), {
        cwd: folder,
        // A session of its own: Ctrl-C in the terminal must reach us alone, or the engine goes before its worker.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    answers: () =>
      withConnection(address, async ({ workflowService }) => {
        await workflowService.describeNamespace({ namespace: 'default' });
      }),
    stopSignal: 'SIGTERM',
  });
  await withConnection(address, async (connection) => {
    await registerSearchAttributes(connection, 'default');
    await connection.workflowService.updateNamespace({
      namespace: 'default',
      config: { workflowExecutionRetentionTtl: msToTs(RETENTION) },
    });
  });
  return address;
}

function serverArguments(file: string, port: number): readonly string[] {
  const attributes = Object.entries(searchAttributes);
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
    ...['--db-filename', file],
    // Without these two a start costs a full rollback journal: measured 20 times slower.
    ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
    ...['--log-level', 'error'],
    ...attributes.flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
}

async function withConnection<T>(
  address: string,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: '5s' });
  try {
    return await connection.withDeadline(Date.now() + 10_000, () => use(connection));
  } finally {
    await connection.close();
  }
}
