import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Engine } from '#server/engine/engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the run's services. */
    readonly broker: string;
  }
}

/** Services that a test file can ask the run for; each is started when the first one asks. */
export type Service = 'postgres' | 'temporal';

/**
 * One Postgres and one Temporal for the whole run, started when a test file first asks: a run of pure tests
 * starts neither. `DATABASE_URL` and `TEMPORAL_ADDRESS` replace them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'facteur-test-'));
  const engines = new Map<Service, Promise<Engine>>();

  const broker = createServer(async (request, response) => {
    const service: Service = request.url === '/temporal' ? 'temporal' : 'postgres';
    const engine = engines.get(service) ?? start(service, join(folder, service));
    engines.set(service, engine);
    await engine.then(
      ({ databaseUrl, temporalAddress }) =>
        response.end(service === 'postgres' ? databaseUrl : temporalAddress),
      (error) => response.writeHead(503).end(error instanceof Error ? error.message : ''),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  const address = broker.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  project.provide('broker', `http://127.0.0.1:${port}`);

  // On a signal Vitest leaves without teardown; the engines' own exit hook ends their processes.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // A closed terminal is the one signal that Vitest does not hear.
  process.once('SIGHUP', () => process.exit(129));

  return async () => {
    broker.closeAllConnections();
    broker.close();
    const started = await Promise.allSettled(engines.values());
    for (const engine of started) {
      if (engine.status === 'fulfilled') await engine.value.stop();
    }
    await rm(folder, { recursive: true, force: true });
  };
}

/** Each service is an engine whose other half is named, so that a test of the database never waits for Temporal. */
async function start(service: Service, data: string): Promise<Engine> {
  const { startEngine } = await import('#server/engine/engine.ts');
  const { DATABASE_URL, TEMPORAL_ADDRESS } = process.env;
  if (service === 'postgres') {
    return startEngine({ data, databaseUrl: DATABASE_URL, temporalAddress: 'not asked for' });
  }
  if (TEMPORAL_ADDRESS) await prepareTemporal(TEMPORAL_ADDRESS);
  return startEngine({ data, databaseUrl: 'not asked for', temporalAddress: TEMPORAL_ADDRESS });
}

async function prepareTemporal(address: string): Promise<void> {
  const [{ Connection }, { registerSearchAttributes }] = await Promise.all([
    import('@temporalio/client'),
    import('#server/engine/searchAttributes.ts'),
  ]);
  const connection = await Connection.connect({ address });
  await registerSearchAttributes(connection, 'default');
  await connection.close();
}
