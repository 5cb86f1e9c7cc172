import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { ChannelOf, DropFailure, FileDrop, SoughtFile } from '#activities/activity.ts';
import { quoted, type Text } from '#workflows/text.ts';
import { lookFor } from './drop/look.ts';
import { LostRename } from './drop/lostRename.ts';
import { type Place, putInPlace } from './drop/place.ts';
import { noSuchFolder, permissionDenied, said } from './drop/words.ts';
import { codeOf, isAnswer, local } from './folder/local.ts';
import { Outside, realFolder } from './folder/realFolder.ts';

/**
 * Puts files into a folder of this machine, or of a share mounted on it, and on its disk before it says so.
 *
 * @param allowed absolute paths; nothing outside of them is written or read, whatever links lead there
 */
export const makeFolder = (allowed: readonly string[]): FileDrop<'folder'> => {
  async function within<R>(
    channel: ChannelOf<'folder'>,
    { folder, names }: SoughtFile,
    use: (place: Place) => Promise<R>,
  ): Promise<R | DropFailure> {
    if (names.some((name) => name !== basename(name) || name.includes('\0')))
      return { kind: 'refused', message: notAName };
    try {
      if (!(await isMounted(channel))) return { kind: 'not-now', message: notMounted };
      return await use(local(await realFolder(allowed, channel.path, folder)));
    } catch (error) {
      return resultOf(error);
    }
  }
  return {
    put: (channel, file) =>
      within(channel, { folder: file.folder, names: [file.name] }, (place) =>
        putInPlace(place, file),
      ),
    look: (channel, sought) => within(channel, sought, (place) => lookFor(place, sought)),
  };
};

/** As mountpoint(1) tells it: what is mounted is another device than the folder that it covers. */
async function isMounted({ mount }: ChannelOf<'folder'>): Promise<boolean> {
  if (mount === undefined) return true;
  const [here, above] = await Promise.all([stat(mount), stat(dirname(mount))]);
  return here.dev !== above.dev;
}

function resultOf(error: unknown): DropFailure {
  if (error instanceof Outside) return { kind: 'forbidden-target', message: error.seen };
  const cause = error instanceof LostRename ? error.cause : error;
  const code = codeOf(cause);
  if (!(cause instanceof Error) || code === '') throw error;
  const text = code;
  if (!isAnswer(cause))
    return { kind: 'unreachable', message: quoted(text), sent: error instanceof LostRename };
  if (full.has(code)) return { kind: 'not-now', message: said(diskFull, text) };
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { kind: 'refused', message: said(noSuchFolder, text) };
  if (denied.has(code)) return { kind: 'refused', message: said(permissionDenied, text) };
  return { kind: 'refused', message: quoted(text) };
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE']);
const denied = new Set(['EACCES', 'EPERM', 'EROFS']);

const notAName: Text = {
  fr: 'un nom de fichier ne contient ni « / » ni caractère nul',
  en: 'a file name holds no “/” and no null character',
};
const notMounted: Text = { fr: 'le partage n’est pas monté', en: 'the share is not mounted' };
const diskFull: Text = { fr: 'plus de place', en: 'no room left' };
