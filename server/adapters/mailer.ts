import type { ChannelOf, Http, Mail, Mailer, MailResult } from '#activities/activity.ts';
import { reachedBy } from '#activities/email/channel.ts';
import { type Dial, DialError } from './dial.ts';
import { AccessTokens, NoToken } from './smtp/accessTokens.ts';
import { makeBounceAddress } from './smtp/bounceAddress.ts';
import { compose } from './smtp/compose.ts';
import { SmtpPool } from './smtp/pool.ts';
import { failureOf, type Sent, type Session } from './smtp/session.ts';

export interface ClosableMailer extends Mailer {
  /** Ends the sessions kept for reuse. */
  close(): void;
}

export interface MailerDeps {
  readonly dial: Dial;
  /** The name that this machine gives to mail servers. */
  readonly clientName: string;
  /** Of the installation, 32 bytes: seals the addresses that bounces go to. */
  readonly key: Uint8Array;
  /** By which access tokens are fetched. */
  readonly http: Http;
}

/** Sends by SMTP. The envelope is given apart from the headers, to all recipients or none. */
export function makeMailer({ dial, clientName, key, http }: MailerDeps): ClosableMailer {
  const pool = new SmtpPool({ dial, clientName, tokens: new AccessTokens(http) });
  return {
    close: () => pool.close(),
    send: async (channel, mail) => {
      const to = reachedBy(mail);
      const { testAddress, maxMegabytes } = channel;
      // Steps re-route; this is for one that would forget it.
      if (testAddress !== undefined && to.some((address) => address !== testAddress))
        throw new Error('a connection in test mode sends to its test address alone');
      const eml = await compose(mail, channel);
      if (maxMegabytes !== undefined && eml.length > maxMegabytes * MEGABYTE)
        return overLimit(eml.length, maxMegabytes);
      const returnPath = returnPathOf(key, channel, mail);
      const result = await pool.turn(channel, () => deliver(pool, channel, returnPath, to, eml));
      return result.kind === 'accepted' ? { ...result, eml, returnPath } : result;
    },
  };
}

const MEGABYTE = 1_000_000;

const returnPathOf = (key: Uint8Array, { bounceDomain }: ChannelOf<'smtp'>, mail: Mail): string =>
  bounceDomain === undefined || mail.delivery === undefined
    ? mail.from.address
    : makeBounceAddress(key, bounceDomain, { ...mail, delivery: mail.delivery });

/** As a server would say it (RFC 3463: 5.3.4). */
const overLimit = (bytes: number, maxMegabytes: number): MailResult => ({
  kind: 'refused',
  reply: `552 5.3.4 ${(bytes / MEGABYTE).toFixed(2)} MB, over the connection's limit of ${maxMegabytes} MB`,
  code: 552,
  permanent: true,
});

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
  if (error instanceof NoToken) return error.result;
  if (error instanceof DialError)
    return { kind: error.forbidden ? 'forbidden-target' : 'unreachable', message: error.seen };
  if (error instanceof Error) return failureOf(error, false, []);
  throw error;
}
