import type { listUnplacedMail } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from './actions.ts';
import type { AnySql } from './anySql.ts';
import { mailShown, type ShownMail } from './cameBack.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';
import type { Sql } from './sql.ts';

/** What came in and nobody could place, last come first, until somebody has looked at it. */
export async function unplacedMail(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listUnplacedMail>> {
  const after = placeOf(cursor, 'instant');
  const rows = await sql<(ShownMail & { place: string })[]>`
    select ${mailShown(sql)}, (m.received_at at time zone 'UTC')::text || '+00' as place
    from inbox_mail m
    where m.issuer_id = ${issuerId}
      and m.delivery_id is null
      and m.settled_at is null
      and (${after?.by ?? null}::text is null
        or (m.received_at, m.id) < (${after?.by ?? null}::timestamptz, ${after?.id ?? null}))
    order by m.received_at desc, m.id desc
    limit ${limit + 1}
  `;
  const inboxes = await sql<Reply<typeof listUnplacedMail>['inboxes']>`
    select c.name as channel, l.looked_at, l.trouble
    from channel c
    left join inbox_look l on l.issuer_id = c.issuer_id and l.channel = c.name
    where c.issuer_id = ${issuerId} and c.kind = 'imap'
    order by c.name
  `;
  const { items, next } = pageOf(rows, limit);
  return { items: items.map(({ place: _, ...mail }) => mail), next, inboxes: [...inboxes] };
}

/** @throws NOT_FOUND */
export async function settleUnplaced(
  sql: Sql,
  { issuerId, login }: Actor,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  await sql.begin(async (tx) => {
    const { count } = await tx`
      update inbox_mail
      set settled_at = coalesce(settled_at, now()), settled_by = coalesce(settled_by, ${login}),
        settle_reason = coalesce(settle_reason, ${reason})
      where id = ${id} and issuer_id = ${issuerId} and delivery_id is null
    `;
    if (count === 0) throw notFound();
    await recordAction(tx, {
      issuerId,
      actor: login,
      kind: 'settle-mail',
      subject: id,
      detail: { reason },
    });
  });
  return { id };
}
