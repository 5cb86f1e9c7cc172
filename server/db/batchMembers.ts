import type { getDelivery } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { refuse } from '../api/problems.ts';
import type { AnySql } from './anySql.ts';
import type { Sql } from './sql.ts';

/**
 * Takes an invoice out of the batch that it waits in, since a person decided otherwise: before its delivery hears of it, or
 * it would leave all the same.
 *
 * @param node null for all steps of the delivery
 * @returns puts it back, where the delivery then refuses and the batch has not left
 * @throws ApiError ACTION_NOT_POSSIBLE where the batch is leaving
 */
export async function withdraw(
  sql: Sql,
  deliveryId: string,
  node: string | null,
): Promise<() => Promise<void>> {
  return sql.begin(async (tx) => {
    const open = await tx<{ batchId: string; node: string; generation: number; state: string }[]>`
      select m.batch_id, m.node, m.generation, m.state
      from batch_member m
      join batch b on b.id = m.batch_id
      where m.delivery_id = ${deliveryId} and (${node}::text is null or m.node = ${node})
        and b.outcome is null and m.state <> 'withdrawn'
      order by b.id
      for update of b
    `;
    if (open.length === 0) return async () => {};
    const { count } = await tx`
      update batch_member set state = 'withdrawn'
      where delivery_id = ${deliveryId} and (${node}::text is null or node = ${node}) and state = 'waiting'
    `;
    if (count < open.length)
      throw refuse('ACTION_NOT_POSSIBLE', {
        fr: 'Son lot est en train de partir : attendez qu’il soit terminé.',
        en: 'Its batch is leaving: wait until it is over.',
      });
    return async () => {
      await sql`
        update batch_member m set state = 'waiting'
        from batch b
        where b.id = m.batch_id and b.closed_at is null
          and m.delivery_id = ${deliveryId} and m.batch_id = any(${open.map(({ batchId }) => batchId)})
          and m.state = 'withdrawn'
      `;
    };
  });
}

type Detail = Reply<typeof getDelivery>;

/** The batches that an invoice waits in or left in, in order. */
export async function batchesOf(sql: AnySql, deliveryId: string): Promise<Detail['batches']> {
  return [
    ...(await sql<Detail['batches']>`
      select b.id, m.node, b.period, b.cut_off, d.state
      from batch_member m
      join batch b on b.id = m.batch_id
      join delivery d on d.id = b.id
      where m.delivery_id = ${deliveryId} and m.state <> 'withdrawn'
      order by m.joined_at
    `),
  ];
}

/** The invoices of a batch, in the order in which they came. */
export async function membersOf(sql: AnySql, batch: string): Promise<Detail['members']> {
  return [
    ...(await sql<Detail['members']>`
      select d.id as delivery_id, d.invoice_id, i.number, i.total, i.currency, d.state
      from batch_member m
      join delivery d on d.id = m.delivery_id
      join invoice i on i.id = d.invoice_id
      where m.batch_id = ${batch} and m.state <> 'withdrawn'
      order by m.joined_at, d.id
    `),
  ];
}
