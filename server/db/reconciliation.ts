import type { getReconciliation } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import type { AnySql } from './anySql.ts';
import { ofInvoiceOrBatch } from './deliveriesOf.ts';

type Report = Reply<typeof getReconciliation>;

/** How many of each kind are told one by one; all are counted. */
const SHOWN = 100;

/**
 * Effects of an issuer that were begun longer ago than any try takes, and of which nobody knows whether they arrived. A
 * step that runs again asks; one that is never run again leaves them so.
 */
export async function unansweredEffects(
  sql: AnySql,
  issuerId: string,
  afterMinutes: number,
): Promise<Report['effectsWithoutAnswer']> {
  const rows = await sql<(Report['effectsWithoutAnswer']['items'][number] & { all: number })[]>`
    select e.key, e.delivery_id, coalesce(i.number, b.period) as invoice_number, e.node, e.state, e.claimed_at,
      count(*) over ()::int as all
    from effect e
    join delivery d on d.id = e.delivery_id
    ${ofInvoiceOrBatch(sql)}
    where d.issuer_id = ${issuerId}
      and e.state in ('attempting', 'uncertain')
      and e.claimed_at < now() - make_interval(mins => ${afterMinutes})
    order by e.claimed_at
    limit ${SHOWN}
  `;
  return { count: rows[0]?.all ?? 0, items: rows.map(({ all: _, ...effect }) => effect) };
}

/** A delivery as the report looks at it. */
export interface OpenDelivery {
  readonly id: string;
  readonly invoiceNumber: string;
  readonly state: string;
  readonly startedAt: string;
}

/** Deliveries of an issuer that are not over and were ordered long enough ago to have a workflow, oldest first. */
export function openDeliveries(
  sql: AnySql,
  issuerId: string,
  afterMinutes: number,
  most: number,
): Promise<OpenDelivery[]> {
  return sql<OpenDelivery[]>`
    select d.id, coalesce(i.number, b.period) as invoice_number, d.state, d.started_at
    from delivery d
    ${ofInvoiceOrBatch(sql)}
    where d.issuer_id = ${issuerId}
      and d.ended_at is null
      and d.started_at < now() - make_interval(mins => ${afterMinutes})
    order by d.started_at
    limit ${most}
  `;
}

/** Of these ids, those that have a row that is not over, whoever's. */
export async function openAmong(
  sql: AnySql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly issuerId: string; readonly isOver: boolean }>> {
  const rows = await sql<{ id: string; issuerId: string; isOver: boolean }[]>`
    select id, issuer_id, ended_at is not null as is_over from delivery where id = any(${[...ids]})
  `;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
