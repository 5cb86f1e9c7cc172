import { ZipFile } from 'yazl';

export interface FileToZip {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files as a ZIP with the given comment: the same files give the same bytes. The one time in it is the first
 * that the format knows, its DOS fields being local time and thus another on each machine otherwise.
 */
export async function zipped(files: readonly FileToZip[], comment: string): Promise<Buffer> {
  const archive = new ZipFile();
  const options = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, bytes } of sorted) {
    archive.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), path, options);
  }
  archive.end({ comment, forceZip64Format: false });
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
