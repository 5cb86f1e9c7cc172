import type { Ports, Records } from '#activities/activity.ts';
import type { Config } from '../config.ts';
import { approvals } from '../db/approvals.ts';
import { attemptLog } from '../db/attempts.ts';
import { makeBatches } from '../db/batches.ts';
import { channelGate } from '../db/channelGate.ts';
import { channelNamed, type Owner } from '../db/channels.ts';
import { effectLedger } from '../db/effects.ts';
import type { Sql } from '../db/sql.ts';
import { currentTable } from '../db/tables.ts';
import { documentStore } from './documents.ts';
import { makeFileDrop } from './fileDrop.ts';
import { guardedDial } from './guardedDial.ts';
import { makeHttp } from './http.ts';
import { makeMailer } from './mailer.ts';

export interface PortsDeps {
  readonly sql: Sql;
  /** 32 bytes that decrypt the channels' secrets. */
  readonly key: Uint8Array;
  readonly config: Pick<Config, 'store' | 'url' | 'egressAllow' | 'folders'>;
}

export interface AllPorts {
  /** The world as one issuer's steps see it: connections are looked up among that issuer's. */
  portsFor(owner: Owner): Ports;
  readonly records: Records;
  /** Ends connections kept for reuse. */
  close(): void;
}

export function makePorts({ sql, key, config }: PortsDeps): AllPorts {
  const dial = guardedDial(config.egressAllow);
  const documents = documentStore(sql, config.store);
  const drop = makeFileDrop(dial, config.folders);
  const http = makeHttp(config.egressAllow);
  const asked = approvals(sql, config.url);
  const mailer = makeMailer({ dial, clientName: new URL(config.url).hostname, key, http });
  const batches = makeBatches(sql);
  return {
    portsFor: (owner) => ({
      documents,
      mailer,
      drop,
      http,
      channel: (name) => channelNamed(sql, key, owner, name),
      table: (name) => currentTable(sql, owner, name),
      approvals: asked,
      batches,
      now: () => new Date(),
      url: config.url,
    }),
    records: { effects: effectLedger(sql), attempts: attemptLog(sql), gate: channelGate(sql) },
    close: () => mailer.close(),
  };
}
