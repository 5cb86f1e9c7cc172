import { createHash, randomUUID } from 'node:crypto';
import type { DocumentStore } from '#activities/activity.ts';
import type { CsvMapping } from '#activities/formats/csv/mapping.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import { invoiceFacts } from '#workflows/invoice/facts.ts';
import { refuse } from '../api/problems.ts';
import { type AnySql, jsonOf } from '../db/anySql.ts';
import { type CustomerRecord, customersLike } from '../db/customers.ts';
import { type FlowVersion, liveVersion } from '../db/flowVersions.ts';
import { issuerFacts } from '../db/issuers.ts';
import type { Sql } from '../db/sql.ts';
import { beginContext, paramsOf } from './context.ts';
import { customerOf } from './customerOf.ts';
import { earlierAnswer, type Receipt, rememberAnswer } from './idempotency.ts';
import { mediaTypeOf } from './mediaType.ts';
import { type Needed, neededOf } from './needed.ts';
import { canonicalInvoice, readDataApart } from './readDataApart.ts';

export interface Submission {
  /** Id of the issuer. */
  readonly issuer: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** JSON of the invoice, where no file carries it. */
  readonly data?: string | undefined;
  /** Code or id of the customer. */
  readonly customer?: string | undefined;
  /** Where it came from, `api` or `demo`: kept in the audit trail. */
  readonly source: string;
  /** Login or key that submitted it; the source where nobody did. */
  readonly actor?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  /** When it was received, if not now: the seeded demo looks back over a month. */
  readonly receivedAt?: string | undefined;
  /** How a CSV or Excel file is read; what it leaves out is detected. */
  readonly csv?: CsvMapping | undefined;
  /** The index that named it, kept in the audit trail: it has other customers' invoices too, so it is no document of this one. */
  readonly index?: { readonly sha256: string; readonly row: number } | undefined;
}

/**
 * Takes in one invoice: reads it, finds its customer, and commits invoice, delivery and the order to start it in one
 * transaction. What came before gets the first answer and sends nothing again.
 *
 * @throws ApiError INVOICE_UNREADABLE, INVOICE_INCOMPLETE, CUSTOMER_UNKNOWN, CUSTOMER_AMBIGUOUS, CUSTOMER_CONTRADICTED,
 *   CUSTOMER_WITHOUT_FLOW, INVOICE_NUMBER_TAKEN, IDEMPOTENCY_KEY_REUSED
 */
export async function submit(
  sql: Sql,
  store: DocumentStore,
  submission: Submission,
): Promise<Receipt> {
  const { issuer: issuerId, customer: named, idempotencyKey: key } = submission;
  const files = filesOf(submission);
  const contentHash = hashOfFiles(files);
  const request = { issuerId, key, requestHash: sha256(`${contentHash} ${named ?? ''}`) };
  const known =
    (await earlierAnswer(sql, request)) ?? (await sameContent(sql, issuerId, contentHash));
  if (known) return known;

  const read = await readInvoice(files, { csv: submission.csv }, readDataApart);
  if (!read.ok) {
    throw refuse(
      'INVOICE_UNREADABLE',
      { fr: 'Les fichiers ne donnent pas une facture.', en: 'The files do not give an invoice.' },
      { problems: read.problems },
    );
  }
  const { invoice, unmapped, detected } = read;
  const facts = invoiceFacts(invoice);
  const needed = neededOf(facts);
  const issuer = await issuerFacts(sql, issuerId);
  const customer = customerOf(
    await customersLike(sql, issuerId, facts.buyer, named),
    facts.buyer,
    named,
  );
  const version = await liveFlowOf(sql, customer);
  const documents = await keep(store, files, canonicalInvoice(invoice), needed.number);
  const ids = { invoice: randomUUID(), delivery: randomUUID() };
  const startedAt = submission.receivedAt ?? new Date().toISOString();
  const input: DeliveryInput = {
    plan: version.plan,
    context: beginContext({
      invoice: facts,
      customer: customerFacts(customer),
      issuer,
      params: paramsOf(version.flow, customer.params),
      documents: documents.named,
      delivery: { id: ids.delivery, flow: version.flowId, version: version.version, startedAt },
    }),
  };

  const { source, actor = source, index } = submission;
  const action = { source, files: documents.all.map(({ ref }) => ref.sha256), index };
  const receipt = await sql.begin(async (tx) => {
    // One statement: a round trip each would cost more than all that they write.
    const { count } = await tx`
      with taken as (
        insert into invoice (id, issuer_id, customer_id, number, type_code, issue_date, due_date,
          currency, total, facts, unmapped, content_hash, received_at)
        values (${ids.invoice}, ${issuerId}, ${customer.id}, ${needed.number}, ${needed.typeCode},
          ${needed.issueDate}, ${facts.dueDate ?? null}, ${needed.currency}, ${needed.total},
          ${jsonOf(tx, facts)}, ${jsonOf(tx, unmapped)}, ${contentHash}, ${startedAt})
        on conflict (issuer_id, number) do nothing
        returning id
      ), documented as (
        insert into invoice_document (invoice_id, role, sha256, name)
        select taken.id, one->>'role', one->>'sha256', one->>'name'
        from taken, jsonb_array_elements(${jsonOf(tx, documents.all.map(rowOf))}::jsonb) one
        on conflict do nothing
      ), planned as (
        insert into delivery (id, issuer_id, invoice_id, flow_id, version, input, started_at, changed_at)
        select ${ids.delivery}, ${issuerId}, taken.id, ${version.flowId}, ${version.version}::int,
          ${jsonOf(tx, input)}::jsonb, ${startedAt}::timestamptz, ${startedAt}::timestamptz
        from taken
        returning id
      ), ordered as (
        insert into outbox (delivery_id) select id from planned
      ), noted as (
        insert into action (issuer_id, actor, kind, subject, detail)
        select ${issuerId}, ${actor}, 'submit', taken.id, ${jsonOf(tx, action)}::jsonb from taken
      )
      select pg_notify('outbox', '') from taken
    `;
    if (count > 0) return rememberAnswer(tx, request, ids);
    const first = await sameContent(tx, issuerId, contentHash);
    if (!first) throw await numberTaken(tx, issuerId, needed);
    return rememberAnswer(tx, request, first);
  });
  return detected ? { ...receipt, detected } : receipt;
}

type File = Submission['files'][number];

const filesOf = ({ files, data }: Submission): readonly File[] =>
  data === undefined || data.trim() === ''
    ? files
    : [...files, { name: 'invoice.json', bytes: Buffer.from(data, 'utf8') }];

const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

/** Over what the files hold, whatever their names and their order. */
const hashOfFiles = (files: readonly File[]): string =>
  sha256(
    files
      .map(({ bytes }) => sha256(bytes))
      .sort()
      .join(' '),
  );

async function sameContent(
  sql: AnySql,
  issuerId: string,
  contentHash: string,
): Promise<Receipt | undefined> {
  const [first] = await sql<{ invoice: string; delivery: string }[]>`
    select i.id as invoice, d.id as delivery
    from invoice i
    join delivery d on d.invoice_id = i.id
    where i.issuer_id = ${issuerId}
      and i.content_hash = ${contentHash}
    order by d.started_at, d.id
    limit 1
  `;
  return first && { ...first, duplicateOf: first.invoice };
}

async function numberTaken(sql: AnySql, issuerId: string, { number }: Needed): Promise<Error> {
  const [taken] = await sql<{ id: string }[]>`
    select id from invoice where issuer_id = ${issuerId} and number = ${number}
  `;
  return refuse(
    'INVOICE_NUMBER_TAKEN',
    {
      fr: `La facture ${number} existe déjà, avec un autre contenu.`,
      en: `Invoice ${number} exists already, with other content.`,
    },
    taken ? { link: `/api/invoices/${taken.id}` } : {},
  );
}

async function liveFlowOf(sql: AnySql, customer: CustomerRecord): Promise<FlowVersion> {
  const live = customer.flowId === null ? undefined : await liveVersion(sql, customer.flowId);
  if (live) return live;
  throw refuse(
    'CUSTOMER_WITHOUT_FLOW',
    customer.flowId === null
      ? {
          fr: `${customer.name} (${customer.code}) ne suit aucun circuit.`,
          en: `${customer.name} (${customer.code}) follows no flow.`,
        }
      : {
          fr: `Le circuit de ${customer.name} (${customer.code}) n’a jamais été publié.`,
          en: `The flow of ${customer.name} (${customer.code}) was never published.`,
        },
    { link: `/api/customers/${customer.id}` },
  );
}

interface Kept {
  /** Every document of the submission, with the part that it plays. */
  readonly all: readonly { readonly role: string; readonly ref: DocumentRef }[];
  /** Those that the flow can name. */
  readonly named: Readonly<Record<string, DocumentRef>>;
}

const roleOfType: Readonly<Record<string, string>> = {
  'application/pdf': 'original',
  'application/xml': 'xml',
};

async function keep(
  store: DocumentStore,
  files: readonly File[],
  data: string,
  number: string,
): Promise<Kept> {
  const all: { role: string; ref: DocumentRef }[] = [];
  const named: Record<string, DocumentRef> = {};
  for (const { name, bytes } of files) {
    const type = mediaTypeOf(bytes);
    const wanted = roleOfType[type] ?? 'submitted';
    const role = Object.hasOwn(named, wanted) ? 'submitted' : wanted;
    const ref = await store.write(bytes, { type, name });
    all.push({ role, ref });
    if (role !== 'submitted') named[role] = ref;
  }
  const ref = await store.write(Buffer.from(data, 'utf8'), {
    type: 'application/json',
    name: `${number}.json`,
  });
  return { all: [...all, { role: 'data', ref }], named: { ...named, data: ref } };
}

const rowOf = ({ role, ref: { sha256, name } }: Kept['all'][number]) => ({ role, sha256, name });

const customerFacts = ({ id, code, name, language, country, timeZone }: CustomerRecord) => ({
  id,
  code,
  name,
  language,
  country,
  timeZone,
});
