import { createHash } from 'node:crypto';
import type { DocumentRef } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, DeliveryError, fault } from '#workflows/node.ts';
import { quoted, type Text } from '#workflows/text.ts';
import type {
  Activity,
  Ask,
  ChannelOf,
  DocumentStore,
  Mail,
  Outcome,
  Part,
  Ports,
  Way,
} from '../activity.ts';
import { reachedBy } from './channel.ts';
import { domainsOf } from './domains.ts';
import { failure } from './failure.ts';
import { email } from './manifest.ts';
import { hasSeveral, type Letter, messages } from './messages.ts';
import { mendable, recipients } from './recipients.ts';
import { together } from './together.ts';

type EmailJob = Job<ConfigOf<typeof email>>;

/**
 * Hands the message to the recipient's way in, with an explicit envelope; or several, each an effect of its own.
 *
 * @returns the server's answers and the `.eml`s that left as evidence. Level `accepted`: a mail server took all of it
 *   over, which is the most that SMTP says.
 */
export const run: Activity<typeof email> = async (job, ports, since, part = unrecorded) => {
  const channel = await ports.channel(job.config.channel);
  if (channel?.kind !== 'smtp')
    throw fault(email, 'CHANNEL_UNKNOWN', {
      fr: `aucune connexion d’e-mail nommée ${job.config.channel}`,
      en: `no e-mail connection named ${job.config.channel}`,
    });
  const letters = await messages(job, channel, ports.documents, since);
  const send = ({ mail }: Letter) => handOver(job, ports, channel, mail);
  if (!hasSeveral(job.config)) return send(letters[0] as Letter);
  return together(letters, (letter) =>
    part(
      letter.key,
      async (isRepeat) => {
        if (isRepeat) throw mayHaveLeft();
        return send(letter);
      },
      true,
    ),
  );
};

const unrecorded: Part = (_key, act) => act(false);

const mayHaveLeft = (): DeliveryError =>
  fault(email, 'EMAIL_UNCERTAIN', {
    fr: 'un essai précédent a été coupé et a pu arriver',
    en: 'an earlier try was cut off and may have arrived',
  });

/** Nobody can be asked whether an e-mail came: a repeat would be a second copy in the customer's mailbox. */
export const ask: Ask<typeof email> = async ({ config }) =>
  hasSeveral(config) ? { kind: 'by-parts' } : { kind: 'unknown' };

/** Recipients that nobody can tell have no domain: the try itself says what is wrong with them. */
export function way(job: EmailJob): Way {
  const { channel } = job.config;
  try {
    const { to, cc, bcc } = recipients(job);
    return { channel, domains: domainsOf([...to, ...cc, ...bcc]) };
  } catch (error) {
    if (error instanceof DeliveryError) return { channel, domains: [] };
    throw error;
  }
}

async function handOver(
  job: EmailJob,
  ports: Ports,
  channel: ChannelOf<'smtp'>,
  mail: Mail,
): Promise<Outcome> {
  const result = await ports.mailer.send(channel, mail);
  if (result.kind !== 'accepted') throw failure(result, mendable(job, 'to'));

  const eml = await kept(ports.documents, result.eml, `${mail.messageId.slice(1, 33)}.eml`);
  const accepted = new Set(result.accepted);
  const left = reachedBy(mail).filter((address) => !accepted.has(address));
  if (left.length > 0)
    throw fault(email, 'EMAIL_PARTLY_REFUSED', notTaken(left, result.reply), {
      accepted: result.accepted,
      rejected: result.rejected,
      eml,
    });
  return {
    level: 'accepted',
    note: noteOf(job, channel, mail),
    evidence: [
      {
        kind: 'smtp-reply',
        detail: {
          reply: result.reply,
          server: `${channel.host}:${channel.port}`,
          messageId: mail.messageId,
          ...told(mail),
          returnPath: result.returnPath,
          ...(channel.testAddress !== undefined && { test: meantFor(job) }),
          emlSha256: createHash('sha256').update(result.eml).digest('hex'),
          transcript: result.transcript,
        },
        ...(eml === undefined ? {} : { document: eml }),
      },
    ],
  };
}

/** In test mode nobody must take the note for a receipt of the customer. */
function noteOf(job: EmailJob, { testAddress }: ChannelOf<'smtp'>, mail: Mail): string {
  if (testAddress === undefined) return (mail.envelope ?? mail.to).join(', ');
  return `TEST → ${testAddress} (${reachedBy(recipients(job)).join(', ')})`;
}

/** Whom the message would have reached without test mode. */
function meantFor(job: EmailJob) {
  const { to, cc, bcc } = recipients(job);
  return { to, cc, bcc };
}

const notTaken = (left: readonly string[], reply: string): Text => ({
  fr: `pas pris pour ${left.join(', ')} : ${quoted(reply).fr}`,
  en: `not taken for ${left.join(', ')}: ${quoted(reply).en}`,
});

const told = ({ from, to, cc, bcc, envelope, subject, attachments }: Mail) => ({
  from: from.address,
  to,
  cc,
  bcc,
  ...(envelope && { envelope }),
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
