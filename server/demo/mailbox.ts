import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import type { Sql } from '../db/sql.ts';

export interface Mailbox {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly close: () => Promise<void>;
}

const LARGEST_MAIL = 35 * 1024 * 1024;

/**
 * The demo's SMTP server, on loopback only: it takes mail for anybody into `demo_mail` and passes nothing on. An address
 * whose name begins with `inconnu` or `unknown` is refused as a mailbox that is not there.
 *
 * @param port 0 takes any free one
 */
export async function startMailbox({
  sql,
  port = 0,
}: {
  sql: Sql;
  port?: number;
}): Promise<Mailbox> {
  const server = new SMTPServer({
    name: 'demo.facteur.example',
    banner: 'Facteur demo mailbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    onRcptTo: ({ address }, _session, callback) => {
      if (/^(inconnu|unknown)/i.test(address))
        callback(refusal(550, `5.1.1 <${address}>: user unknown`));
      else callback();
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          callback(refusal(552, '5.3.4 message too big'));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        // The answer waits for the commit: what was accepted is in the mailbox.
        store(sql, mailFrom, rcptTo, Buffer.concat(chunks)).then(
          (id) => callback(null, `2.0.0 Ok: queued as ${id}`),
          () => callback(refusal(451, '4.3.0 mailbox can’t be written now')),
        );
      });
    },
  });
  // A client that leaves in the middle of a dialogue is no news.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function store(
  sql: Sql,
  sender: SMTPServerAddress | false,
  recipients: readonly SMTPServerAddress[],
  raw: Buffer,
): Promise<string> {
  const id = randomUUID();
  const addresses = recipients.map(({ address }) => address);
  await sql`
    insert into demo_mail (id, sender, recipients, raw)
    values (${id}, ${sender ? sender.address : ''}, ${addresses}, ${raw})
  `;
  return id;
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
