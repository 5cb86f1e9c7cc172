import type { Plan } from '#workflows/plan.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import { deliveryState } from './deliveryState.ts';
import { keepHeldSteps } from './heldSteps.ts';
import type { Sql } from './sql.ts';

/**
 * Keeps what a workflow told and brings the delivery's columns up to it. Telling twice is telling once; events may
 * come in any order, and from several workers at once.
 *
 * @returns how many of them were new
 */
export async function recordEvents(
  sql: Sql,
  deliveryId: string,
  events: readonly TraceEvent[],
): Promise<number> {
  if (events.length === 0) return 0;
  return sql.begin(async (tx) => {
    const [delivery] = await tx<{ plan: Plan }[]>`
      select input->'plan' as plan from delivery where id = ${deliveryId} for update
    `;
    if (!delivery) throw new Error(`no delivery ${deliveryId}`);
    const rows = events.map((event) => ({
      deliveryId,
      seq: event.seq,
      event: jsonOf(tx, event),
    }));
    const { count } = await tx`
      insert into delivery_event ${tx(rows, 'deliveryId', 'seq', 'event')}
      on conflict do nothing
    `;
    if (count === 0) return 0;
    await keepDocuments(tx, deliveryId);
    const { plan } = delivery;
    const all = await eventsOf(tx, deliveryId);
    await keepHeldSteps(tx, deliveryId, plan, all);
    const { state, node, fault, outcome, changedAt, endedAt } = deliveryState(plan, all);
    await tx`
      update delivery
      set state = ${state}, node = ${node}, fault = ${fault && jsonOf(tx, fault)},
        outcome = ${outcome}, changed_at = coalesce(${changedAt}, changed_at), ended_at = ${endedAt}
      where id = ${deliveryId}
    `;
    return count;
  });
}

/** Ties what the delivery's steps made or were given as proof to its invoice: that is who may see it. */
async function keepDocuments(sql: AnySql, deliveryId: string): Promise<void> {
  await sql`
    insert into invoice_document (invoice_id, delivery_id, role, sha256, name)
    select d.invoice_id, d.id, made.role, made.document->>'sha256', made.document->>'name'
    from delivery d
    join lateral (
      select output.key as role, output.value as document
      from attempt a, jsonb_each(a.output->'documents') output
      where a.delivery_id = d.id
        and jsonb_typeof(a.output->'documents') = 'object'
      union all
      select e.kind, e.document
      from evidence e
      where e.delivery_id = d.id
        and jsonb_typeof(e.document) = 'object'
    ) made on true
    where d.id = ${deliveryId}
    on conflict do nothing
  `;
}

/** What happened in a delivery, in order. */
export async function eventsOf(sql: AnySql, deliveryId: string): Promise<TraceEvent[]> {
  const rows = await sql<{ event: TraceEvent }[]>`
    select event from delivery_event where delivery_id = ${deliveryId} order by seq
  `;
  return rows.map(({ event }) => event);
}

/**
 * Notes that the engine itself ended a delivery's workflow: terminated, cancelled, timed out or failed.
 *
 * @returns false where the delivery was over already
 */
export async function endByEngine(
  sql: AnySql,
  deliveryId: string,
  status: string,
): Promise<boolean> {
  const fault = {
    code: 'ENGINE_ENDED',
    type: 'engine',
    remedy: 'fix',
    message: { fr: `workflow terminé : ${status}`, en: `workflow ended as ${status}` },
    mayHaveArrived: false,
    details: { status },
  };
  const { count } = await sql`
    update delivery
    set state = 'failed', node = null, fault = ${jsonOf(sql, fault)}, outcome = 'failed',
      changed_at = now(), ended_at = now()
    where id = ${deliveryId}
      and ended_at is null
  `;
  return count > 0;
}
