import type { AnySql } from './anySql.ts';

/** Connections that let nothing pass, of all issuers, and the steps that wait for one. */
export interface ChannelTrouble {
  /** Stopped by a person. */
  readonly paused: number;
  /** Those whose far end does not answer. */
  readonly out: number;
  readonly waiting: number;
}

export async function channelTrouble(sql: AnySql): Promise<ChannelTrouble> {
  const [counts] = await sql<ChannelTrouble[]>`
    select
      (select count(*)::int from channel where paused_at is not null) as paused,
      (select count(*)::int from channel_outage where opened_at is not null) as out,
      (
        select count(*)::int
        from held_step h
        join delivery d on d.id = h.delivery_id
        where d.ended_at is null
      ) as waiting
  `;
  if (!counts) throw new Error('no row came back');
  return counts;
}
