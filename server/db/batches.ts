import type { Batches, Joining, Membership } from '#activities/activity.ts';
import type { BatchMember, BatchPeriod } from '#workflows/batch.ts';
import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Level } from '#workflows/node.ts';
import { hashOf, type Plan } from '#workflows/plan.ts';
import type { DeliveryOutcome } from '#workflows/trace.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import { jsonInstant } from './jsonInstant.ts';
import type { Sql } from './sql.ts';

/** More would make a history too large to be kept; those that come after are in a second batch of the same period. */
const MOST_MEMBERS = 500;

/** Batches in the record: one row each, whose lock settles who is in. */
export const makeBatches = (sql: Sql): Batches => ({
  join: (joining) => sql.begin((tx) => join(tx, joining)),
  leave: (batch, next) => sql.begin((tx) => leave(tx, batch, next)),
});

async function join(sql: AnySql, joining: Joining): Promise<Membership | undefined> {
  const { delivery, node, generation, member, period } = joining;
  const own = await membership(sql, joining);
  if (own) return own;
  const input = await inputOf(sql, delivery);
  const plan = input.plan.steps.find(({ id }) => id === node)?.batch;
  if (!plan) throw new Error(`step ${node} of delivery ${delivery} collects nothing`);
  for (let part = 1; ; part += 1) {
    const id = await order(sql, { ...input, plan }, joining, part);
    const [batch] = await sql<{ closed: boolean; count: number }[]>`
      select closed_at is not null as closed,
        (select count(*)::int from batch_member where batch_id = b.id and state = 'waiting') as count
      from batch b
      where id = ${id}
      for update
    `;
    if (!batch || batch.closed) return undefined;
    if (batch.count >= MOST_MEMBERS) continue;
    await sql`
      insert into batch_member (delivery_id, node, generation, batch_id, member)
      values (${delivery}, ${node}, ${generation}, ${id}, ${jsonOf(sql, member)})
      on conflict (delivery_id, node, generation)
        do update set batch_id = excluded.batch_id, member = excluded.member, state = 'waiting'
    `;
    return { batch: id, cutOff: period.cutOff, period: period.period };
  }
}

/** The batch that the invoice is in already: with what its step brings now, where that one is still open. */
async function membership(
  sql: AnySql,
  { delivery, node, generation, member }: Joining,
): Promise<Membership | undefined> {
  const [held] = await sql<{ batchId: string }[]>`
    select batch_id from batch_member
    where delivery_id = ${delivery} and node = ${node} and generation = ${generation}
  `;
  if (!held) return undefined;
  const [batch] = await sql<
    { cutOff: string; period: string; outcome: DeliveryOutcome | null; level: Level | null }[]
  >`
    select ${jsonInstant(sql, sql`cut_off`)} as cut_off, period, outcome, level from batch
    where id = ${held.batchId}
    for update
  `;
  const { count } = await sql`
    update batch_member set member = case when state = 'waiting' then ${jsonOf(sql, member)} else member end
    where delivery_id = ${delivery} and node = ${node} and generation = ${generation}
      and state <> 'withdrawn'
  `;
  if (!batch || count === 0) return undefined;
  const { cutOff, period, outcome, level } = batch;
  return {
    batch: held.batchId,
    cutOff,
    period,
    ...(outcome === null ? {} : { outcome }),
    ...(level === null ? {} : { level }),
  };
}

async function inputOf(sql: AnySql, delivery: string): Promise<DeliveryInput> {
  const [row] = await sql<{ input: DeliveryInput }[]>`
    select input from delivery where id = ${delivery}
  `;
  if (!row) throw new Error(`no delivery ${delivery}`);
  return row.input;
}

/** A batch with the order to start its delivery, where it is not there yet. @returns its id */
async function order(
  sql: AnySql,
  { plan, context }: DeliveryInput,
  { node, currency, key, period }: Pick<Joining, 'node' | 'currency' | 'key' | 'period'>,
  part: number,
): Promise<string> {
  const { customer, issuer, params } = context;
  const { flow, version } = context.delivery;
  const { cutOff } = period;
  const which = [issuer.id, customer.id, flow, node, plan.hash, currency, key, cutOff, part];
  const id = `batch-${hashOf(which).slice(0, 32)}`;
  const startedAt = new Date().toISOString();
  const input: DeliveryInput = {
    plan,
    context: {
      invoice: { isCreditNote: false, seller: {}, buyer: {}, lineCount: 0, custom: {} },
      batch: { id, currency, ...(key === '' ? {} : { key }), ...period },
      customer,
      issuer,
      params,
      documents: {},
      vars: {},
      steps: {},
      delivery: { id, flow, version, startedAt },
    },
  };
  const { count } = await sql`
    insert into delivery (id, issuer_id, flow_id, version, input)
    values (${id}, ${issuer.id}, ${flow}, ${version}, ${jsonOf(sql, input)})
    on conflict do nothing
  `;
  if (count === 0) return id;
  await sql`
    insert into batch (id, issuer_id, customer_id, flow_id, node, currency, key, period, cut_off)
    values (${id}, ${issuer.id}, ${customer.id}, ${flow}, ${node}, ${currency}, ${key},
      ${period.period}, ${cutOff})
  `;
  await sql`insert into outbox (delivery_id) values (${id})`;
  await sql`select pg_notify('outbox', '')`;
  return id;
}

async function leave(
  sql: AnySql,
  id: string,
  next: BatchPeriod | undefined,
): Promise<readonly BatchMember[]> {
  const [batch] = await sql<
    { node: string; currency: string; key: string; flowId: string; closed: boolean }[]
  >`
    select node, currency, key, flow_id, closed_at is not null as closed
    from batch where id = ${id} for update
  `;
  if (!batch) throw new Error(`no batch ${id}`);
  if (!batch.closed) {
    // Whose delivery is over does not leave: a person aborted it.
    await sql`
      update batch_member m set state = case when d.ended_at is null then 'taken' else 'withdrawn' end
      from delivery d
      where d.id = m.delivery_id and m.batch_id = ${id} and m.state = 'waiting'
    `;
    await sql`update batch set closed_at = now() where id = ${id}`;
    const input = await inputOf(sql, id);
    if (next && batch.key === '' && (await goesOn(sql, batch, input)))
      await order(sql, input, { ...batch, period: next }, 1);
  }
  const rows = await sql<{ member: BatchMember }[]>`
    select member from batch_member where batch_id = ${id} and state = 'taken'
    order by joined_at, delivery_id
  `;
  return rows.map(({ member }) => member);
}

/** Whether the customer's invoices still come to this batch: its flow, as it is now, collects and sends them so. */
async function goesOn(
  sql: AnySql,
  { node, flowId }: { node: string; flowId: string },
  { plan: { hash }, context: { customer } }: DeliveryInput,
): Promise<boolean> {
  const [live] = await sql<{ plan: Plan }[]>`
    select v.plan
    from customer c
    join flow_version v on v.flow_id = c.flow_id
    where c.id = ${customer.id} and c.flow_id = ${flowId}
    order by v.version desc
    limit 1
  `;
  return live?.plan.steps.some((step) => step.id === node && step.batch?.hash === hash) ?? false;
}
