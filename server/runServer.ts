import { documentStore } from './adapters/documents.ts';
import type { NeededConfig } from './config.ts';
import { connect } from './db/sql.ts';
import { encryptionKey } from './encryptionKey.ts';
import { makeLog } from './log.ts';
import { startServer } from './main.ts';
import { reportAlive } from './program.ts';
import { startArchiver } from './temporal/archive.ts';
import { connectTemporal } from './temporal/client.ts';

/**
 * The server's process: API, pages, relay, reconciler and archive, until it is asked to stop.
 *
 * @returns where it answers
 */
export async function runServer(config: NeededConfig): Promise<string> {
  const log = makeLog();
  const sql = connect(config.databaseUrl, config.databaseConnections);
  const temporal = await connectTemporal(config.temporal.address);
  const store = documentStore(sql, config.store);
  const key = await encryptionKey(config);
  const server = await startServer({ sql, temporal, store, key, config, log });
  const archiver = startArchiver({ sql, client: temporal.client, log });
  reportAlive(async () => {
    await server.close();
    await archiver.stop();
    await temporal.close();
    await sql.end({ timeout: 5 });
  });
  return server.url;
}
