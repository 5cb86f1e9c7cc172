import { quoted, type Text } from '#workflows/text.ts';
import { messageOf } from './engine/fault.ts';

/** By the codes of `errno(3)`. */
const words: Readonly<Record<string, Text>> = {
  ENOENT: { fr: 'il n’existe pas', en: 'it does not exist' },
  EACCES: { fr: 'les droits manquent', en: 'permission is missing' },
  EPERM: { fr: 'les droits manquent', en: 'permission is missing' },
  EISDIR: { fr: 'c’est un dossier', en: 'it is a folder' },
  ENOTDIR: {
    fr: 'une partie de ce chemin n’est pas un dossier',
    en: 'a part of this path is no folder',
  },
  EEXIST: { fr: 'un fichier de ce nom existe déjà', en: 'a file of this name exists already' },
  ENOSPC: { fr: 'le disque est plein', en: 'the disk is full' },
  EDQUOT: { fr: 'le quota du disque est atteint', en: 'the disk quota is reached' },
  EROFS: { fr: 'le disque est en lecture seule', en: 'the disk is read-only' },
  EMFILE: { fr: 'trop de fichiers sont ouverts', en: 'too many files are open' },
  ENAMETOOLONG: { fr: 'le nom est trop long', en: 'the name is too long' },
  ELOOP: { fr: 'ses liens tournent en rond', en: 'its links go round in a circle' },
  ERR_FS_FILE_TOO_LARGE: { fr: 'il dépasse 2 Gio', en: 'it exceeds 2 GiB' },
  EIO: { fr: 'le disque ne répond pas bien', en: 'the disk does not answer well' },
};

/** What the system said about a file: its code in words where we know it, else what it said, quoted. */
export function fileWords(error: unknown): Text {
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? '');
  const known = Object.hasOwn(words, code) ? words[code] : undefined;
  return known ?? quoted(messageOf(error));
}
