import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userCache } from '#server/engine/cache.ts';

/**
 * A folder with Python packages, for PYTHONPATH: fetched with pip into the user's cache once. Undefined where there is no
 * Python, or nothing to fetch from.
 *
 * @param name of the folder; another version is another name
 * @param packages each with its exact version, `name==1.2.3`
 */
export async function pythonPackages(
  name: string,
  packages: readonly string[],
): Promise<string | undefined> {
  const cache = userCache();
  const folder = join(cache, name);
  if (await isThere(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'pip-'));
  try {
    const pip = [
      '-m',
      'pip',
      'install',
      '-q',
      '--disable-pip-version-check',
      '--retries',
      '1',
      '--target',
      work,
    ];
    await promisify(execFile)('python3', [...pip, ...packages], { timeout: 100_000 });
    // Another run may have been faster.
    await rename(work, folder).catch(() => {});
    return folder;
  } catch {
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
