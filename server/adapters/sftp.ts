import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import ssh2 from 'ssh2';
import type { Sftp, SftpResult } from '#activities/activity.ts';
import { quoted, type Text } from '#workflows/text.ts';
import type { Dial } from './dial.ts';
import { type Closed, connect } from './ssh/connect.ts';
import { type Remote, remote, type StatusError } from './ssh/remote.ts';

const { STATUS_CODE } = ssh2.utils.sftp;

type File = Parameters<Sftp['put']>[1];

/** The rename was asked for and not answered. */
class LostRename extends Error {}

/**
 * Uploads by SFTP: a temporary name that only this effect uses, exclusive create, size check, then a rename that fails
 * where the name is taken. (OpenSSH's own `posix-rename` replaces silently, so it isn't used.)
 */
export const makeSftp = (dial: Dial): Sftp => ({
  async put(channel, file) {
    const connected = await connect(channel, dial);
    if (connected.kind === 'host-key') return connected;
    if (connected.kind !== 'open') return notOpened(connected);
    try {
      return await upload(remote(connected.sftp, connected.gone), file);
    } catch (error) {
      return resultOf(error);
    } finally {
      connected.close();
    }
  },
});

function notOpened({ kind, message }: Closed): SftpResult {
  return kind === 'unreachable' ? { kind, message, sent: false } : { kind, message };
}

async function upload(server: Remote, file: File): Promise<SftpResult> {
  const path = posix.join(file.folder, file.name);
  const before = await found(server, path, file.bytes);
  if (before) return before;

  const part = posix.join(file.folder, partName(file));
  await createAnew(server, part, file.bytes);
  const written = await server.size(part);
  if (written !== file.bytes.length) {
    await server.unlink(part);
    return { kind: 'refused', message: kept(written, file.bytes.length) };
  }
  try {
    await server.rename(part, path);
  } catch (error) {
    if (!isAnswer(error)) throw new LostRename(messageOf(error));
    // Version 3 has no status for a name that is taken: look who has it.
    const after = await found(server, path, file.bytes);
    await server.unlink(part);
    if (after) return after;
    throw error;
  }
  return { kind: 'stored', path, bytes: file.bytes.length, already: false };
}

/** What has the name already: the very same bytes are what an earlier try left. */
async function found(
  server: Remote,
  path: string,
  bytes: Uint8Array,
): Promise<SftpResult | undefined> {
  const size = await server.size(path);
  if (size === undefined) return undefined;
  const same = size === bytes.length && (await isSame(server, path, bytes));
  return same
    ? { kind: 'stored', path, bytes: size, already: true }
    : { kind: 'exists', path, bytes: size };
}

/** A server that lets nobody read what was dropped leaves it unknown, which is not the same. */
async function isSame(server: Remote, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return Buffer.from(bytes).equals(await server.read(path, bytes.length));
  } catch (error) {
    if (isAnswer(error)) return false;
    throw error;
  }
}

/** The name holds the effect's key, so that what is there is the rest of an earlier try of ours. */
async function createAnew(server: Remote, part: string, bytes: Uint8Array): Promise<void> {
  if ((await server.size(part)) !== undefined) await server.unlink(part);
  await server.create(part, bytes);
}

function partName({ name, key }: File): string {
  return `.${name}.${createHash('sha256').update(key).digest('hex').slice(0, 12)}.part`;
}

function resultOf(error: unknown): SftpResult {
  if (error instanceof LostRename)
    return { kind: 'unreachable', message: quoted(error.message), sent: true };
  const message = quoted(messageOf(error));
  if (!isAnswer(error)) return { kind: 'unreachable', message, sent: false };
  const { code } = error;
  if (code === STATUS_CODE.NO_SUCH_FILE)
    return { kind: 'refused', message: said('dossier absent', 'no such folder', message) };
  if (code === STATUS_CODE.PERMISSION_DENIED)
    return { kind: 'refused', message: said('accès refusé', 'permission denied', message) };
  return { kind: 'refused', message };
}

const said = (fr: string, en: string, answer: Text): Text => ({
  fr: `${fr} : ${answer.fr}`,
  en: `${en}: ${answer.en}`,
});

const kept = (bytes: number | undefined, of: number): Text => ({
  fr: `${bytes ?? 0} octets gardés sur ${of}`,
  en: `${bytes ?? 0} of ${of} bytes were kept`,
});

/** Errors with a numeric status are answers of the server; all others mean that the line is gone. */
const isAnswer = (error: unknown): error is StatusError & { code: number } =>
  error instanceof Error && typeof (error as StatusError).code === 'number';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
