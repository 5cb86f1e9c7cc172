import { fault } from '#workflows/node.ts';
import { quoted } from '#workflows/text.ts';
import type { ChannelOf, Evidence, Mail, MailResult, Ports } from '../activity.ts';
import { messageId } from '../email/messageId.ts';
import { rerouted } from '../email/testMode.ts';
import { withExtension } from '../filename/extension.ts';
import { type Delegated, letter } from './letter.ts';
import { approval } from './manifest.ts';
import type { Question, QuestionRef } from './question.ts';

interface Whom {
  readonly person: string;
  readonly delegated?: Delegated;
  /** ISO 8601: the mail's date, the same on every try. */
  readonly since: string;
}

/**
 * Sends one person the request, with a link of their own. The mail is not kept: it holds the link.
 *
 * @returns the server's answer as evidence
 * @throws APPROVAL_UNAVAILABLE, APPROVAL_REFUSED
 */
export async function request(
  ports: Ports,
  ref: QuestionRef,
  question: Question,
  { person, delegated, since }: Whom,
): Promise<Evidence> {
  const channel = await channelOf(ports, question.channel);
  const { shown, attach, invoice } = question;
  const link = await ports.approvals.link(ref, person);
  const id = messageId(`${ref.delivery}/${ref.node}/${ref.generation}/${person}`, channel.from);
  const attachments = attach
    ? [
        {
          name: withExtension(invoice.number, shown.type),
          type: shown.type,
          bytes: await ports.documents.read(shown),
        },
      ]
    : [];
  const mail: Mail = {
    delivery: ref.delivery,
    messageId: id,
    from: {
      address: channel.from,
      ...(channel.fromName === undefined ? {} : { name: channel.fromName }),
    },
    to: [person],
    cc: [],
    bcc: [],
    ...letter(question, link, delegated),
    attachments,
    date: since,
  };
  const sent = rerouted(mail, channel, question.language);
  const result = await ports.mailer.send(channel, sent);
  if (result.kind !== 'accepted') throw failure(result, person);
  await ports.approvals.told(ref, person);
  return { kind: 'smtp-reply', detail: { reply: result.reply, to: sent.to, messageId: id } };
}

async function channelOf(ports: Ports, name: string): Promise<ChannelOf<'smtp'>> {
  const channel = await ports.channel(name);
  if (channel?.kind === 'smtp') return channel;
  throw fault(approval, 'CHANNEL_UNKNOWN', {
    fr: `aucune connexion d’e-mail nommée ${name}`,
    en: `no e-mail connection named ${name}`,
  });
}

function failure(result: Exclude<MailResult, { kind: 'accepted' }>, person: string) {
  const isFinal =
    ['forbidden-target', 'untrusted', 'unencrypted'].includes(result.kind) ||
    (result.kind === 'refused' && result.permanent);
  const seen = result.kind === 'refused' ? quoted(result.reply) : result.message;
  return fault(approval, isFinal ? 'APPROVAL_REFUSED' : 'APPROVAL_UNAVAILABLE', seen, { person });
}
