import type { Plan } from '#workflows/plan.ts';
import { fold, type TraceEvent } from '#workflows/trace.ts';
import type { AnySql } from './anySql.ts';

/** Keeps which steps of a delivery wait for their channel after the given events. Most deliveries never have one. */
export async function keepHeldSteps(
  sql: AnySql,
  deliveryId: string,
  plan: Plan,
  events: readonly TraceEvent[],
): Promise<void> {
  if (!events.some(({ kind }) => kind === 'held')) return;
  const { nodes, outcome } = fold(plan, events);
  const rows = Object.entries(nodes).flatMap(([node, { held, until }]) =>
    held && until && outcome === undefined ? [{ deliveryId, node, until, ...held }] : [],
  );
  const waiting = rows.map(({ node }) => node);
  await sql`
    delete from held_step where delivery_id = ${deliveryId} and node <> all(${waiting}::text[])
  `;
  if (rows.length === 0) return;
  // Who was woken is woken again only if it was held anew.
  await sql`
    insert into held_step ${sql(rows, 'deliveryId', 'node', 'channel', 'because', 'releases', 'until')}
    on conflict (delivery_id, node) do update
      set channel = excluded.channel, because = excluded.because, until = excluded.until,
        woken_at = case
          when held_step.until = excluded.until and held_step.releases = excluded.releases
          then held_step.woken_at
        end,
        releases = excluded.releases
  `;
}

export interface HeldStep {
  readonly deliveryId: string;
  readonly node: string;
  readonly channel: string;
}

/**
 * Takes steps that were held before their channel was last released, so as to wake them. One whose wake-up seems to have
 * got lost is taken again.
 */
export async function takeReleased(sql: AnySql, most: number): Promise<HeldStep[]> {
  return sql<HeldStep[]>`
    update held_step h
    set woken_at = now()
    where (h.delivery_id, h.node) in (
      select h.delivery_id, h.node
      from held_step h
      join delivery d on d.id = h.delivery_id
      join channel c on c.issuer_id = d.issuer_id and c.name = h.channel
      where h.releases < c.releases
        and c.paused_at is null
        and d.ended_at is null
        and (h.woken_at is null or h.woken_at < now() - interval '30 seconds')
      order by d.started_at, h.node
      limit ${most}
      for update of h skip locked
    )
    returning h.delivery_id, h.node, h.channel
  `;
}

/** Takes, for each channel that may be back, the step that waits for it longest, so as to find out by it. */
export async function takeProbes(sql: AnySql): Promise<HeldStep[]> {
  return sql<HeldStep[]>`
    update held_step h
    set woken_at = now()
    where (h.delivery_id, h.node) in (
      select distinct on (o.issuer_id, o.channel) h.delivery_id, h.node
      from channel_outage o
      join channel c on c.issuer_id = o.issuer_id and c.name = o.channel
      join held_step h on h.channel = o.channel and h.because = 'outage'
      join delivery d on d.id = h.delivery_id and d.issuer_id = o.issuer_id
      where o.probe_at <= now()
        and c.paused_at is null
        and d.ended_at is null
        and not exists (
          select from held_step woken
          join delivery other on other.id = woken.delivery_id
          where woken.channel = o.channel
            and other.issuer_id = o.issuer_id
            and woken.woken_at > now() - interval '30 seconds'
        )
      order by o.issuer_id, o.channel, d.started_at, h.node
    )
    returning h.delivery_id, h.node, h.channel
  `;
}
