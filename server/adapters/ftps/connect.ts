import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { Client, FTPError, type FTPResponse } from 'basic-ftp';
import type { ChannelOf } from '#activities/activity.ts';
import type { Dial } from '../dial.ts';
import { passiveAt } from './passive.ts';

const IDLE_MS = 30_000;
/** Less than a step may take, so that a server that stalls gives an answer of ours and no engine time-out. */
const LONGEST_MS = 240_000;

/** The server has no TLS, or somebody on the way took its offer out. */
export class Unencrypted extends Error {}

/** @param passing whether another time may be better */
export class NotSignedIn extends Error {
  readonly passing: boolean;
  constructor(answer: string, passing: boolean) {
    super(answer);
    this.passing = passing;
  }
}

export interface Session {
  readonly client: Client;
  /** SHA-256 of what the server showed, as `openssl x509 -fingerprint -sha256` prints it. */
  readonly certificate: string;
  /** Rejects when the time is up: basic-ftp leaves a request unanswered where its socket is closed under it. */
  readonly late: Promise<never>;
  close(): void;
}

/**
 * Signs in over TLS with a checked certificate; before that the server hears nothing but `AUTH TLS`. basic-ftp's own
 * `access` would dial by itself and go on where the server refuses `PROT P`, so the steps are ours.
 *
 * @throws DialError, Unencrypted, NotSignedIn, FTPError, or what TLS says
 */
export async function open(channel: ChannelOf<'ftps'>, dial: Dial): Promise<Session> {
  const { host, port, user, password, ca } = channel;
  const socket = await dial(host, port);
  const client = new Client(IDLE_MS);
  let tooLate = (_: Error): void => {};
  const late = new Promise<never>((_, reject) => {
    tooLate = reject;
  });
  late.catch(() => {});
  const timer = setTimeout(() => {
    tooLate(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    socket.destroy();
  }, LONGEST_MS);
  const close = (): void => {
    clearTimeout(timer);
    client.close();
    socket.destroy();
  };
  const tls = {
    host,
    ...(isIP(host) === 0 && { servername: host }),
    ...(ca !== undefined && { ca }),
  };
  const begin = async (): Promise<string> => {
    const address = socket.remoteAddress ?? host;
    const secure = await (channel.implicit
      ? implicitly(client, socket, tls)
      : explicitly(client, socket, tls));
    client.prepareTransfer = passiveAt(address, tls);
    await signIn(client, user, password ?? '');
    return secure.getPeerCertificate().fingerprint256;
  };
  try {
    const certificate = await Promise.race([begin(), late]);
    return { client, certificate, late, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function explicitly(
  client: Client,
  socket: Socket,
  tls: ConnectionOptions,
): Promise<TLSSocket> {
  client.ftp.socket = socket;
  await greeting(client);
  await client.send('AUTH TLS').catch(unencrypted);
  const secure = await handshake(socket, tls);
  // What came with the answer but before TLS is forgotten here: it may be anybody's.
  client.ftp.socket = secure;
  return secure;
}

async function implicitly(
  client: Client,
  socket: Socket,
  tls: ConnectionOptions,
): Promise<TLSSocket> {
  const secure = await handshake(socket, tls);
  client.ftp.socket = secure;
  await greeting(client);
  return secure;
}

/** 120 announces that 220 will come (RFC 959 §5.4). */
function greeting(client: Client): Promise<FTPResponse> {
  return client.ftp.handle(undefined, (reply, task) => {
    if (reply instanceof Error) task.reject(reply);
    else if (reply.code >= 200) task.resolve(reply);
  });
}

function handshake(socket: Socket, tls: ConnectionOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = tlsConnect({ ...tls, socket });
    secure
      .once('secureConnect', () => resolve(secure))
      .once('error', (error) => {
        const { code } = error as NodeJS.ErrnoException;
        reject(code === 'ERR_SSL_WRONG_VERSION_NUMBER' ? new Unencrypted('no TLS') : error);
      });
  });
}

async function signIn(client: Client, user: string, password: string): Promise<void> {
  await client.sendIgnoringError('OPTS UTF8 ON');
  await client.login(user, password).catch((error) => {
    throw error instanceof FTPError && error.code !== 421
      ? new NotSignedIn(error.message, error.code >= 400 && error.code < 500)
      : error;
  });
  await client.send('TYPE I');
  await client.send('PBSZ 0').catch(unencrypted);
  await client.send('PROT P').catch(unencrypted);
}

/** 4yz: it has TLS, but not now. */
function unencrypted(error: unknown): never {
  throw error instanceof FTPError && error.code >= 500 ? new Unencrypted(error.message) : error;
}
