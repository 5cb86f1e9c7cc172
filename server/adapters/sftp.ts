import ssh2 from 'ssh2';
import type { ChannelOf, DropFailure, FileDrop } from '#activities/activity.ts';
import type { Dial } from './dial.ts';
import { lookFor } from './drop/look.ts';
import { LostRename } from './drop/lostRename.ts';
import { type Place, putInPlace } from './drop/place.ts';
import { answered, noSuchFolder, permissionDenied, said } from './drop/words.ts';
import { type Closed, connect } from './ssh/connect.ts';
import { isAnswer, remote } from './ssh/remote.ts';

const { STATUS_CODE } = ssh2.utils.sftp;

/**
 * Uploads by SFTP: exclusive create, and a rename that fails where the name is taken. (OpenSSH's own `posix-rename`
 * replaces silently, so it isn't used.)
 */
export const makeSftp = (dial: Dial): FileDrop<'sftp'> => ({
  put: (channel, file) => inSession(channel, dial, (place) => putInPlace(place, file)),
  look: (channel, sought) =>
    inSession(channel, dial, async (place) => {
      const { folder } = sought;
      // Names in a folder that is missing would be waited for in vain.
      if (folder !== '' && (await place.size(folder)) === undefined)
        return { kind: 'refused', message: noSuchFolder };
      return lookFor(place, sought);
    }),
});

async function inSession<R>(
  channel: ChannelOf<'sftp'>,
  dial: Dial,
  use: (place: Place) => Promise<R>,
): Promise<R | DropFailure> {
  const connected = await connect(channel, dial);
  if (connected.kind === 'host-key') return connected;
  if (connected.kind !== 'open') return notOpened(connected);
  try {
    return await use(remote(connected.sftp, connected.gone));
  } catch (error) {
    return resultOf(error);
  } finally {
    connected.close();
  }
}

function notOpened({ kind, message }: Closed): DropFailure {
  return kind === 'unreachable' ? { kind, message, sent: false } : { kind, message };
}

function resultOf(error: unknown): DropFailure {
  if (error instanceof LostRename)
    return { kind: 'unreachable', message: answered(error.cause.message), sent: true };
  const text = messageOf(error);
  if (!isAnswer(error)) return { kind: 'unreachable', message: answered(text), sent: false };
  const { code } = error;
  if (code === STATUS_CODE.NO_SUCH_FILE)
    return { kind: 'refused', message: said(noSuchFolder, text) };
  if (code === STATUS_CODE.PERMISSION_DENIED)
    return { kind: 'refused', message: said(permissionDenied, text) };
  return { kind: 'refused', message: answered(text) };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
