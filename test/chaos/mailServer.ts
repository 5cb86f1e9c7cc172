import { closeSync, fsyncSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { reportAlive } from '#server/program.ts';
import { answer } from '../server/adapters/smtpServer.ts';
import { seeded } from './random.ts';

// The customers' mail server as a process of its own: what it says to have taken is on disk. By the seed it asks for
// another time, is slow, or takes a message and cuts the line before it says so.
const { MAIL_FOLDER: folder = '', MAIL_PORT, MAIL_SEED } = process.env;
const TEMPORARY = 0.06;
const CUT = 0.03;
/** Slow enough, now and then, that a kill meets messages which have left and are not yet answered. */
const SLOWEST_MS = 3000;

// A process that is back goes on in the sequence instead of repeating its beginning.
let taken = readdirSync(folder).length;
const random = seeded(Number(MAIL_SEED) + taken);

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  closeTimeout: 100,
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const fate = random();
      if (fate < TEMPORARY) {
        callback(answer(451, '4.7.1 try again later'));
        return;
      }
      store(session, Buffer.concat(chunks));
      if (fate < TEMPORARY + CUT) cut(session);
      else setTimeout(() => callback(null, '2.0.0 Ok: queued'), random() ** 2 * SLOWEST_MS);
    });
  },
});
server.on('error', () => {});
await new Promise<void>((resolve) => server.listen(Number(MAIL_PORT), '127.0.0.1', resolve));
reportAlive(() => new Promise((resolve) => server.close(resolve)));

/** On disk before the answer (RFC 5321 §4.2.5: after 250 the message is the server's to keep). */
function store({ envelope }: SMTPServerSession, raw: Buffer): void {
  taken += 1;
  const to = envelope.rcptTo.map(({ address }) => address);
  const file = openSync(join(folder, `${Date.now()}-${process.pid}-${taken}.json`), 'w');
  writeSync(file, JSON.stringify({ to, raw: raw.toString('base64') }));
  fsyncSync(file);
  closeSync(file);
}

function cut({ id }: SMTPServerSession): void {
  for (const { session, _socket } of server.connections as Set<Connection>)
    if (session.id === id) _socket.destroy();
}

interface Connection {
  readonly session: SMTPServerSession;
  readonly _socket: { destroy(): void };
}
