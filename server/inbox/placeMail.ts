import { mailTag, readBounceAddress } from '../adapters/smtp/bounceAddress.ts';
import type { AnySql } from '../db/anySql.ts';
import type { JudgedMail } from './judgeMail.ts';
import type { InboxMail } from './readMail.ts';

export interface Placed {
  readonly delivery: string;
  readonly by: 'token' | 'envelope' | 'message' | 'answer';
  /** The try that sent what it is about, where it is known. */
  readonly attempt?: string;
}

/** The delivery that a message is about; `forged` where it came to an address of ours that we never made. */
export type Place = Placed | { readonly forged: boolean };

/**
 * Finds the delivery that a message is about, by what is proven best: a token that only this installation makes, the name
 * that the envelope gave the message, the `Message-ID` of what came back, the one that is answered. Who comes with a token
 * that is not ours is not believed anything else.
 *
 * @param key of the installation, 32 bytes
 */
export async function placeMail(
  sql: AnySql,
  key: Uint8Array,
  issuerId: string,
  mail: Pick<InboxMail, 'cameTo' | 'returned' | 'answers'>,
  { envelopeId }: Pick<JudgedMail, 'envelopeId'>,
): Promise<Place> {
  const tokens = mail.cameTo.filter((address) => /^bounce\+/i.test(address));
  for (const address of tokens) {
    const placed = await byToken(sql, key, issuerId, address);
    if (placed) return placed;
  }
  if (tokens.length > 0) return { forged: true };
  const named = envelopeId === undefined ? [] : [envelopeId, `<${envelopeId}>`];
  return (
    (await byMessage(sql, issuerId, named, 'envelope')) ??
    (await byMessage(sql, issuerId, mail.returned, 'message')) ??
    (await byMessage(sql, issuerId, mail.answers, 'answer')) ?? { forged: false }
  );
}

async function byToken(
  sql: AnySql,
  key: Uint8Array,
  issuerId: string,
  address: string,
): Promise<Placed | undefined> {
  const about = readBounceAddress(key, address);
  if (!about) return undefined;
  const [delivery] = await sql`
    select from delivery where id = ${about.delivery} and issuer_id = ${issuerId}
  `;
  if (!delivery) return undefined;
  const sent = await sql<{ attemptId: string; messageId: string }[]>`
    select attempt_id, detail->>'messageId' as message_id
    from evidence
    where delivery_id = ${about.delivery} and detail ? 'messageId'
  `;
  const mine = sent.find(({ messageId }) => mailTag(messageId) === about.mail);
  return {
    delivery: about.delivery,
    by: 'token',
    ...(mine === undefined ? {} : { attempt: mine.attemptId }),
  };
}

async function byMessage(
  sql: AnySql,
  issuerId: string,
  ids: readonly string[],
  by: Placed['by'],
): Promise<Placed | undefined> {
  if (ids.length === 0) return undefined;
  const [found] = await sql<{ deliveryId: string; attemptId: string }[]>`
    select e.delivery_id, e.attempt_id
    from evidence e
    join delivery d on d.id = e.delivery_id
    where e.detail ? 'messageId'
      and e.detail->>'messageId' = any(${[...ids]})
      and d.issuer_id = ${issuerId}
    order by e.recorded_at desc
    limit 1
  `;
  return found && { delivery: found.deliveryId, by, attempt: found.attemptId };
}
