import type { MailKind } from './mailKinds.ts';
import type { InboxMail } from './readMail.ts';

export interface JudgedMail {
  readonly kind: MailKind;
  /** `5.1.1`, RFC 3463. */
  readonly status?: string;
  /** The address that it did not reach, or did. */
  readonly recipient?: string;
  /** Who says so: a mail server, or an address. */
  readonly reporter: string;
  /** In its own words. */
  readonly words?: string;
  /** What the sender's envelope called the message (RFC 3461 §4.4). */
  readonly envelopeId?: string;
}

/** The worst that is said of one recipient is said of the message. */
const worstFirst: readonly MailKind[] = ['bounced', 'expired', 'delayed', 'relayed', 'delivered'];

/** Judges a message by what it says; what it is about, and whether that is to be believed, is for `placeMail`. */
export function judgeMail(mail: InboxMail): JudgedMail {
  return judgeReport(mail) ?? judgeWords(mail);
}

function judgeReport({ reportType, status, from }: InboxMail): JudgedMail | undefined {
  if (reportType === 'disposition-notification') return { kind: 'auto-reply', reporter: from };
  const recipients = status.filter((fields) => fields.has('action'));
  if (recipients.length === 0) return undefined;
  const about = status.find((fields) => !fields.has('action'));
  const judged = recipients.flatMap((fields) => judgeRecipient(fields) ?? []);
  const worst = worstFirst
    .map((kind) => judged.find((one) => one.kind === kind))
    .find((one) => one !== undefined);
  if (!worst) return undefined;
  const envelopeId = about?.get('original-envelope-id');
  const server = about?.get('reporting-mta');
  return {
    ...worst,
    reporter: server === undefined ? from : untyped(server),
    ...(envelopeId === undefined ? {} : { envelopeId: decodedXtext(envelopeId) }),
  };
}

function judgeRecipient(
  fields: ReadonlyMap<string, string>,
): Omit<JudgedMail, 'reporter'> | undefined {
  const action = fields
    .get('action')
    ?.toLowerCase()
    .split(/[\s;(]/, 1)[0];
  const words = fields.get('diagnostic-code');
  const status = statusIn(fields.get('status')) ?? statusIn(words);
  const kind = kindOf(action, status, words);
  if (kind === undefined) return undefined;
  const recipient = fields.get('final-recipient') ?? fields.get('original-recipient');
  return {
    kind,
    ...(status === undefined ? {} : { status }),
    ...(recipient === undefined ? {} : { recipient: untyped(recipient) }),
    ...(words === undefined ? {} : { words: untyped(words).slice(0, MOST_WORDS) }),
  };
}

function kindOf(
  action: string | undefined,
  status: string | undefined,
  words: string | undefined,
): MailKind | undefined {
  switch (action) {
    case 'failed':
      return isForNow(status, words) ? 'expired' : 'bounced';
    case 'delayed':
      return 'delayed';
    case 'delivered':
      return 'delivered';
    case 'relayed':
    case 'expanded':
      return 'relayed';
    default:
      return undefined;
  }
}

/** A full mailbox (X.2.2) and time that is up (X.4.7) are no wrong address, whatever class the server gives them. */
function isForNow(status: string | undefined, words: string | undefined): boolean {
  if (status === undefined) return /\b4\d\d\b/.test(words ?? '') && !/\b5\d\d\b/.test(words ?? '');
  return status.startsWith('4.') || /^5\.(2\.2|4\.7)$/.test(status);
}

const statusIn = (text: string | undefined): string | undefined =>
  /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text ?? '')?.[0];

const MOST_WORDS = 500;

/** `rfc822; a@b.example`, `dns; mx.example`: the value without its type. */
const untyped = (value: string): string => value.replace(/^[A-Za-z0-9-]+\s*;\s*/, '').trim();

/** RFC 3461 §4: `+3C` stands for `<`. */
const decodedXtext = (text: string): string =>
  text.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** What robots and people write who do not take an invoice. */
const refusals = [
  /\b(has|have) been (rejected|refused)\b/,
  /\b(was|were|is|are) (rejected|refused)\b/,
  /\b(could|can) ?not be (processed|accepted)\b/,
  /\bwe (reject|refuse|cannot accept|can[’']t accept)\b/,
  /\b(invoice|message|document)( \S+)? (rejected|refused|not accepted)\b/,
  /\b(a|ont) été (rejetée?s?|refusée?s?)(?!\p{L})/u,
  /\b(facture|message|document)( \S+)? (rejetée?|refusée?|non acceptée?)(?!\p{L})/u,
  /\bn[’'](a|ont) pas pu être (traitée?s?|acceptée?s?)(?!\p{L})/u,
  /\b(wurde|wird) (abgelehnt|zurückgewiesen)\b/,
];
/** Servers that do not write RFC 3464 say it in the subject. */
const returnedSubject =
  /undeliver(ed|able)|returned (mail|to sender)|delivery (status notification|failed|failure|has failed)|mail delivery (failed|system)|failure notice|non remis|échec de (la )?(remise|distribution)|unzustellbar/;

function judgeWords({ from, subject, text, isAutomatic }: InboxMail): JudgedMail {
  const said = `${subject}\n${text}`.toLowerCase();
  const isFromServer = /^(mailer-daemon|postmaster)@/i.test(from) || from === '';
  const isRefused =
    refusals.some((refusal) => refusal.test(said)) ||
    (isFromServer && returnedSubject.test(subject.toLowerCase()));
  const kind = isRefused ? 'refused' : isAutomatic ? 'auto-reply' : 'reply';
  const words = text.trim().slice(0, MOST_WORDS);
  return { kind, reporter: from, ...(words === '' ? {} : { words }) };
}
