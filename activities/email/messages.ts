import { createHash } from 'node:crypto';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import type { ChannelOf, Mail, Ports } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { customerLanguage, fill, textAt } from '../fill.ts';
import { type Attached, attachments, sha256 } from './attachments.ts';
import { reachedBy } from './channel.ts';
import { email } from './manifest.ts';
import { messageId } from './messageId.ts';
import { recipients } from './recipients.ts';
import { split } from './split.ts';
import { rerouted } from './testMode.ts';

type EmailJob = Job<ConfigOf<typeof email>>;

const politely = {
  invoice: {
    fr: 'Bonjour,\n\nVeuillez trouver ci-joint notre facture {{invoice.number}}.\n\nCordialement,\n{{issuer.name}}\n',
    en: 'Hello,\n\nPlease find attached our invoice {{invoice.number}}.\n\nKind regards,\n{{issuer.name}}\n',
  },
  batch: {
    fr: 'Bonjour,\n\nVeuillez trouver ci-joint nos factures (nombre : {{batch.count}}).\n\nCordialement,\n{{issuer.name}}\n',
    en: 'Hello,\n\nPlease find attached our invoices (number of them: {{batch.count}}).\n\nKind regards,\n{{issuer.name}}\n',
  },
} as const;

/** One message to be handed over, and its name in the ledger. */
export interface Letter {
  readonly key: string;
  readonly mail: Mail;
}

/**
 * Whether a step may have several messages, each an effect of its own. Told from the settings alone, so that all tries of a
 * step see it alike.
 */
export const hasSeveral = ({
  perRecipient,
  annexes,
  maxFiles,
  maxMegabytes,
}: ConfigOf<typeof email>): boolean =>
  perRecipient === true || annexes === true || maxFiles !== undefined || maxMegabytes !== undefined;

/**
 * The messages of this step, the same on every try: identity from the key and what is in them, date from when it was first
 * begun. One, unless they are sent to each recipient apart or their files do not fit into one.
 *
 * @throws EMAIL_VALUE_MISSING, EMAIL_INVALID, EMAIL_ADDRESS_INVALID, EMAIL_NOT_ONE_RECIPIENT, EMAIL_ENCRYPTED,
 *   EMAIL_TOO_LARGE
 */
export async function messages(
  job: EmailJob,
  channel: ChannelOf<'smtp'>,
  documents: Ports['documents'],
  since: string,
): Promise<readonly Letter[]> {
  const { config, context } = job;
  const language = customerLanguage(context);
  const whom = recipients(job);
  const subject = textAt(context, 'vars.subject');
  if (subject === undefined)
    throw fault(email, 'EMAIL_VALUE_MISSING', noValueFor(['vars.subject']), {
      missing: ['vars.subject'],
    });
  const text = fill(
    config.body?.trim()
      ? config.body
      : politely[context.batch === undefined ? 'invoice' : 'batch'][language],
    'body',
    context,
    language,
    {
      missing: (missing) => fault(email, 'EMAIL_VALUE_MISSING', noValueFor(missing), { missing }),
      invalid: (problems) => fault(email, 'EMAIL_INVALID', firstOf(problems), { problems }),
    },
  );
  const files = await attachments(job, documents);
  const bundles = hasSeveral(config)
    ? split(files, {
        ...limitsOf(config, channel),
        // Of a batch no invoice is the one that the others belong to.
        ...(context.batch === undefined ? {} : { invoiceInEach: false }),
        text,
      })
    : [[files.invoice, ...files.others]];
  const copies = config.perRecipient ? reachedBy(whom).map((one) => [one]) : [undefined];
  return copies.flatMap((envelope) =>
    bundles.map((attached, index): Letter => {
      const suffix = bundles.length > 1 ? ` (${index + 1}/${bundles.length})` : '';
      const mail: Mail = {
        delivery: job.delivery,
        messageId: messageId(job.key, channel.from),
        from: {
          address: channel.from,
          ...(channel.fromName === undefined ? {} : { name: channel.fromName }),
        },
        ...whom,
        ...(envelope && { envelope }),
        subject: `${subject}${suffix}`,
        text,
        attachments: attached,
        date: since,
      };
      const sent = rerouted(mail, channel, language);
      if (!hasSeveral(config)) return { key: job.key, mail: sent };
      const key = `${job.key}/${digestOf(mail)}`;
      return { key, mail: { ...sent, messageId: messageId(key, channel.from) } };
    }),
  );
}

/** By what is in it, not by its place: after a correction, what is unchanged is known to have been sent. */
function digestOf({ to, cc, bcc, envelope, subject, text, attachments: files }: Mail): string {
  const content = [to, cc, bcc, envelope, subject, text, files.map(namedContent)];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 24);
}

const namedContent = ({ name, bytes }: Attached) => [name, sha256(bytes)];

function limitsOf(
  { maxFiles = Number.POSITIVE_INFINITY, maxMegabytes, invoiceInEach }: ConfigOf<typeof email>,
  channel: ChannelOf<'smtp'>,
) {
  const megabytes = Math.min(
    maxMegabytes ?? Number.POSITIVE_INFINITY,
    channel.maxMegabytes ?? Number.POSITIVE_INFINITY,
  );
  return { maxFiles, maxBytes: megabytes * 1_000_000, invoiceInEach: invoiceInEach === true };
}
