import type { DocumentRef } from '#workflows/context.ts';
import type { Sql } from './sql.ts';

/** Notes that a document is in the store. The first name and type that came with the bytes stay. */
export async function noteDocument(
  sql: Sql,
  { sha256, bytes, type, name }: DocumentRef,
): Promise<void> {
  await sql`
    insert into document (sha256, bytes, type, name)
    values (${sha256}, ${bytes}, ${type}, ${name})
    on conflict (sha256) do nothing
  `;
}
