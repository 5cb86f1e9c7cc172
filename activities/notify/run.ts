import { createHash } from 'node:crypto';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, type DeliveryError, fault } from '#workflows/node.ts';
import { quoted } from '#workflows/text.ts';
import type {
  Activity,
  Ask,
  ChannelOf,
  Mail,
  MailResult,
  Outcome,
  Ports,
  Way,
} from '../activity.ts';
import { parseAddresses } from '../email/address.ts';
import { messageId } from '../email/messageId.ts';
import { rerouted } from '../email/testMode.ts';
import { firstOf, noRecipient, noValueFor } from '../faults.ts';
import { fill, textAt } from '../fill.ts';
import { notify } from './manifest.ts';
import { signedHeaders } from './webhook.ts';

interface Notice {
  readonly subject: string;
  readonly text: string;
  readonly link: string;
}

/** Tells people or a program about a delivery, with a link to it. Delivers nothing: it reaches no level. */
export const run: Activity<typeof notify> = async (job, ports, since) => {
  const channel = await ports.channel(job.config.channel);
  if (channel?.kind !== 'smtp' && channel?.kind !== 'webhook')
    throw fault(notify, 'CHANNEL_UNKNOWN', {
      fr: `aucune connexion de notification nommée ${job.config.channel}`,
      en: `no notification connection named ${job.config.channel}`,
    });
  const notice = noticeOf(job, ports.url);
  return channel.kind === 'smtp'
    ? byMail(job, ports, channel, notice, since)
    : byWebhook(job, ports, channel, notice);
};

/** A second notice is better than none. */
export const ask: Ask<typeof notify> = async () => ({ kind: 'repeatable' });

/** Notices are few, and go to people of the house: the pace of a domain is not meant for them. */
export const way = ({ config }: Job<ConfigOf<typeof notify>>): Way => ({
  channel: config.channel,
  domains: [],
});

function noticeOf(
  { config, context, delivery }: Job<ConfigOf<typeof notify>>,
  url: string,
): Notice {
  const link = `${url.replace(/\/+$/, '')}/deliveries/${delivery}`;
  const text = write(config.message, 'body', config.language, context);
  const parts = [textAt(context, 'invoice.number'), textAt(context, 'customer.name')];
  const about = parts.filter((part) => part !== undefined).join(' – ');
  return { subject: `Facteur : ${about || delivery}`, text: `${text}\n\n${link}\n`, link };
}

const write = (
  source: string,
  kind: 'body' | 'address',
  language: 'fr' | 'en',
  context: Readonly<Record<string, unknown>>,
): string =>
  fill(source, kind, context, language, {
    missing: (missing) => fault(notify, 'NOTIFY_VALUE_MISSING', noValueFor(missing), { missing }),
    invalid: (problems) => fault(notify, 'NOTIFY_INVALID', firstOf(problems), { problems }),
  });

async function byMail(
  { key, delivery, config, context }: Job<ConfigOf<typeof notify>>,
  ports: Ports,
  channel: ChannelOf<'smtp'>,
  notice: Notice,
  since: string,
): Promise<Outcome> {
  const parsed = parseAddresses(write(config.to ?? '', 'address', config.language, context));
  if (!parsed.ok)
    throw fault(notify, 'NOTIFY_INVALID', parsed.message, { address: parsed.address });
  const to = parsed.addresses;
  if (to.length === 0)
    throw fault(notify, 'NOTIFY_VALUE_MISSING', noRecipient, { missing: ['config.to'] });
  const mail: Mail = {
    delivery,
    messageId: messageId(key, channel.from),
    from: {
      address: channel.from,
      ...(channel.fromName === undefined ? {} : { name: channel.fromName }),
    },
    to,
    cc: [],
    bcc: [],
    subject: notice.subject,
    text: notice.text,
    attachments: [],
    date: since,
  };
  const sent = rerouted(mail, channel, config.language);
  const result = await ports.mailer.send(channel, sent);
  if (result.kind !== 'accepted') throw mailFailure(result);
  const { reply, rejected } = result;
  const isTest = channel.testAddress !== undefined;
  return {
    note: isTest ? `TEST → ${channel.testAddress} (${to.join(', ')})` : to.join(', '),
    evidence: [
      {
        kind: 'smtp-reply',
        detail: { reply, to: sent.to, rejected, ...(isTest && { test: { to } }) },
      },
    ],
  };
}

function mailFailure(result: Exclude<MailResult, { kind: 'accepted' }>): DeliveryError {
  const isFinal =
    ['forbidden-target', 'untrusted', 'unencrypted'].includes(result.kind) ||
    (result.kind === 'refused' && result.permanent);
  const code = isFinal ? 'NOTIFY_REFUSED' : 'NOTIFY_UNAVAILABLE';
  if (result.kind !== 'refused') return fault(notify, code, result.message);
  const { reply } = result;
  return fault(notify, code, quoted(reply), { reply });
}

async function byWebhook(
  { key, delivery, context }: Job<ConfigOf<typeof notify>>,
  ports: Ports,
  channel: ChannelOf<'webhook'>,
  notice: Notice,
): Promise<Outcome> {
  const now = ports.now();
  const body = JSON.stringify({
    type: 'delivery.notice',
    timestamp: now.toISOString(),
    data: {
      delivery,
      link: notice.link,
      message: notice.text,
      invoice: textAt(context, 'invoice.number') ?? null,
      customer: textAt(context, 'customer.name') ?? null,
    },
  });
  const id = `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  const result = await ports.http.send({
    method: 'POST',
    url: channel.url,
    headers: signedHeaders(id, now, body, [
      channel.secret,
      ...(channel.previousSecret === undefined ? [] : [channel.previousSecret]),
    ]),
    body: new TextEncoder().encode(body),
    timeoutSeconds: 10,
    ca: channel.ca,
  });
  if (result.kind !== 'answered' && result.kind !== 'unreachable')
    throw fault(notify, 'NOTIFY_REFUSED', result.message);
  if (result.kind === 'unreachable') throw fault(notify, 'NOTIFY_UNAVAILABLE', result.message);
  const { status, retryAfter } = result;
  if (status >= 200 && status < 300)
    return {
      note: `${status}`,
      evidence: [
        { kind: 'https-receipt', detail: { url: channel.url, status, body: result.body } },
      ],
    };
  const details = { status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  const seen = { fr: `le webhook a répondu ${status}`, en: `webhook answered ${status}` };
  throw fault(notify, codeOf(status), seen, details);
}

/** 410 asks for no more calls; all else may be otherwise another time: a receiver is mended, or knows the new secret. */
function codeOf(status: number): 'NOTIFY_GONE' | 'NOTIFY_UNAVAILABLE' | 'NOTIFY_NOT_TAKEN' {
  if (status === 410) return 'NOTIFY_GONE';
  const isAway = status >= 500 || [408, 425, 429].includes(status);
  return isAway ? 'NOTIFY_UNAVAILABLE' : 'NOTIFY_NOT_TAKEN';
}
