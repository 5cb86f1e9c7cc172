import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { canonicalJson, hashOf, type Plan } from '#workflows/plan.ts';
import { fold, type TraceEvent } from '#workflows/trace.ts';
import type { getDelivery } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import { type Attempt, attemptsOf } from './attempts.ts';
import { awaitedMessages } from './awaitedMessages.ts';
import { batchesOf, membersOf } from './batchMembers.ts';
import { mailOf } from './cameBack.ts';
import { deliveryRow } from './deliveries.ts';
import { eventsOf } from './events.ts';
import { documentsOfBatch, documentsOfInvoice, type InvoiceDocument } from './invoiceDocuments.ts';
import { nextTry } from './nextTry.ts';
import { parkedForms } from './parkedForms.ts';
import type { Sql } from './sql.ts';

type Detail = Reply<typeof getDelivery>;

/** All that a person needs to understand a delivery, to mend it, and to check it. @throws NOT_FOUND */
export async function deliveryDetail(
  sql: Sql,
  issuerId: string,
  deliveryId: string,
): Promise<Detail> {
  const delivery = await deliveryRow(sql, issuerId, deliveryId);
  const [stored] = await sql<
    { input: DeliveryInput; flow: Flow; by: string; at: string; invoiceId: string | null }[]
  >`
    select d.input, d.invoice_id, v.flow, v.published_by as by, v.published_at as at
    from delivery d
    join flow_version v on v.flow_id = d.flow_id and v.version = d.version
    where d.id = ${deliveryId}
  `;
  if (!stored) throw notFound();
  const { input, flow, by, at, invoiceId } = stored;
  const { plan } = input;
  const events = await eventsOf(sql, deliveryId);
  const attempts: Attempt[] = await attemptsOf(sql, deliveryId);
  const documents =
    invoiceId === null
      ? await documentsOfBatch(sql, deliveryId)
      : await documentsOfInvoice(sql, invoiceId, deliveryId);
  const view = fold(plan, events);
  return {
    delivery,
    flow,
    plan,
    events,
    attempts,
    documents: [...documents],
    batches: await batchesOf(sql, deliveryId),
    members: invoiceId === null ? await membersOf(sql, deliveryId) : [],
    parked: parkedForms({ input, flow, view, events, attempts }),
    awaited: awaitedMessages(input, flow, view),
    mail: await mailOf(sql, deliveryId),
    nextTry: nextTry(plan, events, attempts),
    seals: sealsOf(plan, events, documents),
    published: { by, at },
    chain: invoiceId === null ? [] : await chainOf(sql, invoiceId),
  };
}

async function chainOf(sql: Sql, invoiceId: string): Promise<Detail['chain']> {
  const rows = await sql<Detail['chain']>`
    select id, version, state, started_at, again_of from delivery
    where invoice_id = ${invoiceId}
    order by started_at, id
  `;
  return [...rows];
}

/** What can be checked without trusting us: the text, or the document, whose sha256 must be the seal. */
function sealsOf(
  plan: Plan,
  events: readonly TraceEvent[],
  documents: readonly InvoiceDocument[],
): Detail['seals'] {
  const { hash, flow: _flow, version: _version, ...meaning } = plan;
  const unique = new Map(documents.map((document) => [document.sha256, document]));
  return [
    { what: 'plan', name: null, sha256: hash, text: canonicalJson(meaning) },
    { what: 'events', name: null, sha256: hashOf(events), text: canonicalJson(events) },
    ...[...unique.values()].map(({ role, name, sha256 }) => ({
      what: role,
      name,
      sha256,
      text: null,
    })),
  ];
}
