import type { DocumentStore } from '#activities/activity.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { ruleSetFor, validateInvoice } from '#workflows/invoice/validate.ts';
import type { Problem } from '#workflows/problem.ts';
import type { getInvoice, listInvoices } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { AnySql } from './anySql.ts';
import { containing, pageOf, placeOf } from './cursor.ts';
import { isOfInvoice } from './deliveriesOf.ts';
import { documentsOfInvoice } from './invoiceDocuments.ts';

type Page = Reply<typeof listInvoices>;
type InvoiceRow = Page['items'][number];

/** Invoices of an issuer, newest first. `q` looks into number and customer name. */
export async function invoicePage(
  sql: AnySql,
  issuerId: string,
  query: {
    cursor?: string | undefined;
    limit: number;
    customer?: string | undefined;
    q?: string | undefined;
  },
): Promise<Page> {
  const after = placeOf(query.cursor, 'instant');
  const rows = await sql<(InvoiceRow & { place: string })[]>`
    ${selected(sql)}
    where i.issuer_id = ${issuerId}
      and (${after?.by ?? null}::text is null
        or (i.received_at, i.id) < (${after?.by ?? null}::timestamptz, ${after?.id ?? null}))
      and (${query.customer ?? null}::text is null or i.customer_id = ${query.customer ?? null})
      and (${query.q ?? null}::text is null
        or i.number ilike ${containing(query.q ?? '')}
        or c.name ilike ${containing(query.q ?? '')})
    order by i.received_at desc, i.id desc
    limit ${query.limit + 1}
  `;
  return pageOf(rows, query.limit);
}

/** An invoice with its data as they were taken in, its documents and its deliveries. */
export async function invoiceDetail(
  sql: AnySql,
  store: DocumentStore,
  issuerId: string,
  invoiceId: string,
): Promise<Reply<typeof getInvoice>> {
  const [invoice] = await sql<InvoiceRow[]>`
    ${selected(sql)}
    where i.issuer_id = ${issuerId}
      and i.id = ${invoiceId}
  `;
  const [read] = await sql<Pick<Reply<typeof getInvoice>, 'unmapped'>[]>`
    select unmapped from invoice where id = ${invoiceId}
  `;
  if (!invoice || !read) throw notFound();
  const documents = await documentsOfInvoice(sql, invoiceId);
  const deliveries = await sql<Reply<typeof getInvoice>['deliveries']>`
    select d.id, d.state, v.flow->>'name' as flow_name, d.version, d.started_at, d.ended_at
    from delivery d
    join flow_version v on v.flow_id = d.flow_id and v.version = d.version
    where ${isOfInvoice(sql, invoiceId)}
    order by d.started_at desc, d.id
  `;
  const data = await canonicalInvoice(store, documents);
  const { unmapped } = read;
  const problems = brokenRules(data);
  return {
    invoice,
    data,
    unmapped,
    problems,
    documents: [...documents],
    deliveries: [...deliveries],
  };
}

/** By the rules of its own profile. */
const brokenRules = (data: Invoice): Problem[] =>
  validateInvoice(data, { rules: ruleSetFor(data.specification ?? '') }).slice(0, 100);

/** The invoice as it was taken in, whole. */
export async function canonicalInvoice(
  store: DocumentStore,
  documents: readonly { role: string; sha256: string }[],
): Promise<Invoice> {
  const data = documents.find(({ role }) => role === 'data');
  if (!data) throw new Error('invoice has no data document');
  return Invoice.parse(JSON.parse(Buffer.from(await store.read(data)).toString('utf8')));
}

const selected = (sql: AnySql) => sql`
  select i.id, i.number, i.type_code, i.issue_date, i.due_date, i.total, i.currency, i.customer_id,
    c.name as customer_name, d.id as delivery_id, coalesce(d.state, 'planned') as state,
    (i.received_at at time zone 'UTC')::text || '+00' as place
  from invoice i
  join customer c on c.id = i.customer_id
  left join lateral (
    select id, state from delivery where invoice_id = i.id order by started_at desc, id limit 1
  ) d on true
`;
