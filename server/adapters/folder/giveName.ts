import { link, open, rename, unlink } from 'node:fs/promises';

/** Errors of file systems without hard links: FAT, many SMB shares. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

/**
 * Renames a file, and fails with EEXIST where the new name is taken: a link does that in one step, where `rename` would
 * replace.
 */
export async function giveName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!NO_LINKS.has(String((error as NodeJS.ErrnoException).code))) throw error;
    await giveNameWithoutLinks(from, to);
    return;
  }
  // It has its name already; a second one that stays does no harm to the customer's copy.
  await unlink(from).catch(() => {});
}

/**
 * Takes the name by an empty file that must be new, then puts the file over it. For an instant the name is there and
 * empty: readers of such shares must not take empty files, and a machine that stops just then leaves one, which the next
 * try tells as a name that is taken.
 */
export async function giveNameWithoutLinks(from: string, to: string): Promise<void> {
  const placeholder = await open(to, 'wx');
  await placeholder.close();
  await rename(from, to).catch(async (error) => {
    await unlink(to).catch(() => {});
    throw error;
  });
}
