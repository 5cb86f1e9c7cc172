import type { ReservedSql } from 'postgres';
import type { Sql } from '#server/db/sql.ts';
import { until } from '../support/until.ts';

/** The writes of a sending step in their order, each by the table and what tells it from the table's other writes. */
const writes = {
  'attempt opened': ['insert', 'attempt', "new.type = 'email'"],
  'effect claimed': ['insert', 'effect', 'true'],
  'effect settled': ['update', 'effect', "new.state = 'done'"],
  'attempt closed': ['update', 'attempt', "new.type = 'email' and new.result = 'done'"],
  'event kept': [
    'insert',
    'delivery_event',
    "new.event->>'kind' = 'done' and new.event->>'node' = 'email'",
  ],
} as const;

export type Write = keyof typeof writes;

/** Writes of single invoices that wait in the database until they are told how to end. */
export interface Stops {
  /** Makes that write of that invoice wait. */
  at(write: Write, number: string): Promise<void>;
  /** Resolves once all that were asked for wait. */
  reached(): Promise<void>;
  /** Ends one: it is done although nobody hears of it any more, or it never was. */
  end(number: string, how: 'done' | 'undone'): Promise<void>;
  close(): Promise<void>;
}

/**
 * By triggers that take a lock which is held here: so a process can be killed exactly while it writes, and whether the
 * write was done is not left to luck.
 */
export async function stopsIn(sql: Sql): Promise<Stops> {
  await sql.unsafe('create table stop (key serial primary key, place text, number text)');
  await sql.unsafe(`
    create function wait_at_stop() returns trigger language plpgsql as $$
    declare held integer;
    begin
      select s.key into held
      from stop s
      join invoice i on i.number = s.number
      join delivery d on d.invoice_id = i.id
      where s.place = tg_argv[0] and d.id = new.delivery_id;
      if held is not null then perform pg_advisory_xact_lock_shared(0, held); end if;
      return new;
    end $$
  `);
  for (const [place, [what, table, when]] of Object.entries(writes))
    await sql.unsafe(`
      create trigger "${place}" before ${what} on ${table}
      for each row when (${when}) execute function wait_at_stop('${place}')
    `);
  const holder: ReservedSql = await sql.reserve();
  const keys = new Map<string, number>();
  return {
    async at(write, number) {
      const [row] = await holder`
        insert into stop (place, number) values (${write}, ${number}) returning key
      `;
      await holder`select pg_advisory_lock(0, ${row?.key})`;
      keys.set(number, row?.key as number);
    },
    reached: () =>
      until(async () => {
        const [row] = await holder`
          select count(distinct objid)::int as waiting from pg_locks
          where locktype = 'advisory' and not granted and classid = 0
        `;
        if (row?.waiting !== keys.size) throw new Error(`${row?.waiting} of ${keys.size} wait`);
      }),
    async end(number, how) {
      const key = keys.get(number) as number;
      keys.delete(number);
      await holder`delete from stop where key = ${key}`;
      if (how === 'undone')
        await holder`
          select pg_terminate_backend(pid, 5000) from pg_locks
          where locktype = 'advisory' and not granted and classid = 0 and objid = ${key}
        `;
      await holder`select pg_advisory_unlock(0, ${key})`;
    },
    async close() {
      holder.release();
    },
  };
}
