import type { FileDrop } from '#activities/activity.ts';
import type { Dial } from './dial.ts';
import { makeFolder } from './folder.ts';
import { makeFtps } from './ftps.ts';
import { makeSftp } from './sftp.ts';

/** Puts files, and looks for answers, by whatever the connection is. @param folders absolute paths that files may be put into */
export function makeFileDrop(dial: Dial, folders: readonly string[]): FileDrop {
  const sftp = makeSftp(dial);
  const ftps = makeFtps(dial);
  const folder = makeFolder(folders);
  return {
    put(channel, file) {
      switch (channel.kind) {
        case 'sftp':
          return sftp.put(channel, file);
        case 'ftps':
          return ftps.put(channel, file);
        case 'folder':
          return folder.put(channel, file);
      }
    },
    look(channel, sought) {
      switch (channel.kind) {
        case 'sftp':
          return sftp.look(channel, sought);
        case 'ftps':
          return ftps.look(channel, sought);
        case 'folder':
          return folder.look(channel, sought);
      }
    },
  };
}
