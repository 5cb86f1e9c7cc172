import { accepted, type Verdict } from '#workflows/verdict.ts';
import { wellFormed } from './plain.ts';

/** Longest file name, in bytes of UTF-8: every file system and mail program takes it. */
const FILE_NAME_BYTES = 150;

/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** What a reader's computer may run instead of show. */
const RUNNABLE =
  /\.(exe|com|bat|cmd|scr|pif|js|jse|vbs|vbe|wsf|wsh|msi|ps1|hta|lnk|jar|sh|reg|cpl|dll)$/i;

/**
 * One file name that is safe everywhere: no path, no control, invisible or direction-changing characters, nothing that
 * Windows reserves, nothing that a shell or spreadsheet takes for a command, at most 150 bytes with its extension kept.
 * The same name gives the same name; a name that is safe already stays as it is.
 */
export function safeFileName(name: string): string {
  const plain = wellFormed(name)
    .normalize('NFC')
    .replaceAll('\ufffd', '_')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/[\\/:*?"<>|`\u2044\u2215\u29f8\uff0f\uff3c]/g, '-')
    .replace(/[\p{Zs}]+/gu, ' ')
    .trim();
  const bare = plain.replace(/^[.~ ]+/, '').replace(/[. ]+$/, '');
  const inert = bare.replace(/^[-=+@]/, '_').replace(RUNNABLE, '_$1');
  const stem = inert.split('.')[0] ?? '';
  const named = inert === '' || DEVICE.test(stem.trim()) ? `_${inert}` : inert;
  return cut(named);
}

/** Folder of an upload: each part made safe, so that no value can climb out of it. */
export const safeFolder = (folder: string): string =>
  (folder.startsWith('/') ? '/' : '') +
  folder
    .split('/')
    .filter((part) => part.trim() !== '' && part !== '.')
    .map(safeFileName)
    .join('/');

function cut(name: string): string {
  const extension = /(?<=.)\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return cutStem(name.slice(0, name.length - extension.length), extension);
}

/** A file name of `FILE_NAME_BYTES` at the most, cut before its extension and by code point: no character is cut in two. */
export function cutStem(stem: string, extension: string): string {
  const room = FILE_NAME_BYTES - bytes(extension);
  if (bytes(stem) <= room) return stem + extension;
  let kept = '';
  let size = 0;
  for (const letter of stem) {
    size += bytes(letter);
    if (size > room) break;
    kept += letter;
  }
  return kept.replace(/[. ]+$/, '') + extension;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

export function judgeFileName(input: unknown): Verdict {
  if (typeof input !== 'string') {
    return {
      verdict: 'reject',
      code: 'FILENAME_SCHEMA',
      message: { fr: 'Un nom de fichier est un texte.', en: 'A file name is a text.' },
    };
  }
  const output = safeFileName(input);
  if (output === input) return { ...accepted, output };
  return {
    verdict: 'neutralise',
    code: 'FILENAME_SANITISED',
    message: { fr: 'Le nom a été rendu sûr.', en: 'The name was made safe.' },
    output,
  };
}
