import type { Sql } from '../db/sql.ts';
import { connectTemporal } from '../temporal/client.ts';
import { EngineError, messageOf } from './fault.ts';
import { registerSearchAttributes } from './searchAttributes.ts';

/**
 * Asks the database for a sign of life, before anything relies on it.
 *
 * @param url where it is; its password is not repeated
 * @throws EngineError DATABASE_UNREACHABLE with what the driver or the database said
 */
export async function reachDatabase(sql: Sql, url: string): Promise<void> {
  try {
    await sql`select 1`;
  } catch (error) {
    const { host, pathname } = new URL(url);
    const seen = `${host}${pathname}: ${messageOf(error)}`;
    throw new EngineError(
      'DATABASE_UNREACHABLE',
      {
        fr: `La base de données ne répond pas (${seen}).`,
        en: `The database does not answer (${seen}).`,
      },
      {
        fr: 'Démarrez-la ou corrigez DATABASE_URL ; sans ce réglage, une base embarquée est employée.',
        en: 'Start it or correct DATABASE_URL; without that setting an embedded one is used.',
      },
      error,
    );
  }
}

/**
 * Connects to Temporal once, and registers there what deliveries can be found by.
 *
 * @throws EngineError TEMPORAL_UNREACHABLE with what the client or the server said
 */
export async function reachTemporal(address: string, namespace: string): Promise<void> {
  try {
    const temporal = await connectTemporal(address);
    try {
      await registerSearchAttributes(temporal.connection, namespace);
    } finally {
      await temporal.close();
    }
  } catch (error) {
    const seen = `${address}, ${namespace}: ${messageOf(error)}`;
    throw new EngineError(
      'TEMPORAL_UNREACHABLE',
      { fr: `Temporal ne répond pas (${seen}).`, en: `Temporal does not answer (${seen}).` },
      {
        fr: 'Démarrez-le ou corrigez TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE et TEMPORAL_TLS_… ; sans adresse, un Temporal embarqué est employé.',
        en: 'Start it or correct TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and TEMPORAL_TLS_…; without an address an embedded one is used.',
      },
      error,
    );
  }
}
