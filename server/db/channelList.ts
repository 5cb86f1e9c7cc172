import type { listChannels } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { AnySql } from './anySql.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';
import { jsonInstant } from './jsonInstant.ts';

type Page = Reply<typeof listChannels>;
type Channel = Page['items'][number];

/** Connections of an issuer by name. `target` is where they lead; no secret is read. */
export async function channelPage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Page> {
  const after = placeOf(cursor, 'name');
  const rows = await sql<(Channel & { id: string; place: string })[]>`
    select shown.*, '' as id, name as place
    from (${shown(sql, issuerId)}) shown
    where ${after?.by ?? null}::text is null or name > ${after?.by ?? null}
    order by name
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}

/** One connection as the list shows it. @throws NOT_FOUND */
export async function channelRow(sql: AnySql, issuerId: string, name: string): Promise<Channel> {
  const [channel] = await sql<Channel[]>`
    select * from (${shown(sql, issuerId)}) shown where name = ${name}
  `;
  if (!channel) throw notFound();
  return channel;
}

/** Who paused the channel `c`, when and why, as JSON. */
export const pauseOf = (sql: AnySql) => sql`
  case when c.paused_at is not null then
    jsonb_build_object(
      'at', ${jsonInstant(sql, sql`c.paused_at`)},
      'by', c.paused_by,
      'reason', c.pause_reason
    )
  end
`;

const shown = (sql: AnySql, issuerId: string) => sql`
  select c.name, c.kind, c.demo, c.pace, c.domain_pace, c.settings->>'testAddress' as test_address,
    coalesce(
      c.settings->>'url',
      c.settings->>'path',
      concat_ws(':', c.settings->>'host', c.settings->>'port'),
      ''
    ) as target,
    ${pauseOf(sql)} as paused,
    case when o.opened_at is not null then
      jsonb_build_object(
        'since', ${jsonInstant(sql, sql`o.opened_at`)},
        'failures', o.failures,
        'probeAt', ${jsonInstant(sql, sql`o.probe_at`)}
      )
    end as outage,
    (
      select count(*)::int
      from held_step h
      join delivery d on d.id = h.delivery_id
      where h.channel = c.name and d.issuer_id = c.issuer_id and d.ended_at is null
    ) as waiting
  from channel c
  left join channel_outage o on o.issuer_id = c.issuer_id and o.channel = c.name
  where c.issuer_id = ${issuerId}
`;
