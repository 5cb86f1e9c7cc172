import type { Client } from '@temporalio/client';
import type { DocumentStore } from '#activities/activity.ts';
import { isOfInvoice } from '../db/deliveriesOf.ts';
import { eventsOf } from '../db/events.ts';
import type { Sql } from '../db/sql.ts';
import { archivedHistory, liveHistory } from '../temporal/archive.ts';
import type {
  PackContents,
  PackedAttempt,
  PackedDelivery,
  PackedDocument,
  PackedEvidence,
} from './contents.ts';
import { documentsOf } from './documents.ts';

export interface GatherDeps {
  readonly sql: Sql;
  readonly client: Client;
  readonly store: Pick<DocumentStore, 'read'>;
  readonly now: () => Date;
}

/**
 * Collects all that the record holds about one invoice of an issuer.
 *
 * @returns undefined where this issuer has no such invoice
 */
export async function gatherPack(
  deps: GatherDeps,
  { issuer, invoice: id }: { issuer: string; invoice: string },
): Promise<PackContents | undefined> {
  const { sql, store, now } = deps;
  const invoice = await invoiceOf(sql, issuer, id);
  if (!invoice) return undefined;
  const deliveries: PackedDelivery[] = [];
  for (const row of await deliveriesOf(sql, id)) deliveries.push(await packedDelivery(deps, row));
  const named = await documentsOf(sql, { invoice: id });
  const documents: PackedDocument[] = [];
  for (const document of named) {
    // One that is gone or was changed stays out: the pack is still worth having, and its verification says what lacks.
    const bytes = await store.read(document).catch(() => undefined);
    if (bytes) documents.push({ ...document, bytes });
  }
  return { createdAt: now().toISOString(), invoice, deliveries, documents };
}

type PackedInvoice = PackContents['invoice'];

async function invoiceOf(sql: Sql, issuer: string, id: string): Promise<PackedInvoice | undefined> {
  const [row] = await sql<Omit<PackedInvoice, 'documents'>[]>`
    select i.id, i.number, i.type_code, i.issue_date, i.due_date, i.currency, i.total::text as total,
      i.content_hash, i.received_at, i.facts,
      jsonb_build_object('id', s.id, 'name', s.name, 'siren', s.siren) as issuer,
      jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name) as customer
    from invoice i
    join issuer s on s.id = i.issuer_id
    join customer c on c.id = i.customer_id
    where i.id = ${id} and i.issuer_id = ${issuer}
  `;
  if (!row) return undefined;
  const documents = await sql<PackedInvoice['documents'][number][]>`
    select delivery_id as delivery, role, sha256, name
    from invoice_document
    where invoice_id = ${id}
    order by delivery_id, role, sha256
  `;
  return { ...row, documents: [...documents] };
}

type DeliveryRecord = Omit<PackedDelivery['about'], 'archive'> & {
  readonly drawing: PackedDelivery['flow'];
  readonly plan: PackedDelivery['plan'];
};

async function deliveriesOf(sql: Sql, invoice: string): Promise<readonly DeliveryRecord[]> {
  return sql<DeliveryRecord[]>`
    select d.id, d.flow_id as flow, v.flow->>'name' as flow_name, d.version,
      coalesce(own.hash, v.hash) as published_hash, v.published_by, v.published_at, d.state, d.outcome,
      d.started_at, d.ended_at, v.flow as drawing, d.input->'plan' as plan
    from delivery d
    join flow_version v on v.flow_id = d.flow_id and v.version = d.version
    left join lateral (
      select step->'batch'->>'hash' as hash
      from batch b, jsonb_array_elements(v.plan->'steps') as steps (step)
      where b.id = d.id and step->>'id' = b.node
    ) own on true
    where ${isOfInvoice(sql, invoice)}
    order by d.started_at, d.id
  `;
}

async function packedDelivery(
  { sql, client }: GatherDeps,
  { drawing, plan, ...about }: DeliveryRecord,
): Promise<PackedDelivery> {
  const { id } = about;
  const archived = await archivedHistory(sql, id);
  const attempts = await sql<PackedAttempt[]>`
    select id, node, type, generation, number, key, input, output, fault, result, started_at, ended_at
    from attempt
    where delivery_id = ${id}
    order by started_at, id
  `;
  const evidence = await sql<PackedEvidence[]>`
    select attempt_id, kind, detail, document, recorded_at
    from evidence
    where delivery_id = ${id}
    order by recorded_at, id
  `;
  // The engine may be away, or have let go of a history that nobody archived: the pack then says so.
  const history = archived?.history ?? (await liveHistory(client, id).catch(() => null));
  return {
    about: { ...about, archive: archived ? linkOf(archived) : null },
    flow: drawing,
    plan,
    events: await eventsOf(sql, id),
    history,
    attempts: [...attempts],
    evidence: [...evidence],
  };
}

const linkOf = ({ position, previous, sha256, archivedAt }: PackedLink): PackedLink => ({
  position,
  previous,
  sha256,
  archivedAt,
});

type PackedLink = NonNullable<PackedDelivery['about']['archive']>;
