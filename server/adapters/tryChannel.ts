import { isIP } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import type { Channel, ChannelOf, Http } from '#activities/activity.ts';
import { quoted, type Text } from '#workflows/text.ts';
import { judgeUrl } from '../egress/url.ts';
import { openInbox } from '../inbox/openInbox.ts';
import { type Dial, DialError } from './dial.ts';
import { loginRefused, said } from './drop/words.ts';
import { realFolder } from './folder/realFolder.ts';
import { NotSignedIn, open as openFtps, Unencrypted } from './ftps/connect.ts';
import { lineWords } from './lineWords.ts';
import { AccessTokens, NoToken } from './smtp/accessTokens.ts';
import { failureOf, Session } from './smtp/session.ts';
import { connect as connectSsh } from './ssh/connect.ts';

/** What came of calling a far end. */
export interface Tried {
  readonly ok: boolean;
  readonly said: Text;
  /** What both sides said, without secrets. */
  readonly lines: readonly string[];
}

export interface TryDeps {
  readonly dial: Dial;
  readonly clientName: string;
  readonly http: Http;
  /** Private targets that may be called, and folders that may be written to. */
  readonly egressAllow: readonly string[];
  readonly folders: readonly string[];
}

/** Calls the far end of a connection, signs in where that is how it begins, and hangs up. Nothing is delivered. */
export async function tryChannel(channel: Channel, deps: TryDeps): Promise<Tried> {
  try {
    switch (channel.kind) {
      case 'smtp':
        return await trySmtp(channel, deps);
      case 'sftp':
        return await trySftp(channel, deps);
      case 'ftps':
        return await tryFtps(channel, deps);
      case 'folder':
        await realFolder(deps.folders, channel.path, '');
        return reached({
          fr: 'Le dossier est là et il est permis.',
          en: 'The folder is there, and allowed.',
        });
      case 'imap':
        return await tryImap(channel, deps);
      case 'https':
      case 'webhook':
        return await tryTls(channel, deps);
    }
  } catch (error) {
    return failed(wordsOf(error));
  }
}

const reached = (words: Text, lines: readonly string[] = []): Tried => ({
  ok: true,
  said: words,
  lines,
});
const failed = (words: Text, lines: readonly string[] = []): Tried => ({
  ok: false,
  said: words,
  lines,
});

async function trySmtp(
  channel: ChannelOf<'smtp'>,
  { dial, clientName, http }: TryDeps,
): Promise<Tried> {
  const heard: { lines?: () => readonly string[] } = {};
  try {
    const session = await Session.open(channel, {
      dial,
      clientName,
      tokens: new AccessTokens(http),
      listen: (lines) => {
        heard.lines = lines;
      },
    });
    session.quit();
    return reached(
      channel.user === undefined
        ? { fr: 'Le serveur répond.', en: 'The server answers.' }
        : {
            fr: 'Le serveur répond et accepte la connexion.',
            en: 'The server answers and takes the login.',
          },
      heard.lines?.(),
    );
  } catch (error) {
    return failed(smtpWords(error), heard.lines?.());
  }
}

function smtpWords(error: unknown): Text {
  if (error instanceof DialError) return error.seen;
  if (!(error instanceof Error)) throw error;
  const result = error instanceof NoToken ? error.result : failureOf(error, false, []);
  return result.kind === 'refused' ? quoted(result.reply) : result.message;
}

async function tryImap(channel: ChannelOf<'imap'>, { egressAllow }: TryDeps): Promise<Tried> {
  const inbox = await openInbox(channel, egressAllow);
  try {
    const { exists } = await inbox.mailboxOpen(channel.folder, { readOnly: true });
    return reached({
      fr: `Le serveur accepte la connexion ; le dossier a ${exists} messages.`,
      en: `The server takes the login; the folder has ${exists} messages.`,
    });
  } finally {
    await inbox.logout().catch(() => {});
  }
}

async function trySftp(channel: ChannelOf<'sftp'>, { dial }: TryDeps): Promise<Tried> {
  const connected = await connectSsh(channel, dial);
  if (connected.kind === 'host-key')
    return failed({
      fr: `Le serveur montre une autre clé : ${connected.seen}. Ne l’inscrivez qu’après l’avoir vérifiée auprès du client.`,
      en: `The server shows another key: ${connected.seen}. Enter it only once you have checked it with the customer.`,
    });
  if (connected.kind !== 'open') return failed(connected.message);
  connected.close();
  return reached({
    fr: 'Le serveur répond et accepte la connexion.',
    en: 'The server answers and takes the login.',
  });
}

async function tryFtps(channel: ChannelOf<'ftps'>, { dial }: TryDeps): Promise<Tried> {
  const session = await openFtps(channel, dial);
  session.close();
  return reached({
    fr: `Le serveur répond et accepte la connexion. Certificat (SHA-256) : ${session.certificate}`,
    en: `The server answers and takes the login. Certificate (SHA-256): ${session.certificate}`,
  });
}

/** A request might be taken for a delivery, so none is sent: reaching the server and trusting it is what can be told. */
async function tryTls(
  { url, ca }: ChannelOf<'https' | 'webhook'>,
  { dial, egressAllow }: TryDeps,
): Promise<Tried> {
  const judged = judgeUrl(url, { allow: egressAllow });
  if (!judged.ok) return failed(judged.message);
  const { host, port } = judged;
  const socket = await dial(host, port);
  if (judged.url.protocol === 'https:')
    await new Promise<void>((resolve, reject) => {
      const secured = tlsConnect({
        socket,
        host,
        ...(isIP(host) === 0 && { servername: host }),
        ...(ca !== undefined && { ca }),
      });
      secured.once('secureConnect', resolve).once('error', reject);
      secured.setTimeout(20_000, () => secured.destroy(new Error('no answer in time')));
    }).finally(() => socket.destroy());
  else socket.destroy();
  return reached({
    fr: 'Le serveur répond et son certificat est bon. Aucune demande n’est envoyée : elle pourrait passer pour une remise.',
    en: 'The server answers, and its certificate is good. No request is sent: it could be taken for a delivery.',
  });
}

function wordsOf(error: unknown): Text {
  if (error instanceof DialError) return error.seen;
  if (error instanceof NotSignedIn) return said(loginRefused, error.message);
  if (error instanceof Unencrypted)
    return said(
      { fr: 'le serveur ne chiffre pas', en: 'the server does not encrypt' },
      error.message,
    );
  if (!(error instanceof Error)) throw error;
  return 'seen' in error ? (error.seen as Text) : lineWords(error);
}
