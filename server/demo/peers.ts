import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { saveChannel } from '../db/channels.ts';
import type { Sql } from '../db/sql.ts';
import { rememberedPort } from '../engine/port.ts';
import { demoIssuer } from './customers.ts';
import { type Drop, startDrop } from './drop.ts';
import { demoDrop, demoMail } from './flows.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';

export interface Peers {
  readonly mailbox: Mailbox;
  readonly drop: Drop & { readonly user: string; readonly password: string };
  /** The peers as `host:port`, for the list of private targets that steps may reach. */
  readonly targets: readonly string[];
  readonly close: () => Promise<void>;
}

/** The folder that the demo's SFTP server serves. */
export const dropFolder = (data: string): string => join(data, 'drop');

/** Starts the demo's mailbox and drop, on the ports that they had before where these are free. */
export async function startPeers({ sql, data }: { sql: Sql; data: string }): Promise<Peers> {
  const run = join(data, 'run');
  const user = 'facteur';
  const password = randomBytes(24).toString('base64url');
  const mailbox = await startMailbox({
    sql,
    port: await rememberedPort(join(run, 'mailbox.port')),
  });
  const drop = await startDrop({
    folder: dropFolder(data),
    keyFile: join(data, 'drop-host-key'),
    user,
    password,
    port: await rememberedPort(join(run, 'drop.port')),
  });
  return {
    mailbox,
    drop: { ...drop, user, password },
    targets: [`${mailbox.host}:${mailbox.port}`, `${drop.host}:${drop.port}`],
    close: async () => {
      await Promise.all([mailbox.close(), drop.close()]);
    },
  };
}

/** Points the demo issuer's connections at the peers as they run now: ports and password may be new. */
export async function connectPeers(
  { sql, key }: { sql: Sql; key: Uint8Array },
  { mailbox, drop }: Peers,
): Promise<void> {
  await saveChannel(
    sql,
    key,
    demoIssuer.id,
    {
      kind: 'smtp',
      name: demoMail,
      host: mailbox.host,
      port: mailbox.port,
      secure: false,
      requireTls: false,
      from: 'facturation@ateliers-fermat.example',
      fromName: demoIssuer.name,
    },
    true,
  );
  const { host, port, user, password, hostKey } = drop;
  const sftp = { kind: 'sftp', name: demoDrop, host, port, user, password, hostKey } as const;
  await saveChannel(sql, key, demoIssuer.id, sftp, true);
}
