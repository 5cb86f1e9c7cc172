import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { same } from '#workflows/text.ts';
import type { StoreSetting } from '../../config.ts';
import { messageOf } from '../../engine/fault.ts';
import { type Finding, fine, noService } from './finding.ts';

const what = { fr: 'Stockage des documents', en: 'Document store' };

/** Whether documents can be kept where the settings say. Writes none. */
export const store = (setting: StoreSetting): Promise<Finding> =>
  setting.kind === 's3' ? bucketFound(setting) : folderFound(setting.folder);

async function folderFound(folder: string): Promise<Finding> {
  const at = await nearest(folder);
  const mayWrite = await access(at, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (mayWrite) return fine(what, same(folder));
  return noService(
    what,
    { fr: `${at} refuse l’écriture.`, en: `${at} cannot be written.` },
    {
      fr: 'Donnez ce droit au compte de Facteur, ou désignez un autre dossier par FACTEUR_STORE.',
      en: 'Grant that right to Facteur’s account, or name another folder in FACTEUR_STORE.',
    },
  );
}

/** The folder itself, or where it is not made yet, the nearest one above it. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

async function bucketFound(setting: Extract<StoreSetting, { kind: 's3' }>): Promise<Finding> {
  const name = `s3://${[setting.bucket, setting.prefix].filter(Boolean).join('/')}`;
  const { reachBucket } = await import('../../adapters/documents/bucket.ts');
  try {
    await reachBucket(setting.bucket);
    return fine(what, same(name));
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 404) {
      return noService(
        what,
        {
          fr: `Le seau ${setting.bucket} n’existe pas.`,
          en: `The bucket ${setting.bucket} does not exist.`,
        },
        {
          fr: 'Créez-le, ou corrigez FACTEUR_STORE et AWS_REGION.',
          en: 'Make it, or correct FACTEUR_STORE and AWS_REGION.',
        },
      );
    }
    if (status === 403) {
      return noService(
        what,
        { fr: `${name} refuse ces identifiants.`, en: `${name} refuses these credentials.` },
        {
          fr: 'Permettez s3:ListBucket, s3:GetObject et s3:PutObject, ou corrigez les variables AWS_*.',
          en: 'Allow s3:ListBucket, s3:GetObject and s3:PutObject, or correct the AWS_* variables.',
        },
      );
    }
    return noService(
      what,
      { fr: `${name} : ${messageOf(error)}.`, en: `${name}: ${messageOf(error)}.` },
      {
        fr: 'Vérifiez AWS_REGION, AWS_ENDPOINT_URL_S3, les identifiants AWS_* et le réseau.',
        en: 'Check AWS_REGION, AWS_ENDPOINT_URL_S3, the AWS_* credentials and the network.',
      },
    );
  }
}
