import { BATCH_OVER } from '#activities/batch/manifest.ts';
import type { Level } from '#workflows/node.ts';
import type { DeliveryOutcome, TraceEvent } from '#workflows/trace.ts';
import type { AnySql } from './anySql.ts';

/** Weakest first: a batch claims no more for its invoices than the least that was acknowledged. */
const levels: readonly Level[] = ['handed-over', 'accepted', 'delivered'];

/**
 * Keeps how a batch ended, and a message for each of its invoices, whose steps it wakes: they are given like all others, as
 * soon as the engine takes them. Saying it twice is saying it once.
 */
export async function settleBatch(
  sql: AnySql,
  batch: string,
  outcome: DeliveryOutcome,
  events: readonly TraceEvent[],
): Promise<void> {
  const reached = events.flatMap((event) => (event.kind === 'done' ? [event.level] : []));
  const level = levels.find((one) => reached.includes(one)) ?? null;
  const { count } = await sql`
    update batch set outcome = ${outcome}, level = ${level}, closed_at = coalesce(closed_at, now())
    where id = ${batch} and outcome is null
  `;
  if (count === 0) return;
  // One that ended before its cut-off takes along who had come: they are told, and a person decides.
  await sql`update batch_member set state = 'taken' where batch_id = ${batch} and state = 'waiting'`;
  await sql`
    insert into delivery_message (id, issuer_id, delivery_id, name, value, teller)
    select ${batch}, d.issuer_id, d.id, ${BATCH_OVER}, ${outcome}, ${batch}
    from batch_member m
    join delivery d on d.id = m.delivery_id
    where m.batch_id = ${batch} and m.state = 'taken' and d.ended_at is null
    on conflict do nothing
  `;
}
