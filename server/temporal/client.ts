import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';

export interface Temporal {
  readonly client: Client;
  readonly connection: Connection;
  close(): Promise<void>;
}

/**
 * Connects to the Temporal that the environment names (`TEMPORAL_*`, as `@temporalio/envconfig` reads them), or to the
 * given address where the engine is ours.
 */
export async function connectTemporal(address?: string): Promise<Temporal> {
  const { connectionOptions, namespace } = loadClientConnectConfig();
  const connection = await Connection.connect({
    ...connectionOptions,
    ...(address === undefined ? {} : { address }),
  });
  const client = new Client({ connection, namespace: namespace ?? 'default' });
  return { client, connection, close: () => connection.close() };
}
