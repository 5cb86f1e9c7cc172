import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { ChannelOf, Mail } from '#activities/activity.ts';
import { type Dial, dialAddress } from '#server/adapters/dial.ts';
import { makeHttp } from '#server/adapters/http.ts';
import { type ClosableMailer, makeMailer } from '#server/adapters/mailer.ts';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

export interface TestSmtp {
  readonly port: number;
  readonly received: Received[];
  /** Keeps senders waiting for the answer to their mail. @returns lets them go */
  hold(): () => void;
  /** How many wait so. */
  held(): number;
  /** Connections that clients opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A real SMTP server on loopback. `rules` refuse: return an error to answer with it. */
export async function smtpServer(
  rules: {
    rcpt?: (address: string) => Error | undefined;
    data?: (raw: Buffer) => Error | undefined;
    /** True where it is to answer no more, the message being its own already or not yet. */
    silent?: (address: string, stage: 'recipient named' | 'message taken, not answered') => boolean;
  } = {},
  options: SMTPServerOptions = {},
): Promise<TestSmtp> {
  const received: Received[] = [];
  let connections = 0;
  let held = 0;
  let gate: Promise<void> | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_session, callback) => {
      connections += 1;
      callback();
    },
    onRcptTo: ({ address }, _session, callback) => {
      if (!rules.silent?.(address, 'recipient named')) callback(rules.rcpt?.(address));
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        held += 1;
        await gate;
        held -= 1;
        const raw = Buffer.concat(chunks);
        const refused = rules.data?.(raw);
        if (refused) {
          callback(refused);
          return;
        }
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ from, to, raw });
        if (to.some((address) => rules.silent?.(address, 'message taken, not answered'))) return;
        callback(null, '2.0.0 Ok: queued as 4711');
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    hold: () => {
      let open = (): void => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => {
        gate = undefined;
        open();
      };
    },
    held: () => held,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export const answer = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/** A proxy that lets a connection through until one side says so, and then cuts it. */
export async function cutting(
  port: number,
  cut: {
    atAnswer?: (text: string) => boolean;
    afterBytes?: number;
    /** Everything that the client says. */
    told?: string[];
    /** A word that the client is not to see, as somebody on the line would do it. */
    strip?: string;
  },
  listenAt = 0,
): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    let sent = 0;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', end);
    }
    client.on('data', (chunk) => {
      sent += chunk.length;
      const said = chunk.toString('latin1');
      cut.told?.push(said);
      if (cut.strip !== undefined && said.startsWith(cut.strip)) {
        client.write('502 5.5.1 no such command\r\n');
        return;
      }
      if (cut.afterBytes !== undefined && sent > cut.afterBytes) end();
      else server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (cut.atAnswer?.(chunk.toString('latin1'))) end();
      else if (cut.strip === undefined) client.write(chunk);
      else client.write(chunk.toString('latin1').replace(cut.strip, 'XXXXXXXX'), 'latin1');
    });
  });
  await new Promise<void>((resolve) => proxy.listen(listenAt, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export const smtpChannel = (
  port: number,
  more: Partial<ChannelOf<'smtp'>> = {},
): ChannelOf<'smtp'> => ({
  kind: 'smtp',
  name: 'mail',
  host: '127.0.0.1',
  port,
  secure: false,
  requireTls: false,
  from: 'facturation@ateliers-fermat.example',
  fromName: 'Ateliers Fermat',
  ...more,
});

/** @param allow private targets of HTTP, for access tokens */
export const testMailer = ({
  dial = dialAddress,
  allow = [],
}: {
  dial?: Dial;
  allow?: readonly string[];
} = {}): ClosableMailer =>
  makeMailer({ dial, clientName: 'facteur.example', key: testKey, http: makeHttp(allow) });

export const testKey = new Uint8Array(32).fill(7);

export const mailTo = (to: readonly string[], more: Partial<Mail> = {}): Mail => ({
  delivery: '4b7d1c1e-9a3f-4f6f-8d67-2f8f0a1c5e42',
  messageId: '<0123456789abcdef0123456789abcdef@ateliers-fermat.example>',
  from: { address: 'facturation@ateliers-fermat.example', name: 'Ateliers Fermat' },
  to,
  cc: [],
  bcc: [],
  subject: 'FACTURE F-2026-0101 / CDE 4500123',
  text: 'Bonjour,\n\nVotre facture est jointe.\n.\nCordialement\n',
  attachments: [],
  date: '2026-03-02T08:30:00.000Z',
  ...more,
});
