import type { AnySql } from '../db/anySql.ts';
import { isOfInvoice } from '../db/deliveriesOf.ts';

export interface NamedDocument {
  readonly sha256: string;
  readonly type: string;
  readonly name: string;
}

/** Every document that an invoice, a delivery of it, or a receipt names, once each, by sha256. */
export async function documentsOf(
  sql: AnySql,
  of: { readonly invoice: string } | { readonly delivery: string },
): Promise<readonly NamedDocument[]> {
  const deliveries =
    'delivery' in of
      ? sql`select id, invoice_id from delivery where id = ${of.delivery}`
      : sql`select d.id, d.invoice_id from delivery d where ${isOfInvoice(sql, of.invoice)}`;
  const invoice = 'invoice' in of ? sql`${of.invoice}` : sql`(select invoice_id from d limit 1)`;
  return sql<NamedDocument[]>`
    with d as (${deliveries}), named as (
      select sha256, name from invoice_document
      where (invoice_id = ${invoice} and delivery_id = '') or delivery_id in (select id from d)
      union all
      select document->>'sha256', document->>'name' from evidence
      where document is not null and delivery_id in (select id from d)
    )
    select n.sha256, min(n.name) as name, coalesce(min(t.type), 'application/octet-stream') as type
    from named n
    left join document t on t.sha256 = n.sha256
    group by n.sha256
    order by n.sha256
  `;
}
