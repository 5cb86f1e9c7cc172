import { createHash } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { ChannelOf, Mail } from '#activities/activity.ts';

/**
 * The message as it goes over the wire, signed where the connection has a key for it: the same bytes for the same `Mail`.
 * Built from texts and buffers only, since nodemailer would also read files and addresses that it is named. Blind copies
 * are in no header.
 */
export async function compose(mail: Mail, channel: ChannelOf<'smtp'>): Promise<Buffer> {
  const boundary = createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24);
  const composer = new MailComposer({
    from: { name: mail.from.name ?? '', address: mail.from.address },
    to: mail.to.map(bare),
    ...(mail.cc.length > 0 && { cc: mail.cc.map(bare) }),
    ...(mail.replyTo !== undefined && { replyTo: bare(mail.replyTo) }),
    subject: mail.subject,
    // The wire has CRLF only; so has the copy that is kept.
    text: mail.text.replace(/\r?\n/g, '\r\n'),
    ...(mail.html !== undefined && { html: mail.html }),
    date: new Date(mail.date),
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: mail.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      content: Buffer.from(bytes),
      contentType: type,
      contentDisposition: 'attachment',
    })),
    baseBoundary: boundary,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return signed(await composer.compile().build(), channel);
}

/** DKIM (RFC 6376), without a time, which would make another message of every try. */
async function signed(
  message: Buffer,
  { dkimDomain, dkimSelector, dkimKey }: ChannelOf<'smtp'>,
): Promise<Buffer> {
  if (dkimDomain === undefined || dkimSelector === undefined || dkimKey === undefined)
    return message;
  const signer = new DKIM({
    domainName: dkimDomain,
    keySelector: dkimSelector,
    privateKey: dkimKey,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(message)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const bare = (address: string) => ({ name: '', address });
