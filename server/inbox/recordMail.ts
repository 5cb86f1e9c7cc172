import { createHash } from 'node:crypto';
import type { DocumentStore } from '#activities/activity.ts';
import type { DocumentRef } from '#workflows/context.ts';
import { type AnySql, jsonOf } from '../db/anySql.ts';
import type { Sql } from '../db/sql.ts';
import { type JudgedMail, judgeMail } from './judgeMail.ts';
import { type Placed, placeMail } from './placeMail.ts';
import { type InboxMail, readMail } from './readMail.ts';

export interface RecordDeps {
  readonly sql: Sql;
  readonly store: DocumentStore;
  /** 32 bytes, the installation's. */
  readonly key: Uint8Array;
}

/** Whose inbox, and the connection that it is read by. */
export interface Inbox {
  readonly issuerId: string;
  readonly channel: string;
}

/**
 * Keeps a message as it came, with what it says and what it is about, and as evidence of the try that it is about. The same
 * message twice is one.
 */
export async function recordMail(
  { sql, store, key }: RecordDeps,
  { issuerId, channel }: Inbox,
  raw: Uint8Array,
): Promise<void> {
  const mail = await readMail(raw);
  const judged = judgeMail(mail);
  const id = identityOf(issuerId, mail, judged) ?? hashOf(issuerId, raw);
  const document = await store.write(raw, { type: 'message/rfc822', name: `${id}.eml` });
  const place = await placeMail(sql, key, issuerId, mail, judged);
  await sql.begin(async (tx) => {
    const { kind, status = null, recipient = null, reporter, words = null } = judged;
    const { count } = await tx`
      insert into inbox_mail (
        id, issuer_id, channel, sha256, sender, subject, kind, status, recipient, reporter, words,
        delivery_id, placed_by, forged
      )
      values (
        ${id}, ${issuerId}, ${channel}, ${document.sha256}, ${plain(mail.from)}, ${plain(mail.subject)},
        ${kind}, ${status}, ${recipient && plain(recipient)}, ${plain(reporter)}, ${words && plain(words)},
        ${'delivery' in place ? place.delivery : null}, ${'delivery' in place ? place.by : null},
        ${'forged' in place && place.forged}
      )
      on conflict do nothing
    `;
    if (count > 0 && 'delivery' in place) await keepEvidence(tx, id, place, judged, document);
  });
}

/** Undefined without a `Message-ID`. That alone is not enough: its writer chooses it, perhaps twice. */
function identityOf(
  issuerId: string,
  { messageId, from, subject }: InboxMail,
  { kind, recipient }: JudgedMail,
): string | undefined {
  if (messageId === undefined) return undefined;
  const parts = JSON.stringify([issuerId, messageId, from, subject, kind, recipient]);
  return createHash('sha256').update(parts).digest('hex');
}

async function keepEvidence(
  tx: AnySql,
  id: string,
  { delivery, by, attempt }: Placed,
  judged: JudgedMail,
  document: DocumentRef,
): Promise<void> {
  await tx`
    insert into invoice_document (invoice_id, delivery_id, role, sha256, name)
    select invoice_id, id, 'inbox-mail', ${document.sha256}, ${document.name}
    from delivery
    where id = ${delivery}
    on conflict do nothing
  `;
  if (attempt === undefined) return;
  await tx`
    insert into evidence (id, attempt_id, delivery_id, kind, detail, document)
    values (
      ${`${attempt}-mail-${id}`}, ${attempt}, ${delivery}, 'inbox-mail',
      ${jsonOf(tx, { ...judged, placedBy: by })}, ${jsonOf(tx, document)}
    )
    on conflict do nothing
  `;
}

const hashOf = (issuerId: string, raw: Uint8Array): string =>
  createHash('sha256').update(issuerId).update(raw).digest('hex');

/** Postgres keeps no NUL in a text. */
const plain = (text: string): string => text.replaceAll('\0', '');
