import { createHash } from 'node:crypto';
import type { DocumentRef } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, DeliveryError, fault } from '#workflows/node.ts';
import { quoted, type Text } from '#workflows/text.ts';
import type { Activity, Ask, DocumentStore, Mail, MailResult, Way } from '../activity.ts';
import { domainsOf } from './domains.ts';
import { email } from './manifest.ts';
import { message } from './message.ts';
import { mendable, recipients } from './recipients.ts';
import { verdict } from './verdict.ts';

const DAY = 86_400;

/**
 * Hands one message to the recipient's way in, with an explicit envelope.
 *
 * @returns the server's answer and the `.eml` that left as evidence. Level `accepted`: a mail server took it over, which
 *   is the most that SMTP says.
 */
export const run: Activity<typeof email> = async (job, ports, since) => {
  const channel = await ports.channel(job.config.channel);
  if (channel?.kind !== 'smtp')
    throw fault(email, 'CHANNEL_UNKNOWN', {
      fr: `aucune connexion d’e-mail nommée ${job.config.channel}`,
      en: `no e-mail connection named ${job.config.channel}`,
    });
  const mail = await message(job, channel, ports.documents, since);
  const result = await ports.mailer.send(channel, mail);
  if (result.kind !== 'accepted') throw failure(result, mendable(job, 'to'));

  const eml = await kept(ports.documents, result.eml, `${mail.messageId.slice(1, 33)}.eml`);
  const accepted = new Set(result.accepted);
  const left = [...mail.to, ...mail.cc, ...mail.bcc].filter((address) => !accepted.has(address));
  if (left.length > 0)
    throw fault(email, 'EMAIL_PARTLY_REFUSED', notTaken(left, result.reply), {
      accepted: result.accepted,
      rejected: result.rejected,
      eml,
    });
  return {
    level: 'accepted',
    note: mail.to.join(', '),
    evidence: [
      {
        kind: 'smtp-reply',
        detail: {
          reply: result.reply,
          server: `${channel.host}:${channel.port}`,
          messageId: mail.messageId,
          ...envelope(mail, channel.from),
          emlSha256: createHash('sha256').update(result.eml).digest('hex'),
        },
        ...(eml === undefined ? {} : { document: eml }),
      },
    ],
  };
};

const notTaken = (left: readonly string[], reply: string): Text => ({
  fr: `pas pris pour ${left.join(', ')} : ${quoted(reply).fr}`,
  en: `not taken for ${left.join(', ')}: ${quoted(reply).en}`,
});

/** Nobody can be asked whether an e-mail came: a repeat would be a second copy in the customer's mailbox. */
export const ask: Ask<typeof email> = async () => ({ kind: 'unknown' });

/** Recipients that nobody can tell have no domain: the try itself says what is wrong with them. */
export function way(job: Job<ConfigOf<typeof email>>): Way {
  const { channel } = job.config;
  try {
    const { to, cc, bcc } = recipients(job);
    return { channel, domains: domainsOf([...to, ...cc, ...bcc]) };
  } catch (error) {
    if (error instanceof DeliveryError) return { channel, domains: [] };
    throw error;
  }
}

const envelope = ({ to, cc, bcc, subject, attachments }: Mail, from: string) => ({
  from,
  to,
  cc,
  bcc,
  subject,
  attachments: attachments.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.length })),
});

/** The message is gone and answered: not being able to keep a copy must not make that look like a failure. */
async function kept(
  documents: DocumentStore,
  eml: Uint8Array,
  name: string,
): Promise<DocumentRef | undefined> {
  try {
    return await documents.write(eml, { type: 'message/rfc822', name });
  } catch {
    return undefined;
  }
}

function failure(
  result: Exclude<MailResult, { kind: 'accepted' }>,
  missing: readonly string[],
): DeliveryError {
  switch (result.kind) {
    case 'uncertain':
      return fault(email, 'EMAIL_UNCERTAIN', result.message);
    case 'unreachable':
      return fault(email, 'EMAIL_UNREACHABLE', result.message);
    case 'forbidden-target':
      return fault(email, 'EMAIL_TARGET_FORBIDDEN', result.message);
    case 'untrusted':
      return fault(email, 'EMAIL_CERTIFICATE_REFUSED', result.message);
    case 'unencrypted':
      return fault(email, 'EMAIL_UNENCRYPTED', result.message);
    case 'refused':
      break;
  }
  const { reply } = result;
  const seen = quoted(reply);
  const details = {
    reply,
    code: result.code,
    ...(result.rejected && { rejected: result.rejected }),
  };
  switch (verdict(result)) {
    case 'mailbox-unknown':
      return fault(email, 'EMAIL_MAILBOX_UNKNOWN', seen, { ...details, missing });
    case 'mailbox-full':
      return fault(email, 'EMAIL_TEMPORARY', seen, { ...details, retryAfter: DAY });
    case 'too-large':
      return fault(email, 'EMAIL_TOO_LARGE', seen, details);
    case 'login':
      return fault(email, 'EMAIL_LOGIN_REFUSED', seen, details);
    case 'temporary':
      return fault(email, 'EMAIL_TEMPORARY', seen, details);
    case 'refused':
      return fault(email, 'EMAIL_REFUSED', seen, details);
  }
}
