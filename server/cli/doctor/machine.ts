import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { same, type Text } from '#workflows/text.ts';
import { type Finding, fine, lacking } from './finding.ts';

/** What this computer itself must have: the right Node, room, and folders that only their owner reads. */
export async function machine(data: string): Promise<readonly Finding[]> {
  const at = await nearest(data);
  return [node(), await folder(data, at), await secrets(data), await room(at), await built()];
}

function node(): Finding {
  const what = same('Node');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return fine(what, same(process.version));
  return lacking(what, same(process.version), {
    fr: 'Installez Node 20.19 ou plus récent.',
    en: 'Install Node 20.19 or newer.',
  });
}

/** The folder itself, or where it is not made yet, the nearest one above it. */
async function nearest(data: string): Promise<string> {
  let at = data;
  while (!(await isThere(at)) && dirname(at) !== at) at = dirname(at);
  return at;
}

async function folder(data: string, at: string): Promise<Finding> {
  const what = { fr: 'Dossier de données', en: 'Data folder' };
  if (!(await isThere(at, constants.W_OK))) {
    return lacking(
      what,
      { fr: `${at} refuse l’écriture.`, en: `${at} cannot be written.` },
      {
        fr: 'Donnez les droits, ou désignez un autre dossier par FACTEUR_DATA.',
        en: 'Grant the rights, or name another folder in FACTEUR_DATA.',
      },
    );
  }
  if (at !== data) {
    return fine(what, {
      fr: `${data} (sera créé au premier démarrage)`,
      en: `${data} (the first start makes it)`,
    });
  }
  const open = await openToOthers(data);
  if (!open) return fine(what, same(data));
  return lacking(
    what,
    {
      fr: `D’autres comptes peuvent lire ${data} (droits ${open}).`,
      en: `Other accounts can read ${data} (mode ${open}).`,
    },
    { fr: `Lancez « chmod 700 ${data} ».`, en: `Run “chmod 700 ${data}”.` },
  );
}

/** Files of the data folder that hold a key. */
const SECRETS = ['key', 'seal-key.pem', 'server.json', 'drop-host-key'];

async function secrets(data: string): Promise<Finding> {
  const what = { fr: 'Clés de l’installation', en: 'Keys of the installation' };
  const files = SECRETS.map((name) => join(data, name));
  const open: string[] = [];
  for (const file of files) if (await openToOthers(file)) open.push(file);
  if (open.length === 0) {
    return fine(what, { fr: 'lisibles par vous seul', en: 'readable by you alone' });
  }
  const list = open.join(' ');
  return lacking(
    what,
    { fr: `D’autres comptes peuvent lire ${list}.`, en: `Other accounts can read ${list}.` },
    { fr: `Lancez « chmod 600 ${list} ».`, en: `Run “chmod 600 ${list}”.` },
  );
}

/** The mode in octal where group or others may do anything; '' where not, or where there is no such file. */
async function openToOthers(path: string): Promise<string> {
  // Windows has no such modes; a folder of the user's profile is closed there.
  if (process.platform === 'win32') return '';
  const mode = await stat(path).then(
    (seen) => seen.mode & 0o777,
    () => 0,
  );
  return (mode & 0o077) === 0 ? '' : mode.toString(8);
}

const LEAST_ROOM_GB = 1;

async function room(at: string): Promise<Finding> {
  const what = { fr: 'Espace disque', en: 'Disk space' };
  const { bavail, bsize } = await statfs(at);
  const free = (bavail * bsize) / 1024 ** 3;
  const detail = { fr: `${free.toFixed(1)} Go libres`, en: `${free.toFixed(1)} GB free` };
  if (free >= LEAST_ROOM_GB) return fine(what, detail);
  return lacking(what, detail, {
    fr: `Libérez de la place : il faut au moins ${LEAST_ROOM_GB} Go, une base pleine s’arrête.`,
    en: `Make room: at least ${LEAST_ROOM_GB} GB is needed, a database that is full stops.`,
  });
}

async function built(): Promise<Finding> {
  const there = await isThere(
    fileURLToPath(new URL('../../../dist/workflows.js', import.meta.url)),
  );
  const detail: Text = there
    ? { fr: 'préparés', en: 'prepared' }
    : { fr: 'le prochain démarrage les prépare', en: 'the next start prepares them' };
  return fine({ fr: 'Interface et moteur', en: 'Designer and engine' }, detail);
}

const isThere = (path: string, mode: number = constants.F_OK): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );
