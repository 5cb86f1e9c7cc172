import type { ChannelOf, Mailer, MailResult } from '#activities/activity.ts';
import { type Dial, DialError } from './dial.ts';
import { compose } from './smtp/compose.ts';
import { SmtpPool } from './smtp/pool.ts';
import { failureOf, type Sent, type Session } from './smtp/session.ts';

export interface ClosableMailer extends Mailer {
  /** Ends the sessions kept for reuse. */
  close(): void;
}

/**
 * Sends by SMTP. The envelope is given apart from the headers, to all recipients or none.
 *
 * @param clientName the name that this machine gives to mail servers
 */
export function makeMailer(dial: Dial, clientName: string): ClosableMailer {
  const pool = new SmtpPool(dial, clientName);
  return {
    close: () => pool.close(),
    send: async (channel, mail) => {
      const eml = await compose(mail);
      const to = [...mail.to, ...mail.cc, ...mail.bcc];
      const result = await pool.turn(channel, () =>
        deliver(pool, channel, mail.from.address, to, eml),
      );
      return result.kind === 'accepted' ? { ...result, eml } : result;
    },
  };
}

async function deliver(
  pool: SmtpPool,
  channel: ChannelOf<'smtp'>,
  from: string,
  to: readonly string[],
  eml: Uint8Array,
): Promise<Sent['result']> {
  let session: Session;
  let sent: Sent;
  try {
    const lent = await pool.lend(channel);
    session = lent.session;
    sent = await session.send(from, to, eml);
    if (lent.used && lostBeforeTheEnd(sent)) {
      session = await pool.fresh(channel);
      sent = await session.send(from, to, eml);
    }
  } catch (error) {
    return notOpened(error);
  }
  if (sent.result.kind === 'accepted') pool.giveBack(channel, session);
  return sent.result;
}

/** A server that had ended an idle session: nothing was taken, and a fresh session tells nothing new to anybody. */
const lostBeforeTheEnd = ({ result, ended }: Sent): boolean =>
  !ended && (result.kind === 'unreachable' || (result.kind === 'refused' && result.code === 421));

function notOpened(error: unknown): Exclude<MailResult, { kind: 'accepted' }> {
  if (error instanceof DialError)
    return { kind: error.forbidden ? 'forbidden-target' : 'unreachable', message: error.seen };
  if (error instanceof Error) return failureOf(error, false, []);
  throw error;
}
