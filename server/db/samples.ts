import type { Context, CustomerFacts, DocumentRef, Value } from '#workflows/context.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { InvoiceFacts } from '#workflows/invoice/facts.ts';
import { notFound } from '../api/problems.ts';
import { beginContext, paramsOf } from '../intake/context.ts';
import type { AnySql } from './anySql.ts';
import { issuerFacts } from './issuers.ts';

/** A real invoice with all that a drawing could name if it began now. */
export interface Sample {
  readonly invoiceId: string;
  readonly number: string;
  readonly customer: string;
  readonly context: Context;
}

interface Stored {
  readonly invoiceId: string;
  readonly number: string;
  readonly facts: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly params: Readonly<Record<string, Value>>;
  readonly documents: Readonly<Record<string, DocumentRef>> | null;
}

const MOST = 6;

/**
 * Real invoices to try a flow on: the given ones, or varied ones of its customers (of all, while it has none): credit
 * notes, invoices without an order reference, several customers.
 *
 * @param flow the drawing whose parameters count; the saved draft where none is given
 */
export async function samplesOf(
  sql: AnySql,
  issuerId: string,
  flowId: string,
  { invoiceIds = [], flow }: { invoiceIds?: readonly string[]; flow?: Pick<Flow, 'params'> } = {},
): Promise<Sample[]> {
  const [row] = await sql<{ draft: Flow; version: number }[]>`
    select f.draft,
      coalesce((select max(version) from flow_version v where v.flow_id = f.id), 0) as version
    from flow f
    where f.id = ${flowId}
      and f.issuer_id = ${issuerId}
  `;
  if (!row) throw notFound();
  const issuer = await issuerFacts(sql, issuerId);
  const ids = invoiceIds.length > 0 ? invoiceIds : await variedInvoices(sql, issuerId, flowId);
  const invoices = await storedInvoices(sql, issuerId, ids);
  return invoices.map(({ invoiceId, number, facts, customer, params, documents }) => ({
    invoiceId,
    number,
    customer: customer.name,
    context: beginContext({
      invoice: facts,
      customer,
      issuer,
      params: paramsOf(flow ?? row.draft, params),
      documents: documents ?? {},
      delivery: {
        id: invoiceId,
        flow: flowId,
        version: row.version,
        startedAt: new Date().toISOString(),
      },
    }),
  }));
}

/** One invoice as a drawing would see it, for a rehearsal. @throws NOT_FOUND */
export async function sampleOf(
  sql: AnySql,
  issuerId: string,
  flowId: string,
  invoiceId: string,
  flow: Pick<Flow, 'params'>,
): Promise<Sample> {
  const [sample] = await samplesOf(sql, issuerId, flowId, { invoiceIds: [invoiceId], flow });
  if (!sample) throw notFound();
  return sample;
}

async function variedInvoices(
  sql: AnySql,
  issuerId: string,
  flowId: string,
): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id
    from (
      select i.id, i.received_at, row_number() over (
        partition by i.customer_id, i.type_code = '381', i.facts ? 'orderReference'
        order by i.received_at desc
      ) as nth
      from invoice i
      join customer c on c.id = i.customer_id
      where i.issuer_id = ${issuerId}
        and (c.flow_id = ${flowId} or not exists (select from customer where flow_id = ${flowId}))
    ) varied
    order by nth, received_at desc
    limit ${MOST}
  `;
  return rows.map(({ id }) => id);
}

async function storedInvoices(
  sql: AnySql,
  issuerId: string,
  ids: readonly string[],
): Promise<Stored[]> {
  return sql<Stored[]>`
    select i.id as invoice_id, i.number, i.facts, c.params,
      jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'language', c.language,
        'country', c.country, 'timeZone', c.time_zone) as customer,
      (
        select jsonb_object_agg(l.role, jsonb_build_object(
          'sha256', l.sha256, 'bytes', d.bytes, 'type', d.type, 'name', l.name))
        from invoice_document l
        join document d on d.sha256 = l.sha256
        where l.invoice_id = i.id
          and l.delivery_id = ''
          and l.role in ('original', 'xml', 'data')
      ) as documents
    from invoice i
    join customer c on c.id = i.customer_id
    where i.issuer_id = ${issuerId}
      and i.id = any(${[...ids]})
    order by array_position(${[...ids]}, i.id)
  `;
}
