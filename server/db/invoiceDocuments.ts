import type { DocumentRef } from '#workflows/context.ts';
import { notFound } from '../api/problems.ts';
import type { AnySql } from './anySql.ts';

export interface InvoiceDocument extends DocumentRef {
  /** `original`, `xml`, `data`, `submitted`; what a step wrote (`invoice`), or the kind of proof (`smtp-reply`). */
  readonly role: string;
}

/** Documents of an invoice as submitted; with a delivery, also what that one made. */
export async function documentsOfInvoice(
  sql: AnySql,
  invoiceId: string,
  deliveryId?: string,
): Promise<InvoiceDocument[]> {
  return sql<InvoiceDocument[]>`
    select l.role, l.sha256, d.bytes::int as bytes, d.type, l.name
    from invoice_document l
    join document d on d.sha256 = l.sha256
    where l.invoice_id = ${invoiceId}
      and (l.delivery_id = '' or ${deliveryId ?? null}::text is null or l.delivery_id = ${deliveryId ?? null})
    order by l.delivery_id, l.role, l.sha256
  `;
}

/** Documents that a batch's delivery made: its invoices have theirs. */
export async function documentsOfBatch(
  sql: AnySql,
  deliveryId: string,
): Promise<InvoiceDocument[]> {
  return sql<InvoiceDocument[]>`
    select distinct l.role, l.sha256, d.bytes::int as bytes, d.type, l.name
    from invoice_document l
    join document d on d.sha256 = l.sha256
    where l.delivery_id = ${deliveryId}
    order by l.role, l.sha256
  `;
}

/** A document by content, if it belongs to an invoice of that issuer. @throws NOT_FOUND */
export async function documentOfIssuer(
  sql: AnySql,
  issuerId: string,
  sha256: string,
): Promise<DocumentRef> {
  const [document] = await sql<DocumentRef[]>`
    select l.sha256, d.bytes::int as bytes, d.type, l.name
    from invoice_document l
    join document d on d.sha256 = l.sha256
    join invoice i on i.id = l.invoice_id
    where l.sha256 = ${sha256}
      and i.issuer_id = ${issuerId}
    limit 1
  `;
  if (!document) throw notFound();
  return document;
}
