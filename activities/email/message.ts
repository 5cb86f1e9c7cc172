import { createHash } from 'node:crypto';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import type { ChannelOf, Mail, Ports } from '../activity.ts';
import { firstOf, noValueFor } from '../faults.ts';
import { withExtension } from '../filename/extension.ts';
import { customerLanguage, documentAt, fill, textAt } from '../fill.ts';
import { attachedBy, email } from './manifest.ts';
import { recipients } from './recipients.ts';

const politely = {
  fr: 'Bonjour,\n\nVeuillez trouver ci-joint notre facture {{invoice.number}}.\n\nCordialement,\n{{issuer.name}}\n',
  en: 'Hello,\n\nPlease find attached our invoice {{invoice.number}}.\n\nKind regards,\n{{issuer.name}}\n',
};

/**
 * The one message of this step, the same on every try: identity from the key, date from when it was first begun.
 *
 * @throws EMAIL_VALUE_MISSING, EMAIL_INVALID, EMAIL_ADDRESS_INVALID
 */
export async function message(
  job: Job<ConfigOf<typeof email>>,
  channel: ChannelOf<'smtp'>,
  documents: Ports['documents'],
  since: string,
): Promise<Mail> {
  const { config, context } = job;
  const language = customerLanguage(context);
  const whom = recipients(job);
  const subject = textAt(context, 'vars.subject');
  const attached = attachedBy(config.what);
  const invoice = documentAt(context, attached);
  const xml = config.attachXml ? documentAt(context, 'xml') : undefined;
  const lacking = [
    ...(subject === undefined ? ['vars.subject'] : []),
    ...(invoice === undefined ? [`documents.${attached}`] : []),
    ...(config.attachXml && xml === undefined ? ['documents.xml'] : []),
  ];
  if (subject === undefined || invoice === undefined || lacking.length > 0)
    throw fault(email, 'EMAIL_VALUE_MISSING', noValueFor(lacking), {
      missing: lacking,
    });

  const text = fill(
    config.body?.trim() ? config.body : politely[language],
    'body',
    context,
    language,
    {
      missing: (missing) => fault(email, 'EMAIL_VALUE_MISSING', noValueFor(missing), { missing }),
      invalid: (problems) => fault(email, 'EMAIL_INVALID', firstOf(problems), { problems }),
    },
  );

  const fileName = textAt(context, 'vars.fileName') ?? invoice.name;
  const attachments = await Promise.all(
    [invoice, ...(xml === undefined ? [] : [xml])].map(async (document) => ({
      name: withExtension(fileName, document.type),
      type: document.type,
      bytes: await documents.read(document),
    })),
  );
  return {
    messageId: messageId(job.key, channel.from),
    from: {
      address: channel.from,
      ...(channel.fromName === undefined ? {} : { name: channel.fromName }),
    },
    ...whom,
    subject,
    text,
    attachments,
    date: since,
  };
}

/** The same for every try under a key. Receivers don't tell repeats by it (seen with Postfix); people and logs can. */
export function messageId(key: string, from: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}
