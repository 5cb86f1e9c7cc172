import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { canonicalJson, sha256Hex } from '#workflows/plan.ts';
import type { AnySql } from '../db/anySql.ts';
import type { Sql } from '../db/sql.ts';
import { inTurn } from '../db/turn.ts';
import { buildOf } from '../evidence/history.ts';
import type { Log } from '../log.ts';

export interface ArchiveDeps {
  readonly sql: Sql;
  readonly client: Client;
  readonly log: Log;
}

/** One link of the chain. `history` is canonical JSON, the text that the sha256 is over. */
export interface Archived {
  readonly position: string;
  readonly history: string;
  readonly previous: string;
  readonly sha256: string;
  readonly archivedAt: string;
}

/** What the first archived history is chained to. */
export const genesis = '0'.repeat(64);

/** sha256 of a link: it holds all links before it, so that none can be changed, dropped or slipped in alone. */
export const linkOf = (previous: string, history: string): string =>
  sha256Hex(`${previous}\n${history}`);

/** Any number, as long as nobody else in this database takes it: the chain grows one link at a time. */
const LOCK = 7_219_432;

const closing = /^EVENT_TYPE_WORKFLOW_EXECUTION_(COMPLETED|FAILED|TERMINATED|CANCELED|TIMED_OUT)$/;

/** Deliveries whose history could not be had: how often, and when to ask again, in milliseconds since 1970. */
export type Postponed = Map<string, { readonly times: number; readonly until: number }>;

const SHORTEST_WAIT = 30_000;
const LONGEST_WAIT = 3600_000;
const MOST_AT_ONCE = 100;
/** An engine that does not answer must not hold a stop for ever. */
const DEADLINE = 10_000;

/**
 * Archives the histories of deliveries that ended, until stopped. A delivery is due as long as it has ended and has no
 * row; one whose history can't be had waits longer each time, so that others behind it get their turn.
 */
export function startArchiver(
  deps: ArchiveDeps,
  { everyMs = 5000 } = {},
): { stop: () => Promise<void> } {
  const postponed: Postponed = new Map();
  let stopped = false;
  let wake: () => void = () => {};
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const round = () => archiveEnded(deps, postponed, () => stopped);
      const archived = await inTurn(deps.sql, 'archive', round).catch((err: unknown) =>
        deps.log.warn({ err }, 'archiving interrupted'),
      );
      if (stopped) return;
      // More are due: a steady forty a second must not outrun it.
      if (archived === MOST_AT_ONCE) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** @returns how many histories were archived now */
export async function archiveEnded(
  deps: ArchiveDeps,
  postponed: Postponed = new Map(),
  isStopped = () => false,
): Promise<number> {
  const now = Date.now();
  const waiting = [...postponed].filter(([, { until }]) => until > now).map(([id]) => id);
  const due = await deps.sql<{ id: string }[]>`
    select id
    from delivery
    where ended_at is not null and not archived
      and not id = any(${waiting})
    order by ended_at
    limit ${MOST_AT_ONCE}
  `;
  const fetched: Fetched[] = [];
  for (const { id } of due) {
    if (isStopped()) break;
    try {
      const history = await closedHistory(deps.client, id);
      if (history) fetched.push({ id, ...history });
      postponed.delete(id);
    } catch (err) {
      const times = (postponed.get(id)?.times ?? 0) + 1;
      const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** (times - 1));
      postponed.set(id, { times, until: now + wait });
      deps.log.warn({ err, delivery: id }, 'history not archived yet');
    }
  }
  return fetched.length === 0 ? 0 : append(deps.sql, fetched);
}

interface Fetched {
  readonly id: string;
  readonly history: string;
  readonly packed: Uint8Array;
  readonly build: string | null;
}

/** @returns undefined where the workflow still writes its last event */
async function closedHistory(client: Client, id: string): Promise<Omit<Fetched, 'id'> | undefined> {
  const history = await liveHistory(client, id);
  const parsed = JSON.parse(history) as { events: readonly { eventType: string }[] };
  if (!closing.test(parsed.events.at(-1)?.eventType ?? '')) return undefined;
  const packed = await promisify(gzip)(history, { level: 9 });
  return { history, packed, build: buildOf(parsed) ?? null };
}

/** Adds links to the chain, but for histories that another process archived just now. @returns how many */
async function append(sql: Sql, fetched: readonly Fetched[]): Promise<number> {
  const ids = fetched.map(({ id }) => id);
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    const [last] = await tx<{ sha256: string | null; there: string[] }[]>`
      select (select sha256 from archive order by position desc limit 1) as sha256,
        array(
          select delivery_id from archive where delivery_id = any(${ids})
        ) as there
    `;
    let previous = last?.sha256 ?? genesis;
    const rows = fetched
      .filter(({ id }) => !last?.there.includes(id))
      .map(({ id, history, packed, build }) => {
        const link = { deliveryId: id, history: packed, previous, build };
        previous = linkOf(previous, history);
        return { ...link, sha256: previous };
      });
    if (rows.length > 0)
      await tx`
      insert into archive ${tx(rows, 'deliveryId', 'history', 'sha256', 'previous', 'build')}
    `;
    await tx`update delivery set archived = true where id = any(${ids})`;
    return rows.length;
  });
}

/** What the engine recorded of a delivery, as canonical JSON. */
export async function liveHistory(client: Client, id: string): Promise<string> {
  const history = await client.withDeadline(Date.now() + DEADLINE, () =>
    client.workflow.getHandle(id).fetchHistory(),
  );
  return canonicalJson(JSON.parse(historyToJSON(history)));
}

export async function archivedHistory(sql: AnySql, id: string): Promise<Archived | undefined> {
  const [row] = await sql<(Omit<Archived, 'history'> & { history: Uint8Array })[]>`
    select position, history, previous, sha256, archived_at from archive where delivery_id = ${id}
  `;
  if (!row) return undefined;
  const history = await promisify(gunzip)(row.history);
  return { ...row, history: history.toString('utf8') };
}

/**
 * Whether a delivery's link holds: its sha256 is that of its history, and its neighbours in the chain name it and are
 * named by it. The whole chain is the sum of this over all deliveries.
 */
export async function linkHolds(sql: AnySql, archived: Archived): Promise<boolean> {
  if (linkOf(archived.previous, archived.history) !== archived.sha256) return false;
  const { position } = archived;
  const [before] = await sql<{ sha256: string }[]>`
    select sha256 from archive where position < ${position} order by position desc limit 1
  `;
  const [after] = await sql<{ previous: string }[]>`
    select previous from archive where position > ${position} order by position limit 1
  `;
  return (
    archived.previous === (before?.sha256 ?? genesis) &&
    (after === undefined || after.previous === archived.sha256)
  );
}
