import type { AddressObject, Headers, ParsedMail } from 'mailparser';
import { headerFields } from './headerFields.ts';

/** What is read of a message in an inbox, before anybody judges it. */
export interface InboxMail {
  readonly messageId: string | undefined;
  readonly from: string;
  readonly subject: string;
  /** What its writer says, without what is quoted of an earlier message. */
  readonly text: string;
  /** Every address that it came to, by the headers of its writer and of the servers on its way. */
  readonly cameTo: readonly string[];
  /** The `Message-ID`s that it answers. */
  readonly answers: readonly string[];
  readonly isAutomatic: boolean;
  readonly reportType: string | undefined;
  /** The groups of fields of its delivery status (RFC 3464 §2.1): of the message, then of each recipient. */
  readonly status: readonly ReadonlyMap<string, string>[];
  /** `Message-ID`s of the message that came back. */
  readonly returned: readonly string[];
}

/** Reads a message as it came. Loaded when a message is there: few processes read any. */
export async function readMail(raw: Uint8Array): Promise<InboxMail> {
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(Buffer.from(raw), {
    keepDeliveryStatus: true,
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: 500_000,
  });
  const { headers, attachments } = mail;
  const parts = (...types: string[]) =>
    attachments.filter(({ contentType }) => types.includes(contentType.toLowerCase()));
  const contentType = headers.get('content-type') as
    | { value: string; params: Record<string, string> }
    | undefined;
  const [from] = addressesOf(mail.from);
  return {
    messageId: mail.messageId,
    from: from ?? '',
    subject: (mail.subject ?? '').slice(0, 500),
    text: ownWords(mail.text ?? ''),
    cameTo: cameTo(mail),
    answers: [mail.inReplyTo, ...[mail.references ?? []].flat()].flatMap(idsIn),
    isAutomatic: isAutomatic(headers),
    reportType:
      contentType?.value === 'multipart/report'
        ? contentType.params['report-type']?.toLowerCase()
        : undefined,
    status: parts('message/delivery-status', 'message/global-delivery-status').flatMap(
      ({ content }) => groupsOf(content),
    ),
    returned: parts(
      'message/rfc822',
      'text/rfc822-headers',
      'message/global',
      'message/global-headers',
    ).flatMap(({ content }) => idsIn(headerFields(content.toString('latin1')).get('message-id'))),
  };
}

const groupsOf = (content: Buffer): ReadonlyMap<string, string>[] =>
  content
    .toString('utf8')
    .split(/\r?\n[ \t]*\r?\n/)
    .map(headerFields)
    .filter(({ size }) => size > 0);

/** The servers on the way note whom they delivered to: forwarding changes `To`, or leaves it out. */
function cameTo({ headers, to, cc }: ParsedMail): string[] {
  const noted = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) =>
    [headers.get(name) ?? []].flat().map(writtenAddress),
  );
  const written = [to, cc].flat().flatMap(addressesOf);
  return [...new Set([...noted, ...written])].filter((address) => address.includes('@'));
}

function writtenAddress(value: unknown): string {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : value;
  return String(text).trim().replace(/^<|>$/g, '');
}

const addressesOf = (object: AddressObject | undefined): string[] =>
  (object?.value ?? []).flatMap(({ address, group }) => [
    ...(address ? [address] : []),
    ...(group ?? []).flatMap((one) => one.address ?? []),
  ]);

/** RFC 3834 §5, and what programs before it wrote. */
function isAutomatic(headers: Headers): boolean {
  const said = (name: string) => String(headers.get(name) ?? '').toLowerCase();
  const submitted = said('auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => headers.has(name)) ||
    said('precedence').startsWith('auto')
  );
}

const idsIn = (text: string | undefined): string[] => text?.match(/<[^<>\s]+>/g) ?? [];

const MOST_WORDS = 4000;

/** A robot quotes the message that it refuses: what is quoted is ours, and says nothing about the answer. */
function ownWords(text: string): string {
  const lines = text.slice(0, 50_000).split(/\r?\n/);
  const end = lines.findIndex((line) =>
    /^\s*(>|-{2,}\s*(original message|message d’origine|message d'origine|forwarded message)|(on|le)\s.{5,120}(wrote|écrit)\s*:)/i.test(
      line,
    ),
  );
  const own = end === -1 ? lines : lines.slice(0, end);
  return own.join('\n').trim().slice(0, MOST_WORDS);
}
