import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { DroppedFile, DropResult } from '#activities/activity.ts';
import type { Text } from '#workflows/text.ts';

/** The few things that a place where files are dropped must be able to do. Paths are below where the connection leads. */
export interface Place {
  /** Undefined where nothing has that name. */
  size(path: string): Promise<number | undefined>;
  /** At least `length` bytes of a file that is so long. */
  read(path: string, length: number): Promise<Buffer>;
  create(path: string, bytes: Uint8Array): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Fails where the new name is taken. @throws LostRename where it may have been done */
  rename(from: string, to: string): Promise<void>;
  /** Whether an error is the far end's answer; all others mean that the line is gone. */
  isAnswer(error: unknown): boolean;
}

/**
 * Puts a file under its name, whole or not at all: a temporary name that only this effect uses, size check, then a rename
 * that fails where the name is taken.
 *
 * @throws what the place throws
 */
export async function putInPlace(place: Place, file: DroppedFile): Promise<DropResult> {
  const path = posix.join(file.folder, file.name);
  const before = await found(place, path, file.bytes);
  if (before) return before;

  const part = posix.join(file.folder, partName(file));
  await createAnew(place, part, file.bytes);
  const written = await place.size(part);
  if (written !== file.bytes.length) {
    await place.unlink(part);
    return { kind: 'refused', message: kept(written, file.bytes.length) };
  }
  try {
    await place.rename(part, path);
  } catch (error) {
    if (!place.isAnswer(error)) throw error;
    // No protocol has a status of its own for a name that is taken: look who has it.
    const after = await found(place, path, file.bytes);
    await place.unlink(part);
    if (after) return after;
    throw error;
  }
  return { kind: 'stored', path, bytes: file.bytes.length, already: false };
}

/** What has the name already: the very same bytes are what an earlier try left. */
async function found(
  place: Place,
  path: string,
  bytes: Uint8Array,
): Promise<DropResult | undefined> {
  const size = await place.size(path);
  if (size === undefined) return undefined;
  const same = size === bytes.length && (await isSame(place, path, bytes));
  return same
    ? { kind: 'stored', path, bytes: size, already: true }
    : { kind: 'exists', path, bytes: size };
}

/** A server that lets nobody read what was dropped leaves it unknown, which is not the same. */
async function isSame(place: Place, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return Buffer.from(bytes).equals(await place.read(path, bytes.length));
  } catch (error) {
    if (place.isAnswer(error)) return false;
    throw error;
  }
}

/** The name holds the effect's key, so that what is there is the rest of an earlier try of ours. */
async function createAnew(place: Place, part: string, bytes: Uint8Array): Promise<void> {
  if ((await place.size(part)) !== undefined) await place.unlink(part);
  try {
    await place.create(part, bytes);
  } catch (error) {
    // Where the disk is full, half a file would keep it so.
    if (place.isAnswer(error)) await place.unlink(part).catch(() => {});
    throw error;
  }
}

function partName({ name, key }: DroppedFile): string {
  return `.${name}.${createHash('sha256').update(key).digest('hex').slice(0, 12)}.part`;
}

const kept = (bytes: number | undefined, of: number): Text => ({
  fr: `${bytes ?? 0} octets gardés sur ${of}`,
  en: `${bytes ?? 0} of ${of} bytes were kept`,
});
