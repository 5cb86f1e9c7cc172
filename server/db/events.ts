import type { Plan } from '#workflows/plan.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import { settleBatch } from './batchEnd.ts';
import { deliveryState } from './deliveryState.ts';
import { keepHeldSteps } from './heldSteps.ts';
import type { Sql } from './sql.ts';

/**
 * Keeps what a workflow told and brings the delivery's columns up to it. Telling twice is telling once; events may
 * come in any order, and from several workers at once.
 *
 * Two statements and no lock, since each round trip costs a delivery more than what it does: a delivery whose row was
 * written in between is brought up under a lock, and so is one with a step that its channel holds, and a batch, whose end
 * its invoices hear of.
 *
 * @returns how many of them were new
 */
export async function recordEvents(
  sql: Sql,
  deliveryId: string,
  events: readonly TraceEvent[],
): Promise<number> {
  if (events.length === 0) return 0;
  const kept = await keep(sql, deliveryId, events);
  if (!kept) throw new Error(`no delivery ${deliveryId}`);
  const { plan, rowVersion, isOver, isOfBatch, count } = kept;
  // The engine may have ended it, of which no event tells.
  if (isOver && count === 0) return 0;
  // What a worker that died in between kept stands nowhere yet, though it is not new.
  const known = new Map([...events, ...kept.earlier].map((event) => [event.seq, event]));
  const all = [...known.values()].sort((a, b) => a.seq - b.seq);
  const isHeld = all.some(({ kind }) => kind === 'held');
  const isUp =
    !isHeld && !isOfBatch && (await keepStanding(sql, deliveryId, plan, all, rowVersion));
  if (!isUp) await catchUp(sql, deliveryId);
  return count;
}

interface Kept {
  readonly plan: Plan;
  /** Changes whenever the delivery's row is written. */
  readonly rowVersion: string;
  readonly isOver: boolean;
  readonly isOfBatch: boolean;
  readonly earlier: readonly TraceEvent[];
  readonly count: number;
}

/**
 * Writes the events, and ties what the delivery's steps made or were given as proof to its invoice, or
 * to each one of its batch: that is who may see it.
 */
async function keep(
  sql: Sql,
  deliveryId: string,
  events: readonly TraceEvent[],
): Promise<Kept | undefined> {
  const [kept] = await sql<Kept[]>`
    with told as (
      insert into delivery_event (delivery_id, seq, event)
      select d.id, (event->>'seq')::int, event
      from delivery d, jsonb_array_elements(${jsonOf(sql, events)}::jsonb) event
      where d.id = ${deliveryId}
      order by 2
      on conflict do nothing
      returning seq
    ), tied as (
      insert into invoice_document (invoice_id, delivery_id, role, sha256, name)
      select own.invoice_id, d.id, made.role, made.document->>'sha256', made.document->>'name'
      from delivery d
      join lateral (
        select d.invoice_id where d.invoice_id is not null
        union
        select each.invoice_id
        from batch_member m
        join delivery each on each.id = m.delivery_id
        where m.batch_id = d.id and m.state = 'taken'
      ) own on true
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
    )
    select d.input->'plan' as plan, d.xmin::text as row_version,
      d.ended_at is not null as is_over, d.invoice_id is null as is_of_batch,
      (select count(*)::int from told) as count,
      coalesce(
        (select jsonb_agg(event) from delivery_event where delivery_id = d.id),
        '[]'
      ) as earlier
    from delivery d
    where d.id = ${deliveryId}
  `;
  return kept;
}

/** @returns false where the row is another by now: somebody else told something meanwhile */
async function keepStanding(
  sql: AnySql,
  deliveryId: string,
  plan: Plan,
  events: readonly TraceEvent[],
  rowVersion: string | null,
): Promise<boolean> {
  const { state, node, fault, outcome, changedAt, endedAt, lateSince, alerts } = deliveryState(
    plan,
    events,
  );
  const { count } = await sql`
    update delivery
    set state = ${state}, node = ${node}, fault = ${fault && jsonOf(sql, fault)},
      outcome = ${outcome}, changed_at = coalesce(${changedAt}, changed_at), ended_at = ${endedAt},
      late_since = ${lateSince}, alerts = ${alerts}
    where id = ${deliveryId}
      and xmin::text = coalesce(${rowVersion}, xmin::text)
  `;
  return count === 1;
}

async function catchUp(sql: Sql, deliveryId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [delivery] = await tx<{ plan: Plan; isOfBatch: boolean }[]>`
      select input->'plan' as plan, invoice_id is null as is_of_batch from delivery where id = ${deliveryId} for update
    `;
    if (!delivery) return;
    const all = await eventsOf(tx, deliveryId);
    await keepHeldSteps(tx, deliveryId, delivery.plan, all);
    await keepStanding(tx, deliveryId, delivery.plan, all, null);
    const ended = all.find((event) => event.kind === 'ended');
    if (delivery.isOfBatch && ended) await settleBatch(tx, deliveryId, ended.outcome, all);
  });
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
  if (count > 0) await settleBatch(sql, deliveryId, 'failed', []);
  return count > 0;
}
