import { createHash } from 'node:crypto';
import type { DocumentStore } from '#activities/activity.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { StoreSetting } from '../config.ts';
import { noteDocument } from '../db/documents.ts';
import type { Sql } from '../db/sql.ts';
import { bucketShelf } from './documents/bucket.ts';
import { folderShelf } from './documents/folder.ts';
import type { Shelf } from './documents/shelf.ts';

/** A document that cannot be handed out: its bytes are gone, or they are no longer those that were put there. */
export class DocumentLost extends Error {
  readonly code: 'DOCUMENT_MISSING' | 'DOCUMENT_CHANGED';
  readonly sha256: string;

  constructor(code: DocumentLost['code'], sha256: string) {
    super(
      code === 'DOCUMENT_MISSING'
        ? `document ${sha256} is not in the store: bring it back from a backup`
        : `document ${sha256} was changed in the store: bring it back from a backup`,
    );
    this.name = 'DocumentLost';
    this.code = code;
    this.sha256 = sha256;
  }
}

const shelfOf = (setting: StoreSetting): Shelf =>
  setting.kind === 's3' ? bucketShelf(setting) : folderShelf(setting.folder);

/**
 * Documents by sha256, each read checked against it. A document is kept before its row is written, and its row is written
 * before anything refers to it.
 *
 * @throws DocumentLost where a document cannot be handed out
 */
export function documentStore(sql: Sql, setting: StoreSetting): DocumentStore {
  const shelf = shelfOf(setting);
  return {
    read: async ({ sha256 }) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha256');
      const bytes = await shelf.take(sha256);
      if (!bytes) throw new DocumentLost('DOCUMENT_MISSING', sha256);
      if (sha256Of(bytes) !== sha256) throw new DocumentLost('DOCUMENT_CHANGED', sha256);
      return bytes;
    },
    write: async (bytes, { type, name }) => {
      const ref: DocumentRef = { sha256: sha256Of(bytes), bytes: bytes.length, type, name };
      await shelf.put(ref.sha256, bytes);
      await noteDocument(sql, ref);
      return ref;
    },
  };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
