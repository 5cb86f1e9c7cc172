import type { ChannelOf, DropFailure, FileDrop } from '#activities/activity.ts';
import type { Text } from '#workflows/text.ts';
import { isUntrusted } from './certificate.ts';
import { type Dial, DialError } from './dial.ts';
import { lookFor } from './drop/look.ts';
import { LostRename } from './drop/lostRename.ts';
import { type Place, putInPlace } from './drop/place.ts';
import { answered, loginRefused, noSuchFolder, said } from './drop/words.ts';
import { NotSignedIn, open, type Session, Unencrypted } from './ftps/connect.ts';
import { isAnswer, NameTaken, remote } from './ftps/remote.ts';
import { lineWords } from './lineWords.ts';

/**
 * Uploads by FTP over TLS, never without. FTP's rename may replace a file silently (RFC 959 doesn't say), so the name is
 * looked for right before it: our own uploads wait for each other there, and what is left is the instant in which another
 * program takes the same name.
 */
export const makeFtps = (dial: Dial): FileDrop<'ftps'> => ({
  async put(channel, file) {
    if (!canBeSaid(file.folder) || !canBeSaid(file.name))
      return { kind: 'refused', message: unspeakable };
    // Measured: where TLS ends before its first byte, vsftpd always breaks off, and pyftpdlib every third time.
    if (file.bytes.length === 0) return { kind: 'refused', message: empty };
    return inSession(channel, dial, async (place, { certificate }) => {
      const result = await putInPlace(place, file);
      return result.kind === 'stored' ? { ...result, certificate } : result;
    });
  },

  async look(channel, sought) {
    if (![sought.folder, ...sought.names].every(canBeSaid))
      return { kind: 'refused', message: unspeakable };
    return inSession(channel, dial, (place) => lookFor(place, sought));
  },
});

async function inSession<R>(
  channel: ChannelOf<'ftps'>,
  dial: Dial,
  use: (place: Place, session: Session) => Promise<R>,
): Promise<R | DropFailure> {
  try {
    const session = await open(channel, dial);
    try {
      return await use(remote(session, channel), session);
    } finally {
      session.close();
    }
  } catch (error) {
    return resultOf(error);
  }
}

/** A command ends at the end of its line, and servers pass over spaces before a name. */
const canBeSaid = (name: string): boolean => !/[\p{Cc}]|^\s|\s$/u.test(name);

const unspeakable: Text = {
  fr: 'FTP ne peut pas dire un nom avec un caractère de contrôle, ou une espace au début ou à la fin',
  en: 'FTP cannot say a name with a control character, or a space at its beginning or end',
};

const empty: Text = {
  fr: 'FTPS ne dépose pas de fichier vide',
  en: 'FTPS uploads no empty file',
};

function resultOf(error: unknown): DropFailure {
  if (error instanceof LostRename)
    return { kind: 'unreachable', message: lineWords(error.cause), sent: true };
  if (error instanceof DialError)
    return error.forbidden
      ? { kind: 'forbidden-target', message: error.seen }
      : { kind: 'unreachable', message: error.seen, sent: false };
  if (error instanceof Unencrypted)
    return { kind: 'unencrypted', message: answered(error.message) };
  if (error instanceof NameTaken) return { kind: 'not-now', message: answered(error.message) };
  if (error instanceof NotSignedIn)
    return error.passing
      ? { kind: 'not-now', message: said(loginRefused, error.message) }
      : { kind: 'refused', message: said(loginRefused, error.message) };
  if (!isAnswer(error)) return lost(error);
  // RFC 959 §4.2: 4yz may be otherwise at another time, 5yz won't.
  if (error.code < 500) return { kind: 'not-now', message: answered(error.message) };
  const message = error.code === 550 ? said(unavailable, error.message) : answered(error.message);
  return { kind: 'refused', message };
}

/** 550 is the one code for a folder that is missing and for rights that are. */
const unavailable: Text = {
  fr: `${noSuchFolder.fr} ou accès refusé`,
  en: `${noSuchFolder.en}, or permission denied`,
};

function lost(error: unknown): DropFailure {
  if (!(error instanceof Error)) throw error;
  const message = lineWords(error);
  return isUntrusted((error as NodeJS.ErrnoException).code)
    ? { kind: 'untrusted', message }
    : { kind: 'unreachable', message, sent: false };
}
