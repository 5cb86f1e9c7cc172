import type { Text } from '#workflows/text.ts';
import type { getBulkRun, listBulkItems, startBulkRun } from '../api/contract.ts';
import type { Input, Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from './actions.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';
import { ofInvoiceOrBatch } from './deliveriesOf.ts';
import type { Sql } from './sql.ts';

export type BulkRun = Reply<typeof getBulkRun>;
type Page<T> = { readonly items: T[]; readonly next: string | null };
type Item = Reply<typeof listBulkItems>['items'][number];
type Wanted = Input<typeof startBulkRun>['body'];

/** One delivery as a run takes it up. */
export interface NewItem {
  readonly id: string;
  readonly verdict: string;
  readonly why: Text;
  readonly isIn: boolean;
}

const shown = (sql: AnySql) => sql`
  select r.id, r.action, r.reason, r.actor as by, r.ordering as "order", r.pace, r.started_at, r.ended_at,
    case when r.stopped_at is null then null
      else jsonb_build_object('at', to_char(r.stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', r.stopped_by)
    end as stopped,
    count(*) filter (where i.state = 'waiting')::int as waiting,
    count(*) filter (where i.state = 'done')::int as done,
    count(*) filter (where i.state = 'refused')::int as refused,
    count(*) filter (where i.state = 'left-out')::int as left_out,
    (r.started_at at time zone 'UTC')::text || '+00' as place
  from bulk_run r
  left join bulk_item i on i.run_id = r.id
`;

type Shown = BulkRun & { readonly place: string };
const withoutPlace = ({ place: _, ...run }: Shown): BulkRun => run;

/** @throws NOT_FOUND */
export async function bulkRun(sql: AnySql, issuerId: string, id: string): Promise<BulkRun> {
  const [row] = await sql<Shown[]>`
    ${shown(sql)} where r.issuer_id = ${issuerId} and r.id = ${id} group by r.id
  `;
  if (!row) throw notFound();
  return withoutPlace(row);
}

/** Last begun first. */
export async function bulkRunPage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Page<BulkRun>> {
  const after = placeOf(cursor, 'instant');
  const rows = await sql<Shown[]>`
    ${shown(sql)}
    where r.issuer_id = ${issuerId}
      and (${after?.by ?? null}::text is null
        or (r.started_at, r.id) < (${after?.by ?? null}::timestamptz, ${after?.id ?? null}))
    group by r.id
    order by r.started_at desc, r.id desc
    limit ${limit + 1}
  `;
  const { items, next } = pageOf(rows, limit);
  return { items: items.map(withoutPlace), next };
}

/** In the order of the run. @throws NOT_FOUND */
export async function bulkItems(
  sql: AnySql,
  issuerId: string,
  runId: string,
  { cursor, limit }: PageAsked,
): Promise<Page<Item>> {
  await bulkRun(sql, issuerId, runId);
  const after = Number(placeOf(cursor, 'version')?.by ?? 0);
  const rows = await sql<(Item & { place: string })[]>`
    select d.id, coalesce(i.number, b.period) as invoice_number, c.name as customer_name, item.state, item.why, item.settled_at,
      item.position::text as place
    from bulk_item item
    join delivery d on d.id = item.delivery_id
    ${ofInvoiceOrBatch(sql)}
    where item.run_id = ${runId} and item.position > ${after}
    order by item.position
    limit ${limit + 1}
  `;
  const { items, next } = pageOf(rows, limit);
  return { items: items.map(({ place: _, ...item }) => item), next };
}

/** Keeps a run with its deliveries, all or nothing. One that is there already stays as it is. */
export async function keepRun(
  sql: Sql,
  { issuerId, login }: Actor,
  wanted: Wanted,
  items: readonly NewItem[],
): Promise<void> {
  const { actionId: id, action, reason, patch, exit, pace, order } = wanted;
  await sql.begin(async (tx) => {
    const { count } = await tx`
      insert into bulk_run (id, issuer_id, actor, action, reason, patch, exit, pace, ordering, ended_at)
      values (${id}, ${issuerId}, ${login}, ${action}, ${reason},
        ${patch === undefined ? null : jsonOf(tx, patch)}, ${exit ?? null}, ${pace}, ${order},
        ${items.some(({ isIn }) => isIn) ? null : tx`now()`})
      on conflict do nothing
    `;
    if (count === 0) return;
    const rows = items.map(({ id, verdict, why, isIn }, index) => ({
      position: index + 1,
      deliveryId: id,
      verdict,
      state: isIn ? 'waiting' : 'left-out',
      why: isIn ? null : why,
    }));
    await tx`
      insert into bulk_item (run_id, position, delivery_id, verdict, state, why)
      select ${id}, (row->>'position')::int, row->>'deliveryId', row->>'verdict', row->>'state',
        nullif(row->'why', 'null'::jsonb)
      from jsonb_array_elements(${jsonOf(tx, rows)}) as rows (row)
    `;
    await recordAction(tx, {
      issuerId,
      actor: login,
      kind: 'begin-bulk',
      subject: id,
      detail: { action, reason, order, pace, deliveries: items.filter(({ isIn }) => isIn).length },
    });
  });
}

/** Begins no further delivery of it. @throws NOT_FOUND */
export async function stopRun(sql: Sql, actor: Actor, id: string): Promise<BulkRun> {
  const { issuerId, login } = actor;
  const { count } = await sql`
    update bulk_run set stopped_at = now(), stopped_by = ${login}, ended_at = now()
    where id = ${id} and issuer_id = ${issuerId} and ended_at is null
  `;
  if (count > 0)
    await recordAction(sql, { issuerId, actor: login, kind: 'stop-bulk', subject: id });
  return bulkRun(sql, issuerId, id);
}

/** The next delivery of a run whose turn has come. */
export interface DueItem {
  readonly runId: string;
  readonly issuerId: string;
  readonly actor: string;
  readonly action: Wanted['action'];
  readonly reason: string;
  readonly patch: Record<string, string | null> | null;
  readonly exit: string | null;
  readonly position: number;
  readonly deliveryId: string;
}

/** Of several runs, that which waited longest comes first. */
export async function nextDue(sql: AnySql): Promise<DueItem | undefined> {
  const [due] = await sql<DueItem[]>`
    select r.id as run_id, r.issuer_id, r.actor, r.action, r.reason, r.patch, r.exit,
      i.position, i.delivery_id
    from bulk_run r
    join lateral (
      select position, delivery_id from bulk_item
      where run_id = r.id and state = 'waiting'
      order by position
      limit 1
    ) i on true
    where r.ended_at is null and r.next_at <= now()
    order by r.next_at
    limit 1
  `;
  return due;
}

/** Keeps what became of a delivery, and when the next one of its run is due. */
export async function settleItem(
  sql: Sql,
  { runId, position }: DueItem,
  outcome: { readonly state: 'done' | 'refused'; readonly why: Text | null },
): Promise<void> {
  const why = outcome.why === null ? null : jsonOf(sql, outcome.why);
  await sql.begin(async (tx) => {
    await tx`
      update bulk_item set state = ${outcome.state}, why = ${why}, settled_at = now()
      where run_id = ${runId} and position = ${position}
    `;
    await tx`
      update bulk_run r
      set next_at = now() + case when pace is null then interval '0' else interval '1 minute' / pace end,
        ended_at = case
          when exists (select from bulk_item i where i.run_id = r.id and i.state = 'waiting') then ended_at
          else coalesce(ended_at, now())
        end
      where id = ${runId}
    `;
  });
}

/** Leaves a delivery for later: the engine did not answer, and that is no word about the delivery. */
export async function postpone(sql: AnySql, runId: string, seconds: number): Promise<void> {
  await sql`update bulk_run set next_at = now() + make_interval(secs => ${seconds}) where id = ${runId}`;
}
