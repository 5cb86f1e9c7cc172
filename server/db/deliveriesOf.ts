import type { AnySql } from './anySql.ts';

/** Holds for a delivery `d` of an invoice: its own, or the batch that it left in. */
export const isOfInvoice = (sql: AnySql, invoiceId: string) => sql`(
  d.invoice_id = ${invoiceId}
  or d.id in (
    select m.batch_id
    from batch_member m
    join delivery own on own.id = m.delivery_id
    where own.invoice_id = ${invoiceId} and m.state = 'taken'
  )
)`;

/** Joins to a delivery `d` what it is of: invoice `i` or batch `b`, and its customer `c`. */
export const ofInvoiceOrBatch = (sql: AnySql) => sql`
  left join invoice i on i.id = d.invoice_id
  left join batch b on b.id = d.id
  join customer c on c.id = coalesce(i.customer_id, b.customer_id)
`;
