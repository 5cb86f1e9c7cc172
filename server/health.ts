import type { Connection } from '@temporalio/client';
import type { Response } from 'express';
import { type ChannelTrouble, channelTrouble } from './db/channelTrouble.ts';
import { pendingMigrations } from './db/migrate.ts';
import type { Sql } from './db/sql.ts';
import { missingSearchAttributes } from './engine/searchAttributes.ts';

export interface Readiness {
  readonly ready: boolean;
  /** Each thing that serving needs, and what is wrong with it where something is. */
  readonly checks: Readonly<
    Record<'database' | 'migrations' | 'temporal' | 'searchAttributes', string>
  >;
  /** Worth knowing, but no reason not to serve; null where the database can't be asked. */
  readonly channels: ChannelTrouble | null;
}

const LONGEST = 2000;

/** Whether this server can take work. Being alive is another question: restarting does not mend a database. */
export async function readiness(
  sql: Sql,
  connection: Connection,
  namespace: string,
): Promise<Readiness> {
  const [database, migrations, temporal, searchAttributes, channels] = await Promise.all([
    verdict(async () => void (await sql`select 1`)),
    verdict(async () => nothingMissing(await pendingMigrations(sql))),
    verdict(() =>
      connection.withDeadline(Date.now() + LONGEST, async () => {
        await connection.workflowService.describeNamespace({ namespace });
      }),
    ),
    verdict(() =>
      connection.withDeadline(Date.now() + LONGEST, async () =>
        nothingMissing(await missingSearchAttributes(connection, namespace)),
      ),
    ),
    inTime(channelTrouble(sql), null).catch(() => null),
  ]);
  const checks = { database, migrations, temporal, searchAttributes };
  return { ready: Object.values(checks).every((check) => check === 'ok'), checks, channels };
}

export function replyReadiness(res: Response, { ready, checks, channels }: Readiness): void {
  res
    .status(ready ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ ready, checks, channels });
}

const verdict = (check: () => Promise<void>): Promise<string> =>
  inTime(
    check().then(
      () => 'ok',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    ),
    'no answer',
  );

function inTime<T, L>(asked: Promise<T>, otherwise: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), LONGEST + 500);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function nothingMissing(names: readonly string[]): void {
  if (names.length > 0) throw new Error(`missing: ${names.join(', ')}`);
}
