import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStore } from '#activities/activity.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { StoreSetting } from '../config.ts';
import { noteDocument } from '../db/documents.ts';
import type { Sql } from '../db/sql.ts';

/**
 * Documents by sha256, in a folder: `ab/cd/abcd….` A document is on the disk before its row is written, and its row is
 * written before anything refers to it.
 *
 * @throws where the setting names a store that this version lacks
 */
export function documentStore(sql: Sql, setting: StoreSetting): DocumentStore {
  if (setting.kind === 's3')
    throw new Error('FACTEUR_STORE: s3 is not in this version; use file:FOLDER');
  const { folder } = setting;
  return {
    read: async ({ sha256 }) => {
      const bytes = await readFile(pathOf(folder, sha256));
      if (sha256Of(bytes) !== sha256) throw new Error(`document ${sha256} was changed on disk`);
      return bytes;
    },
    write: async (bytes, { type, name }) => {
      const ref: DocumentRef = { sha256: sha256Of(bytes), bytes: bytes.length, type, name };
      await put(pathOf(folder, ref.sha256), bytes);
      await noteDocument(sql, ref);
      return ref;
    },
  };
}

function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha256');
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Renamed into place once it is on the disk: nobody ever reads half a document, not after a power cut either. */
async function put(path: string, bytes: Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.size === bytes.length) return;
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
  // Folders that are new are names in their parents, which a power cut would take back as well.
  for (let at = folder; made !== undefined && at.startsWith(made); at = dirname(at))
    await syncFolder(dirname(at));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}
