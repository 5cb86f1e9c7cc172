import { type DeliveryError, fault } from '#workflows/node.ts';
import { quoted } from '#workflows/text.ts';
import type { MailResult } from '../activity.ts';
import { email } from './manifest.ts';
import { verdict } from './verdict.ts';

const DAY = 86_400;

/**
 * The fault that a message ended in which was not accepted.
 *
 * @param missing paths that a person can correct the address at
 */
export function failure(
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
    case 'sender':
      return fault(email, 'EMAIL_SENDER_REFUSED', seen, details);
    case 'refused':
      return fault(email, 'EMAIL_REFUSED', seen, details);
  }
}
