import type { DocumentStore } from '#activities/activity.ts';
import type { Config } from '../config.ts';
import type { Sql } from '../db/sql.ts';
import type { Log } from '../log.ts';
import type { TemporalAccess } from '../temporal/startDelivery.ts';
import type { Limits } from './limits.ts';

/** What routes reach the world through. */
export interface ApiDeps {
  readonly sql: Sql;
  readonly store: DocumentStore;
  /** 32 bytes that decrypt the channels' secrets. */
  readonly key: Uint8Array;
  readonly temporal: TemporalAccess;
  /** `url` is where this server really answers. */
  readonly config: Pick<Config, 'url' | 'data' | 'egressAllow' | 'folders'>;
  readonly log: Log;
  readonly limits: Limits;
}
