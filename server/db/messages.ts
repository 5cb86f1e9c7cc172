import type { Message, Verdict } from '#workflows/message.ts';
import { type AnySql, jsonOf } from './anySql.ts';

/** `late`: the delivery was over. */
export type KeptVerdict = Verdict | { readonly verdict: 'late' };

export interface KeptMessage {
  readonly deliveryId: string;
  readonly message: Message;
  readonly verdict: KeptVerdict | null;
}

interface Stored {
  readonly deliveryId: string;
  readonly id: string;
  readonly name: string;
  readonly value: string | null;
  readonly about: string | null;
  readonly teller: string;
  readonly comment: string | null;
  readonly verdict: KeptVerdict | null;
}

/** Keeps a message before its delivery hears of it. @returns what is kept under its id: the first one wins */
export async function keepMessage(
  sql: AnySql,
  issuerId: string,
  deliveryId: string,
  { id, name, value, about, from, comment }: Message,
): Promise<KeptMessage> {
  await sql`
    insert into delivery_message (id, issuer_id, delivery_id, name, value, about, teller, comment)
    values (
      ${id}, ${issuerId}, ${deliveryId}, ${name}, ${value ?? null}, ${about ?? null}, ${from}, ${comment ?? null}
    )
    on conflict do nothing
  `;
  const [kept] = await sql<Stored[]>`
    select * from delivery_message where delivery_id = ${deliveryId} and id = ${id}
  `;
  return keptOf(kept as Stored);
}

export async function keepVerdict(
  sql: AnySql,
  deliveryId: string,
  id: string,
  verdict: KeptVerdict,
): Promise<void> {
  await sql`
    update delivery_message set verdict = ${jsonOf(sql, verdict)}
    where delivery_id = ${deliveryId} and id = ${id} and verdict is null
  `;
}

/** Messages that no workflow has answered for yet, oldest first. @param seconds how long they have been waiting already */
export async function openMessages(sql: AnySql, most: number, seconds = 5): Promise<KeptMessage[]> {
  const rows = await sql<Stored[]>`
    select * from delivery_message
    where verdict is null and received_at < now() - make_interval(secs => ${seconds})
    order by received_at
    limit ${most}
  `;
  return rows.map(keptOf);
}

function keptOf({ deliveryId, verdict, id, name, value, about, teller, comment }: Stored) {
  const message: Message = {
    id,
    name,
    from: teller,
    ...(value === null ? {} : { value }),
    ...(about === null ? {} : { about }),
    ...(comment === null ? {} : { comment }),
  };
  return { deliveryId, message, verdict };
}
