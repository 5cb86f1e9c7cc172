import type { listChannels } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import type { AnySql } from './anySql.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';

type Page = Reply<typeof listChannels>;

/** Connections of an issuer by name. `target` is where they lead; no secret is read. */
export async function channelPage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Page> {
  const after = placeOf(cursor, 'name');
  const rows = await sql<(Page['items'][number] & { id: string; place: string })[]>`
    select name, kind, demo, '' as id, name as place,
      coalesce(
        settings->>'url',
        concat_ws(':', settings->>'host', settings->>'port'),
        ''
      ) as target
    from channel
    where issuer_id = ${issuerId}
      and (${after?.by ?? null}::text is null or name > ${after?.by ?? null})
    order by name
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}
