import { catalogue } from '#activities/catalogue.ts';
import type { Catalogue } from '#workflows/node.ts';
import { same, type Text } from '#workflows/text.ts';
import type { SeenFault } from '#workflows/trace.ts';
import type { DeliveryState, listDeliveries } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { AnySql } from './anySql.ts';
import { whatCameBack } from './cameBack.ts';
import { pauseOf } from './channelList.ts';
import { containing, pageOf, placeOf } from './cursor.ts';
import { ofInvoiceOrBatch } from './deliveriesOf.ts';
import { faultWords } from './faultWords.ts';
import { jsonInstant } from './jsonInstant.ts';

type Page = Reply<typeof listDeliveries>;
export type DeliveryRow = Page['items'][number];

export interface DeliveryQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?:
    | 'needs-action'
    | 'retrying'
    | 'waiting'
    | 'running'
    | 'ended'
    | 'late'
    | undefined;
  readonly customer?: string | undefined;
  /** Fault code, and type of the node that failed. */
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  readonly q?: string | undefined;
}

type Stored = Omit<DeliveryRow, 'fault' | 'nodeTitle'> & {
  readonly nodeTitle: string | null;
  readonly fault: (SeenFault & { readonly type: string }) | null;
  readonly endedAt: string | null;
  readonly place: string;
};

const groups = {
  'needs-action': ['parked', 'uncertain', 'bounced'],
  retrying: ['retrying'],
  waiting: ['waiting'],
  running: ['planned', 'running'],
  ended: ['delivered', 'handed-over', 'by-hand', 'cancelled', 'failed', 'nothing-to-do', 'moved'],
} as const satisfies Record<
  Exclude<NonNullable<DeliveryQuery['state']>, 'late'>,
  readonly DeliveryState[]
>;

/** Deliveries of an issuer, last changed first. */
export async function deliveryPage(
  sql: AnySql,
  issuerId: string,
  query: DeliveryQuery,
): Promise<Page> {
  const after = placeOf(query.cursor, 'instant');
  const { customer = null, code = null, type = null, q = null } = query;
  const isLate = query.state === 'late';
  const states =
    query.state === undefined || query.state === 'late' ? null : [...groups[query.state]];
  const rows = await sql<Stored[]>`
    select * from (${shown(sql)}
      where d.issuer_id = ${issuerId}
        and (${after?.by ?? null}::text is null
          or (d.changed_at, d.id) < (${after?.by ?? null}::timestamptz, ${after?.id ?? null}))
        and (${customer}::text is null or c.id = ${customer})
        and (${q}::text is null or coalesce(i.number, b.period) ilike ${containing(q ?? '')} or c.name ilike ${containing(q ?? '')})
    ) shown
    where (${states}::text[] is null or state = any(${states}))
      and (not ${isLate} or late_since is not null and ended_at is null)
      and (${code}::text is null or fault->>'code' = ${code})
      and (${type}::text is null or fault->>'type' = ${type})
    order by changed_at desc, id desc
    limit ${query.limit + 1}
  `;
  const { items, next } = pageOf(rows, query.limit);
  return { items: items.map(withWords), next };
}

/** One delivery as the list shows it. @throws NOT_FOUND */
export async function deliveryRow(
  sql: AnySql,
  issuerId: string,
  deliveryId: string,
): Promise<DeliveryRow> {
  const [row] = await sql<Stored[]>`
    ${shown(sql)}
    where d.issuer_id = ${issuerId}
      and d.id = ${deliveryId}
  `;
  if (!row) throw notFound();
  return withWords(row);
}

function withWords({
  place: _,
  endedAt: _ended,
  fault,
  nodeTitle,
  nodeType,
  ...row
}: Stored): DeliveryRow {
  return {
    ...row,
    nodeType,
    nodeTitle: nodeType === null ? null : titleOf(nodeType, nodeTitle),
    fault: fault && { ...faultWords(fault.type, fault), message: fault.message },
  };
}

function titleOf(type: string, own: string | null): Text {
  const known: Catalogue = catalogue;
  return own ? same(own) : (known[type]?.title ?? same(type));
}

/**
 * Columns of `DeliveryRow`. A running delivery whose node's last try failed is retrying: the engine tries again by
 * itself, and only the tries tell.
 */
const shown = (sql: AnySql) => sql`
  select d.id, d.invoice_id, coalesce(i.number, b.period) as invoice_number, c.id as customer_id,
    c.name as customer_name, coalesce(i.total, in_batch.sum) as total,
    coalesce(i.currency, b.currency) as currency,
    case when b.id is not null then jsonb_build_object(
      'count', in_batch.count, 'cutOff', ${jsonInstant(sql, sql`b.cut_off`)}, 'closed', b.closed_at is not null
    ) end as batch,
    d.flow_id, v.flow->>'name' as flow_name, d.version,
    ${stateShown(sql)} as state,
    d.node, n.title as node_title, n.type as node_type,
    coalesce(d.fault, failed.fault, back.fault) as fault,
    (
      select count(*)::int from attempt a where a.delivery_id = d.id and (d.node is null or a.node = d.node)
    ) as tries,
    held.waits,
    d.late_since, d.alerts, d.ended_at, d.started_at, d.changed_at, (d.changed_at at time zone 'UTC')::text || '+00' as place
  from delivery d
  ${ofInvoiceOrBatch(sql)}
  left join lateral (
    select count(*)::int as count, coalesce(sum((m.member->>'total')::numeric), 0) as sum
    from batch_member m
    where m.batch_id = b.id and m.state <> 'withdrawn'
  ) in_batch on b.id is not null
  join flow_version v on v.flow_id = d.flow_id and v.version = d.version
  left join lateral (
    select drawn->>'title' as title, drawn->>'type' as type
    from jsonb_array_elements(v.flow->'nodes') as nodes (drawn)
    where drawn->>'id' = d.node
  ) n on true
  left join lateral (
    select jsonb_build_object(
      'channel', h.channel,
      'because', h.because,
      'until', ${jsonInstant(sql, sql`h.until`)},
      'paused', ${pauseOf(sql)}
    ) as waits
    from held_step h
    join channel c on c.issuer_id = d.issuer_id and c.name = h.channel
    where h.delivery_id = d.id and h.node = d.node and d.state = 'waiting'
  ) held on true
  left join lateral (
    select last.fault || jsonb_build_object('type', last.type) as fault
    from (
      select a.fault, a.type, a.result from attempt a
      where a.delivery_id = d.id and a.node = d.node
      order by a.generation desc, a.number desc
      limit 1
    ) last
    where d.state = 'running'
      and last.result = 'failed'
      and last.fault->>'remedy' = 'retry'
  ) failed on true
  left join lateral (${whatCameBack(sql)}) back on true
`;

/** What came back outweighs what was acknowledged before; once settled, nothing proves that it arrived. */
const stateShown = (sql: AnySql) => sql`
  case
    when d.came_back = 'open' and d.state not in ('parked', 'uncertain') then 'bounced'
    when d.came_back = 'settled' and d.state in ('delivered', 'handed-over') then 'by-hand'
    when failed.fault is null then d.state
    else 'retrying'
  end
`;
