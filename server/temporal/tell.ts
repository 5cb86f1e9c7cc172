import type { tellDelivery } from '../api/contract.ts';
import type { Input, Reply } from '../api/endpoint.ts';
import { refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from '../db/actions.ts';
import { type Given, giveMessage } from './giveMessage.ts';
import type { ResolveDeps } from './resolve.ts';

type Told = Input<typeof tellDelivery>['body'];
type Verdict = Reply<typeof tellDelivery>;

/** Gives a delivery what somebody, or another system, tells it, and keeps who did. @throws ApiError as `giveMessage` */
export async function tell(
  deps: ResolveDeps,
  { issuerId, login }: Actor,
  deliveryId: string,
  { messageId, name, value, comment, from = login }: Told,
): Promise<Verdict> {
  if (name === 'approval') throw onlyThoseAsked();
  const given = await giveMessage(deps, issuerId, deliveryId, {
    id: messageId,
    name,
    from,
    ...(value === undefined ? {} : { value }),
    ...(comment === undefined ? {} : { comment }),
  });
  await recordAction(deps.sql, {
    issuerId,
    actor: login,
    kind: 'tell',
    subject: deliveryId,
    detail: { actionId: messageId, name, value, comment, from, ...given },
  });
  return verdictOf(deliveryId, given);
}

const onlyThoseAsked = () =>
  refuse('ACTION_NOT_POSSIBLE', {
    fr: 'Une approbation se donne par le lien de la personne interrogée, ou sur la page de la remise.',
    en: 'An approval is given by the link of a person who was asked, or on the delivery’s page.',
  });

/** The same for every running delivery of an invoice that waits for it, or will. */
export async function tellByInvoice(
  deps: ResolveDeps,
  actor: Actor,
  number: string,
  told: Told,
): Promise<Verdict[]> {
  const running = await deps.sql<{ id: string }[]>`
    select d.id
    from delivery d
    join invoice i on i.id = d.invoice_id
    where d.issuer_id = ${actor.issuerId}
      and i.number = ${number}
      and d.ended_at is null
      and exists (
        select from jsonb_array_elements(d.input->'plan'->'steps') as steps (step)
        where step->>'hears' = ${told.name}
      )
    order by d.started_at
  `;
  if (running.length === 0)
    throw refuse('ACTION_NOT_POSSIBLE', {
      fr: `Aucune remise en cours de la facture ${number} n’attend « ${told.name} ».`,
      en: `No running delivery of invoice ${number} waits for “${told.name}”.`,
    });
  return Promise.all(running.map(({ id }) => tell(deps, actor, id, told)));
}

const verdictOf = (delivery: string, given: Given): Verdict => ({
  delivery,
  verdict: given.verdict,
  why: given.verdict === 'rejected' ? given.why : null,
});
