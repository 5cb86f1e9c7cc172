import { posix } from 'node:path';
import type { LookResult, SoughtFile } from '#activities/activity.ts';
import type { Text } from '#workflows/text.ts';
import type { Place } from './place.ts';

/** An answer is a few lines; whatever has such a name and is larger is something else. */
const LONGEST = 1024 * 1024;

/**
 * The first of the names that is there, with what it holds. A file whose size changes while it is read is still being
 * written, and not there yet.
 *
 * @throws what the place throws
 */
export async function lookFor(place: Place, { folder, names }: SoughtFile): Promise<LookResult> {
  for (const name of names) {
    const path = posix.join(folder, name);
    const size = await place.size(path);
    if (size === undefined) continue;
    if (size > LONGEST) return { kind: 'refused', message: tooLong(path, size) };
    // An empty answer is one by its name alone; FTPS servers break off where there is no byte to send.
    const bytes = size === 0 ? Buffer.alloc(0) : await place.read(path, size);
    if (bytes.length !== size || (await place.size(path)) !== size) continue;
    return { kind: 'looked', found: { name, path, bytes } };
  }
  return { kind: 'looked' };
}

const tooLong = (path: string, bytes: number): Text => ({
  fr: `${path} fait ${bytes} octets : ce n’est pas une réponse`,
  en: `${path} has ${bytes} bytes: that is no answer`,
});
