import type { getDelivery } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { alarming } from '../inbox/mailKinds.ts';
import { recordAction } from './actions.ts';
import type { AnySql } from './anySql.ts';
import { jsonInstant } from './jsonInstant.ts';
import type { Sql } from './sql.ts';

/** For each delivery `d` of which something came back and nobody has settled it: the last of it, as a fault. */
export const whatCameBack = (sql: AnySql) => sql`
  select jsonb_build_object(
    'code', case m.kind when 'bounced' then 'MAIL_BOUNCED' when 'expired' then 'MAIL_EXPIRED' else 'MAIL_REFUSED' end,
    'type', 'email',
    'remedy', 'fix',
    'mayHaveArrived', false,
    'details', '{}'::jsonb,
    'message', (
      select jsonb_build_object('fr', seen, 'en', seen)
      from (select concat_ws(' · ', m.recipient, m.status, m.words, m.reporter) as seen) words
    )
  ) as fault
  from inbox_mail m
  where d.came_back = 'open'
    and m.delivery_id = d.id
    and m.kind = any(${[...alarming]})
    and m.settled_at is null
  order by m.received_at desc
  limit 1
`;

export type ShownMail = Reply<typeof getDelivery>['mail'][number];

/** Columns of `ShownMail` of the message `m`. */
export const mailShown = (sql: AnySql) => sql`
  m.id, m.received_at, m.kind, m.status, m.recipient, m.reporter, m.sender, m.subject, m.words, m.placed_by,
  m.forged, m.sha256,
  case when m.settled_at is not null then
    jsonb_build_object(
      'at', ${jsonInstant(sql, sql`m.settled_at`)},
      'by', m.settled_by,
      'reason', m.settle_reason
    )
  end as settled
`;

/** What came back about a delivery, first come first. */
export async function mailOf(sql: AnySql, deliveryId: string): Promise<ShownMail[]> {
  return sql<ShownMail[]>`
    select ${mailShown(sql)} from inbox_mail m where m.delivery_id = ${deliveryId} order by m.received_at, m.id
  `;
}

/**
 * Notes that somebody dealt with what came back about a delivery: it needs nobody any more, and is told as settled by hand.
 *
 * @throws NOT_FOUND; ACTION_NOT_POSSIBLE where nothing is open
 */
export async function settleCameBack(
  sql: Sql,
  { issuerId, login }: Actor,
  deliveryId: string,
  { reason, actionId }: { readonly reason: string; readonly actionId: string },
): Promise<void> {
  await sql.begin(async (tx) => {
    const [delivery] = await tx<{ cameBack: string | null }[]>`
      select came_back from delivery where id = ${deliveryId} and issuer_id = ${issuerId} for update
    `;
    if (!delivery) throw notFound();
    if (delivery.cameBack === null)
      throw refuse('ACTION_NOT_POSSIBLE', {
        fr: 'Rien n’est revenu de cette remise.',
        en: 'Nothing came back of this delivery.',
      });
    if (delivery.cameBack === 'settled') return;
    await tx`
      update inbox_mail
      set settled_at = now(), settled_by = ${login}, settle_reason = ${reason}
      where delivery_id = ${deliveryId} and settled_at is null
    `;
    await tx`update delivery set came_back = 'settled', changed_at = now() where id = ${deliveryId}`;
    const detail = { reason, actionId };
    await recordAction(tx, {
      issuerId,
      actor: login,
      kind: 'settle-mail',
      subject: deliveryId,
      detail,
    });
  });
}
