import type { Remedy } from '#workflows/node.ts';
import type { summariseDeliveries } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import type { AnySql } from './anySql.ts';
import { ofInvoiceOrBatch } from './deliveriesOf.ts';
import { faultWords } from './faultWords.ts';

type Summary = Reply<typeof summariseDeliveries>;

/** What needs somebody, by cause and by customer and step, and how the rest stands. */
export async function deliverySummary(sql: AnySql, issuerId: string): Promise<Summary> {
  const [counts] = await sql<Omit<Summary, 'causes' | 'matrix'>[]>`
    select
      count(*) filter (where needs.somebody)::int as needs_action,
      count(distinct c.id) filter (where needs.somebody)::int as customers,
      count(*) filter (where not needs.somebody and (d.state = 'retrying' or d.state = 'running' and tries_again.yes))::int as retrying,
      count(*) filter (where not needs.somebody and d.state = 'waiting')::int as waiting,
      count(*) filter (where not needs.somebody and (d.state = 'planned' or d.state = 'running' and not tries_again.yes))::int as running,
      count(*) filter (where d.late_since is not null and d.ended_at is null)::int as late,
      count(*) filter (
        where d.invoice_id is not null and d.ended_at > now() - interval '7 days'
          and d.state in ('delivered', 'handed-over')
          and d.came_back is null
      )::int as delivered_week,
      count(*) filter (
        where d.invoice_id is not null and d.ended_at > now() - interval '7 days'
      )::int as ended_week
    from delivery d
    ${ofInvoiceOrBatch(sql)}
    left join lateral (
      select coalesce((
        select a.result = 'failed' and a.fault->>'remedy' = 'retry'
        from attempt a
        where d.state = 'running' and a.delivery_id = d.id and a.node = d.node
        order by a.generation desc, a.number desc
        limit 1
      ), false) as yes
    ) tries_again on true
    cross join lateral (select d.state in ('parked', 'uncertain') or coalesce(d.came_back, '') = 'open' as somebody) needs
    where d.issuer_id = ${issuerId}
      and (d.ended_at is null or d.ended_at > now() - interval '7 days' or d.came_back = 'open')
  `;
  if (!counts) throw new Error('no row came back');
  const needsAction = sql`
    d.issuer_id = ${issuerId} and d.state in ('parked', 'uncertain') and d.fault is not null
  `;
  const causes = await sql<
    { code: string; type: string; remedy: Remedy; count: number; customers: number }[]
  >`
    select d.fault->>'code' as code, d.fault->>'type' as type, d.fault->>'remedy' as remedy,
      count(*)::int as count, count(distinct c.id)::int as customers
    from delivery d
    ${ofInvoiceOrBatch(sql)}
    where ${needsAction}
    group by 1, 2, 3
    order by count desc, code, type
  `;
  const matrix = await sql<Summary['matrix']>`
    select c.id as customer_id, c.name as customer_name, d.fault->>'type' as type,
      count(*)::int as count
    from delivery d
    ${ofInvoiceOrBatch(sql)}
    where ${needsAction}
    group by 1, 2, 3
    order by count desc, customer_name, type
  `;
  return {
    ...counts,
    causes: causes.map(({ type, count, customers, ...fault }) => ({
      ...faultWords(type, fault),
      type,
      count,
      customers,
    })),
    matrix: [...matrix],
  };
}
