import type { CustomerFacts, Value } from '#workflows/context.ts';
import type { PartyFacts } from '#workflows/invoice/facts.ts';
import type { listCustomers, saveCustomer } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { type KnownCustomer, plainVatId } from '../intake/chooseCustomer.ts';
import { recordAction } from './actions.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';

type Customer = Reply<typeof saveCustomer>;

export type CustomerRecord = KnownCustomer &
  CustomerFacts & {
    readonly flowId: string | null;
    readonly params: Readonly<Record<string, Value>>;
  };

/** Customers that an invoice's buyer, or a code or id beside it, may mean. */
export async function customersLike(
  sql: AnySql,
  issuerId: string,
  { siren, siret, vatId }: PartyFacts,
  named: string | undefined,
): Promise<CustomerRecord[]> {
  return sql<CustomerRecord[]>`
    select id, code, name, country, language, time_zone, siren, siret, vat_id, flow_id, params
    from customer
    where issuer_id = ${issuerId}
      and (siret = ${siret ?? null}
        or siren = ${siren ?? null}
        or upper(regexp_replace(vat_id, '[\\s.-]', '', 'g')) = ${vatId === undefined ? null : plainVatId(vatId)}
        or code = ${named ?? null}
        or id = ${named ?? null})
    order by code
  `;
}

/** A customer with what its next delivery goes by. */
export async function customerById(
  sql: AnySql,
  id: string,
): Promise<CustomerFacts & Pick<CustomerRecord, 'params'>> {
  const [found] = await sql<(CustomerFacts & Pick<CustomerRecord, 'params'>)[]>`
    select id, code, name, country, language, time_zone, params from customer where id = ${id}
  `;
  if (!found) throw new Error(`no customer ${id}`);
  return found;
}

/** Customers of an issuer by name, with what waits for someone. */
export async function customerPage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listCustomers>> {
  const after = placeOf(cursor, 'name');
  const rows = await sql<(Customer & { place: string })[]>`
    select shown.*, name as place
    from (${shown(sql)} where c.issuer_id = ${issuerId}) shown
    where ${after?.by ?? null}::text is null
      or (name, id) > (${after?.by ?? null}, ${after?.id ?? null})
    order by name, id
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}

/** Changes what a customer's next deliveries go by; running ones keep what they began with. @throws NOT_FOUND */
export async function changeCustomer(
  sql: AnySql,
  { issuerId, login }: Actor,
  customerId: string,
  change: { flowId: string | null; language: 'fr' | 'en'; params: Readonly<Record<string, Value>> },
): Promise<Customer> {
  const { flowId, language, params } = change;
  if (flowId !== null) await refuseUnknownFlow(sql, issuerId, flowId);
  await sql`
    update customer set flow_id = ${flowId}, language = ${language}, params = ${jsonOf(sql, params)}
    where id = ${customerId}
      and issuer_id = ${issuerId}
  `;
  const [customer] = await sql<Customer[]>`
    ${shown(sql)} where c.issuer_id = ${issuerId} and c.id = ${customerId}
  `;
  if (!customer) throw notFound();
  await recordAction(sql, {
    issuerId,
    actor: login,
    kind: 'save-customer',
    subject: customerId,
    detail: change,
  });
  return customer;
}

async function refuseUnknownFlow(sql: AnySql, issuerId: string, flowId: string): Promise<void> {
  const [flow] = await sql`select from flow where id = ${flowId} and issuer_id = ${issuerId}`;
  if (flow) return;
  throw refuse('REQUEST_INVALID', {
    fr: 'Ce circuit n’existe pas.',
    en: 'There is no such flow.',
  });
}

const shown = (sql: AnySql) => sql`
    select c.id, c.code, c.name, c.country, c.language, c.siren, c.vat_id, c.params, c.flow_id,
      f.draft->>'name' as flow_name,
      (select count(*)::int from invoice i where i.customer_id = c.id) as invoices,
      (
        select count(*)::int
        from delivery d
        left join invoice i on i.id = d.invoice_id
        left join batch b on b.id = d.id
        where coalesce(i.customer_id, b.customer_id) = c.id
          and d.state in ('parked', 'uncertain')
      ) as parked
    from customer c
    left join flow f on f.id = c.flow_id
  `;
