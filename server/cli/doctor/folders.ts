import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import type { Text } from '#workflows/text.ts';
import { isWithin } from '../../adapters/folder/isWithin.ts';
import type { Config } from '../../config.ts';
import { type Finding, fine, lacking } from './finding.ts';

/** Each folder that files may be put into: that it can be, and that nothing of ours is in reach there. */
export function folders({
  folders,
  data,
}: Pick<Config, 'folders' | 'data'>): Promise<readonly Finding[]> {
  return Promise.all(folders.map((folder) => judged(folder, data)));
}

async function judged(folder: string, data: string): Promise<Finding> {
  const what: Text = { fr: `Dossier permis ${folder}`, en: `Allowed folder ${folder}` };
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined) {
    return lacking(
      what,
      { fr: 'Il n’existe pas.', en: 'It does not exist.' },
      {
        fr: 'Créez-le, montez le partage, ou ôtez-le de FACTEUR_FOLDERS.',
        en: 'Make it, mount the share, or remove it from FACTEUR_FOLDERS.',
      },
    );
  }
  const own = await realpath(data).catch(() => data);
  if (isWithin(real, own) || isWithin(own, real)) {
    return lacking(
      what,
      {
        fr: `Les données de Facteur (${data}) y sont, ou l’inverse : un circuit pourrait y écrire.`,
        en: `Facteur’s data (${data}) is in it, or the other way round: a flow could write there.`,
      },
      {
        fr: 'Nommez dans FACTEUR_FOLDERS un dossier à part.',
        en: 'Name a folder apart in FACTEUR_FOLDERS.',
      },
    );
  }
  const mayWrite = await access(real, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (mayWrite) return fine(what, { fr: 'On peut y écrire.', en: 'It can be written.' });
  return lacking(
    what,
    { fr: 'Il refuse l’écriture.', en: 'It cannot be written.' },
    {
      fr: 'Donnez ce droit au compte de Facteur, ou ôtez-le de FACTEUR_FOLDERS.',
      en: 'Grant that right to Facteur’s account, or remove it from FACTEUR_FOLDERS.',
    },
  );
}
