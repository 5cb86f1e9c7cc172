import type { ImapFlow } from 'imapflow';
import type { ChannelOf } from '#activities/activity.ts';
import { resolveTarget } from '../egress/target.ts';
import { isLoopback } from '../loopback.ts';
import { InboxTrouble } from './inboxTrouble.ts';

/** Nobody writes an answer that large; a report brings our message back with its attachment. */
export const LARGEST_MAIL = 40 * 1024 * 1024;

/**
 * Connects to an inbox and signs in. The address that is called is the one that was judged, the name on its certificate the
 * one that was configured; a password leaves without TLS for this machine alone.
 *
 * @param allow private targets that may be called, `host-or-cidr:port`
 * @throws InboxTrouble
 */
export async function openInbox(
  { host, port, secure, user, password, ca }: ChannelOf<'imap'>,
  allow: readonly string[],
): Promise<ImapFlow> {
  const target = await resolveTarget(host, port, { allow });
  if (!target.ok) throw new InboxTrouble(target.message);
  // Few installations have an inbox, and a server that has none should not carry it.
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host: target.address,
    port,
    servername: host,
    secure,
    ...(secure || isLoopback(target.address) ? {} : { doSTARTTLS: true }),
    auth: { user, pass: password ?? '' },
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    maxLiteralSize: LARGEST_MAIL,
    maxResponseSize: LARGEST_MAIL + 1024 * 1024,
  });
  // Without a listener an error between two commands would end the process; the next command tells it anyway.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw InboxTrouble.from(error);
  }
}
