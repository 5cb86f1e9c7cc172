import type { MailResult } from '../activity.ts';

export type Refusal = Extract<MailResult, { kind: 'refused' }>;

export type Verdict =
  | 'mailbox-unknown'
  | 'mailbox-full'
  | 'too-large'
  | 'login'
  | 'temporary'
  | 'sender'
  | 'refused';

/**
 * What a mail server's refusal means. The enhanced status code (RFC 3463: class, subject, detail) decides; servers that
 * give none are read by their basic code (RFC 5321 §4.2.3).
 */
export function verdict({ reply, code, permanent, rejected }: Refusal): Verdict {
  const [, subject, detail] = /\b[45]\.(\d{1,3})\.(\d{1,3})\b/.exec(reply) ?? [];
  if (permanent && [530, 534, 535, 538].includes(code)) return 'login';
  if (subject === '2' && detail === '2') return 'mailbox-full';
  if (!permanent) return 'temporary';
  if (subject === '1' && detail !== '7' && detail !== '8') return 'mailbox-unknown';
  if (subject === '2' && detail === '1') return 'mailbox-unknown';
  if ((subject === '3' && detail === '4') || (subject === '2' && detail === '3'))
    return 'too-large';
  if (subject === '7') return 'sender';
  if (subject !== undefined) return 'refused';
  if (code === 552) return 'too-large';
  return rejected !== undefined && [550, 551, 553].includes(code) ? 'mailbox-unknown' : 'refused';
}
