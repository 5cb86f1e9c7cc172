import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '#workflows/text.ts';
import { isWithin } from './isWithin.ts';

/** The folder is not within one that is allowed. */
export class Outside extends Error {
  readonly seen: Text;
  constructor(path: string) {
    super(`${path} is not within an allowed folder`);
    this.seen = {
      fr: `${path} n’est pas dans un dossier permis`,
      en: `${path} is not within an allowed folder`,
    };
  }
}

/**
 * Where a folder really is, links followed: it is that place that must be within an allowed folder, whose own links are
 * followed too. Whoever may change the folders in between could still turn it elsewhere, so allow none that strangers
 * may change.
 *
 * @throws Outside, or the system's error where there is no such folder
 */
export async function realFolder(
  allowed: readonly string[],
  path: string,
  below: string,
): Promise<string> {
  const wanted = join(path, below);
  // Judged as written first, so that nobody learns by the answers what there is elsewhere.
  if (!isWithin(path, wanted) || !allowed.some((root) => isWithin(root, wanted)))
    throw new Outside(wanted);
  const real = await realpath(wanted);
  const roots = await Promise.all(allowed.map((root) => realpath(root).catch(() => undefined)));
  if (!roots.some((root) => root !== undefined && isWithin(root, real))) throw new Outside(wanted);
  return real;
}
