import type { Stats } from 'node:fs';
import {
  constants,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rmdir,
  unlink,
} from 'node:fs/promises';
import { join, posix } from 'node:path';
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;

type Open =
  | { readonly kind: 'file'; readonly file: FileHandle }
  | { readonly kind: 'folder'; readonly path: string; read: boolean };

/** More would be a client that forgets to close. */
const MOST_HANDLES = 256;

/**
 * Answers one SFTP session from a folder, and nothing outside it. As strict as the servers of customers: a rename never
 * replaces (SFTP version 3 §6.5), an exclusive create fails on a name that is taken, permissions are not the client's.
 */
export function serveFolder(sftp: SFTPWrapper, root: string): void {
  const handles = new Map<number, Open>();
  let next = 0;
  const real = (path: string): string => join(root, posix.resolve('/', path));
  const keep = (opened: Open): Buffer => {
    if (handles.size >= MOST_HANDLES) throw new Error('too many open handles');
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(next);
    handles.set(next, opened);
    next += 1;
    return handle;
  };
  const file = (handle: Buffer): FileHandle => {
    const opened = handles.get(handle.readUInt32BE());
    if (opened?.kind !== 'file') throw new Error('not an open file');
    return opened.file;
  };
  const answer = (id: number, work: () => Promise<void>): void => {
    work().catch((error) => sftp.status(id, statusOf(error), messageOf(error)));
  };
  const done = (id: number, work: () => Promise<unknown>): void =>
    answer(id, async () => {
      await work();
      sftp.status(id, STATUS_CODE.OK);
    });

  sftp.on('REALPATH', (id, path) => {
    const filename = posix.resolve('/', path);
    sftp.name(id, [{ filename, longname: filename, attrs: attributes() }]);
  });
  for (const event of ['STAT', 'LSTAT'] as const) {
    sftp.on(event as 'STAT', (id, path) =>
      answer(id, async () => sftp.attrs(id, attributes(await lstat(real(path))))),
    );
  }
  sftp.on('FSTAT', (id, handle) =>
    answer(id, async () => sftp.attrs(id, attributes(await file(handle).stat()))),
  );
  sftp.on('OPEN', (id, path, flags) =>
    answer(id, async () => {
      const opened = await open(real(path), fileFlags(flags), 0o640);
      sftp.handle(id, keep({ kind: 'file', file: opened }));
    }),
  );
  sftp.on('READ', (id, handle, offset, length) =>
    answer(id, async () => {
      const { bytesRead, buffer } = await file(handle).read(
        Buffer.alloc(length),
        0,
        length,
        offset,
      );
      if (bytesRead === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, buffer.subarray(0, bytesRead));
    }),
  );
  sftp.on('WRITE', (id, handle, offset, data) =>
    done(id, () => file(handle).write(data, 0, data.length, offset)),
  );
  sftp.on('CLOSE', (id, handle) =>
    done(id, async () => {
      const number = handle.readUInt32BE();
      const opened = handles.get(number);
      handles.delete(number);
      if (opened?.kind === 'file') await opened.file.close();
    }),
  );
  sftp.on('OPENDIR', (id, path) =>
    answer(id, async () => {
      await readdir(real(path));
      sftp.handle(id, keep({ kind: 'folder', path: real(path), read: false }));
    }),
  );
  sftp.on('READDIR', (id, handle) =>
    answer(id, async () => {
      const opened = handles.get(handle.readUInt32BE());
      if (opened?.kind !== 'folder') throw new Error('not an open folder');
      if (opened.read) {
        sftp.status(id, STATUS_CODE.EOF);
        return;
      }
      opened.read = true;
      const names = await readdir(opened.path);
      const stats = await Promise.all(names.map((name) => lstat(join(opened.path, name))));
      const entries = names.map((filename, index) => ({
        filename,
        longname: filename,
        attrs: attributes(stats[index]),
      }));
      sftp.name(id, entries);
    }),
  );
  sftp.on('MKDIR', (id, path) => done(id, () => mkdir(real(path), 0o750)));
  sftp.on('RMDIR', (id, path) => done(id, () => rmdir(real(path))));
  sftp.on('REMOVE', (id, path) => done(id, () => unlink(real(path))));
  sftp.on('RENAME', (id, from, to) => done(id, () => renameToFreeName(real(from), real(to))));
  sftp.on('SETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
  // Unasked, ssh2 answers the rest with OP_UNSUPPORTED.
  sftp.on('close', () => {
    for (const opened of handles.values()) if (opened.kind === 'file') void opened.file.close();
  });
}

/** A link fails where the name is taken, in one step; `rename` would replace it. */
async function renameToFreeName(from: string, to: string): Promise<void> {
  if (!(await lstat(from)).isDirectory()) {
    await link(from, to);
    await unlink(from);
    return;
  }
  const taken = await lstat(to).catch(() => undefined);
  if (taken) throw Object.assign(new Error('file exists'), { code: 'EEXIST' });
  await rename(from, to);
}

function fileFlags(flags: number): number {
  const has = (mode: number): boolean => (flags & mode) !== 0;
  const access =
    has(OPEN_MODE.READ) && has(OPEN_MODE.WRITE)
      ? constants.O_RDWR
      : has(OPEN_MODE.WRITE)
        ? constants.O_WRONLY
        : constants.O_RDONLY;
  return (
    access |
    (has(OPEN_MODE.CREAT) ? constants.O_CREAT : 0) |
    (has(OPEN_MODE.TRUNC) ? constants.O_TRUNC : 0) |
    (has(OPEN_MODE.EXCL) ? constants.O_EXCL : 0) |
    (has(OPEN_MODE.APPEND) ? constants.O_APPEND : 0)
  );
}

function attributes(stats?: Stats): Attributes {
  const seconds = (time: number): number => Math.floor(time / 1000);
  return {
    mode: stats?.mode ?? 0o040750,
    uid: 0,
    gid: 0,
    size: stats?.size ?? 0,
    atime: seconds(stats?.atimeMs ?? 0),
    mtime: seconds(stats?.mtimeMs ?? 0),
  };
}

const statuses: Readonly<Record<string, number>> = {
  ENOENT: STATUS_CODE.NO_SUCH_FILE,
  ENOTDIR: STATUS_CODE.NO_SUCH_FILE,
  EACCES: STATUS_CODE.PERMISSION_DENIED,
  EPERM: STATUS_CODE.PERMISSION_DENIED,
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const statusOf = (error: unknown): number => statuses[codeOf(error)] ?? STATUS_CODE.FAILURE;

/** What a real server would say; never a path of this machine. */
const messageOf = (error: unknown): string =>
  codeOf(error) === 'EEXIST' ? 'file exists' : codeOf(error) || 'failure';
