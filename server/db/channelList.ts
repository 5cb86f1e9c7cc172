import type { listChannels } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import type { AnySql } from './anySql.ts';

/** Connections of an issuer by name. `target` is where they lead; no secret is read. */
export async function listedChannels(
  sql: AnySql,
  issuerId: string,
): Promise<Reply<typeof listChannels>> {
  return [
    ...(await sql<Reply<typeof listChannels>>`
      select name, kind, demo,
        coalesce(
          settings->>'url',
          concat_ws(':', settings->>'host', settings->>'port'),
          ''
        ) as target
      from channel
      where issuer_id = ${issuerId}
      order by name
    `),
  ];
}
