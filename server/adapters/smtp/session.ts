import { isIP, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection, {
  type SMTPConnectionEnvelope,
  type SMTPEnvelope,
} from 'nodemailer/lib/smtp-connection';
import type { ChannelOf, MailResult } from '#activities/activity.ts';
import { quoted } from '#workflows/text.ts';
import { isLoopback } from '../../loopback.ts';
import { isUntrusted } from '../certificate.ts';
import type { Dial } from '../dial.ts';
import { lineWords } from '../lineWords.ts';
import type { AccessTokens } from './accessTokens.ts';
import { Transcript } from './transcript.ts';

/** What a mail server, or the way to it, said about a message that was not accepted. */
interface SmtpError extends Error {
  readonly code?: string;
  /** The system's or OpenSSL's own, where nodemailer put a code of its own in `code`. */
  readonly originalCode?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

export interface Sent {
  readonly result: Exclude<MailResult, { kind: 'accepted' }> | Accepted;
  /** False while the message's end had not been written: the server can't have taken it. */
  readonly ended: boolean;
}

export type Accepted = Omit<Extract<MailResult, { kind: 'accepted' }>, 'eml' | 'returnPath'>;

/** How mail servers are reached. */
export interface Line {
  readonly dial: Dial;
  /** What EHLO says. */
  readonly clientName: string;
  readonly tokens: AccessTokens;
  /** Is given, for each server that is called, what tells what was said so far: also where no session comes about. */
  readonly listen?: (lines: () => readonly string[]) => void;
}

const CHUNK = 64 * 1024;
/** Less than a step may take: a server that answers drop by drop ends in a result of ours, and no engine time-out. */
const LONGEST_MS = 150_000;

/** One connection to a mail server, for one message after another. */
export class Session {
  readonly #connection: SMTPConnection;
  readonly #socket: Socket;
  readonly #transcript: Transcript;
  #alive = true;

  private constructor(connection: SMTPConnection, socket: Socket, transcript: Transcript) {
    this.#connection = connection;
    this.#socket = socket;
    this.#transcript = transcript;
    connection.on('error', () => {
      this.#alive = false;
    });
    connection.on('end', () => {
      this.#alive = false;
    });
  }

  /**
   * Connects and signs in. A token that the server refuses is renewed once: it may have been withdrawn before its time.
   *
   * @throws SmtpError, DialError or NoToken
   */
  static async open(channel: ChannelOf<'smtp'>, line: Line): Promise<Session> {
    const { tokens } = line;
    const { user, password } = channel;
    if (user === undefined) return Session.#connect(channel, line);
    if (channel.tokenUrl === undefined) {
      const session = await Session.#connect(channel, line);
      await session.#login({ credentials: { user, pass: password ?? '' } });
      return session;
    }
    // Before the server is called: it would wait for us while the token is fetched.
    const token = await tokens.take(channel);
    const session = await Session.#connect(channel, line);
    try {
      await session.#login(bearing(user, token));
      return session;
    } catch (error) {
      if (!isRefusedLogin(error)) throw error;
    }
    const renewed = await tokens.renew(channel, token);
    const again = await Session.#connect(channel, line);
    await again.#login(bearing(user, renewed));
    return again;
  }

  /**
   * TLS with a checked certificate is what the channel asks for, and what a secret needs on any line that others may listen
   * on; else, where TLS is only offered, encrypting to anybody beats clear text.
   */
  static async #connect(
    channel: ChannelOf<'smtp'>,
    { dial, clientName, listen }: Line,
  ): Promise<Session> {
    const { host, port, secure, requireTls, user, ca } = channel;
    const socket = await dial(host, port);
    const hasSecret = user !== undefined && !isLoopback(socket.remoteAddress);
    const isChecked = secure || requireTls || ca !== undefined || hasSecret;
    const transcript = new Transcript();
    listen?.(() => transcript.lines());
    const connection = new SMTPConnection({
      connection: socket,
      host,
      port,
      secure,
      requireTLS: isChecked && !secure,
      tls: {
        rejectUnauthorized: isChecked,
        ...(ca !== undefined && { ca }),
        ...(isIP(host) === 0 && { servername: host }),
      },
      name: clientName,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
      logger: transcript.logger as unknown as NonNullable<SMTPConnection.Options['logger']>,
      transactionLog: true,
    });
    const session = new Session(connection, socket, transcript);
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return session;
  }

  get alive(): boolean {
    return this.#alive;
  }

  #login(auth: Parameters<SMTPConnection['login']>[0]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#connection.once('error', reject);
      this.#connection.login(auth, (error) => {
        if (!error) return resolve();
        this.#connection.close();
        reject(error);
      });
    });
  }

  /**
   * Sends one message to all of the recipients or to none: a server that refuses one of them is not given the message.
   *
   * nodemailer says `CONN` even for a line lost after the message's end, so where it was lost is told by our own stream:
   * the closing dot can't have been written before that stream ended.
   */
  send(from: string, to: readonly string[], eml: Uint8Array): Promise<Sent> {
    const envelope: SMTPEnvelope & Partial<SMTPConnectionEnvelope> = {
      from,
      to: [...to],
      size: eml.length,
    };
    this.#transcript.begin();
    let ended = false;
    let at = 0;
    const stream = new Readable({
      read() {
        if (envelope.rejected && envelope.rejected.length > 0) {
          this.destroy(new Error('recipient refused'));
          return;
        }
        if (at >= eml.length) {
          ended = true;
          this.push(null);
          return;
        }
        this.push(eml.subarray(at, at + CHUNK));
        at += CHUNK;
      },
    });
    const impatient = setTimeout(() => this.#socket.destroy(), LONGEST_MS);
    return new Promise((resolve) => {
      this.#connection.send(envelope, stream, (error, info) => {
        clearTimeout(impatient);
        if (!error && info) {
          const { response: reply, accepted, rejected } = info;
          const unanswered = rejected.map((address) => ({ address, reply }));
          const transcript = this.#transcript.lines();
          resolve({
            ended,
            result: { kind: 'accepted', reply, accepted, rejected: unanswered, transcript },
          });
          return;
        }
        const rejected = envelope.rejectedErrors?.map((one) => ({
          address: String(one.recipient ?? ''),
          reply: one.response ?? one.message,
        }));
        this.#connection.close();
        resolve({ ended, result: failureOf(error as SmtpError, ended, rejected ?? []) });
      });
    });
  }

  quit(): void {
    if (this.#alive) this.#connection.quit();
  }
}

/**
 * XOAUTH2 with a token that is at hand. Servers refuse one by a challenge (334) that is to be answered by an empty line, or
 * at once; nodemailer would ask for another token after the first of these alone, so it is told that there is none.
 */
function bearing(user: string, token: string): Parameters<SMTPConnection['login']>[0] {
  const oauth2 = {
    getToken: (isAgain: boolean, done: (error: Error | null, token?: string) => void) =>
      isAgain
        ? done(Object.assign(new Error('token refused'), { responseCode: 535 }))
        : done(null, token),
    buildXOAuth2Token: (shown: string) =>
      Buffer.from(`user=${user}\x01auth=Bearer ${shown}\x01\x01`).toString('base64'),
  };
  return { oauth2 } as unknown as Parameters<SMTPConnection['login']>[0];
}

const isRefusedLogin = (error: unknown): boolean =>
  error instanceof Error && (error as SmtpError).responseCode === 535;

/** What an error of connecting or sending means. A server's answer is an answer, wherever it came. */
export function failureOf(
  error: SmtpError,
  ended: boolean,
  rejected: readonly { readonly address: string; readonly reply: string }[],
): Exclude<MailResult, { kind: 'accepted' }> {
  const [first] = rejected;
  if (first) {
    const code = Number(/^\d{3}/.exec(first.reply)?.[0] ?? 550);
    const passing = rejected.find(({ reply }) => reply.startsWith('4'));
    const reply = passing?.reply ?? first.reply;
    return { kind: 'refused', reply, code, permanent: passing === undefined, rejected };
  }
  const { responseCode, code } = error;
  const message = lineWords({ code: error.originalCode ?? code, message: error.message });
  const reply = error.response ?? error.message;
  if (isUntrusted(error.originalCode)) return { kind: 'untrusted', message };
  if (code === 'ETLS' && responseCode !== undefined && responseCode >= 500)
    return { kind: 'unencrypted', message: quoted(reply) };
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: 'refused', reply, code: responseCode, permanent: responseCode >= 500 };
  if (ended) return { kind: 'uncertain', message };
  // Said by nodemailer before anything was sent: the message is over the size that the server announced.
  if (code === 'EMESSAGE') return { kind: 'refused', reply, code: 552, permanent: true };
  if (code === 'EAUTH') return { kind: 'refused', reply, code: 535, permanent: true };
  return { kind: 'unreachable', message };
}
