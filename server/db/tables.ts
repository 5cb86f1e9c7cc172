import { randomUUID } from 'node:crypto';
import type { CurrentTable } from '#activities/activity.ts';
import type { ReferenceTable } from '#activities/lookup/table.ts';
import type { listTables, listTableVersions, saveTable } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from './actions.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import type { Owner } from './channels.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';
import type { Sql } from './sql.ts';

/** Reference tables of an issuer by name, as they were saved last. */
export async function tablePage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listTables>> {
  const after = placeOf(cursor, 'name');
  const rows = await sql<(Reply<typeof saveTable> & { id: string; place: string })[]>`
    select t.id, t.name as place, t.name, v.version, v.columns, jsonb_array_length(v.rows) as row_count,
      v.note, v.saved_by, v.saved_at
    from reference_table t
    join lateral (
      select * from reference_table_version where table_id = t.id order by version desc limit 1
    ) v on true
    where t.issuer_id = ${issuerId}
      and (${after?.by ?? null}::text is null or t.name > ${after?.by ?? null})
    order by t.name
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}

/** Versions of a table, newest first. */
export async function tableVersionPage(
  sql: AnySql,
  issuerId: string,
  name: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listTableVersions>> {
  const after = placeOf(cursor, 'version');
  const rows = await sql<(Reply<typeof saveTable> & { id: string; place: string })[]>`
    select v.version::text as id, v.version::text as place, t.name, v.version, v.columns,
      jsonb_array_length(v.rows) as row_count, v.note, v.saved_by, v.saved_at
    from reference_table_version v
    join reference_table t on t.id = v.table_id
    where t.issuer_id = ${issuerId}
      and t.name = ${name}
      and (${after?.by ?? null}::int is null or v.version < ${after?.by ?? null}::int)
    order by v.version desc
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}

/** Keeps a table as a new version; the first one begins the table. */
export async function keepTable(
  sql: Sql,
  { issuerId, login }: Actor,
  { name, note, table }: { name: string; note: string; table: ReferenceTable },
): Promise<Reply<typeof saveTable>> {
  return sql.begin(async (tx) => {
    await tx`
      insert into reference_table (id, issuer_id, name)
      values (${randomUUID()}, ${issuerId}, ${name})
      on conflict do nothing
    `;
    // Of two people who save at once, each makes a version.
    const [{ id } = { id: '' }] = await tx<{ id: string }[]>`
      select id from reference_table where issuer_id = ${issuerId} and name = ${name} for update
    `;
    const [saved] = await tx<Reply<typeof saveTable>[]>`
      insert into reference_table_version (table_id, version, columns, rows, note, saved_by)
      select ${id}, coalesce(max(version), 0) + 1, ${jsonOf(tx, table.columns)},
        ${jsonOf(tx, table.rows)}, ${note}, ${login}
      from reference_table_version
      where table_id = ${id}
      returning ${name} as name, version, columns, jsonb_array_length(rows) as row_count, note,
        saved_by, saved_at
    `;
    if (!saved) throw new Error('no row came back');
    const detail = { version: saved.version, note };
    await recordAction(tx, { issuerId, actor: login, kind: 'save-table', subject: name, detail });
    return saved;
  });
}

/** @param version as it stands in the path @throws NOT_FOUND */
export async function tableVersion(
  sql: AnySql,
  issuerId: string,
  name: string,
  version: string,
): Promise<ReferenceTable> {
  const [found] = await sql<ReferenceTable[]>`
    select v.columns, v.rows
    from reference_table_version v
    join reference_table t on t.id = v.table_id
    where t.issuer_id = ${issuerId}
      and t.name = ${name}
      and v.version::text = ${version}
  `;
  if (!found) throw notFound();
  return found;
}

/** A table as it stands now, for a step of the issuer's. */
export async function currentTable(
  sql: AnySql,
  owner: Owner,
  name: string,
): Promise<CurrentTable | undefined> {
  const [found] = await sql<(ReferenceTable & { version: number })[]>`
    select v.version, v.columns, v.rows
    from reference_table_version v
    join reference_table t on t.id = v.table_id
    where t.name = ${name}
      and t.issuer_id = ${
        'issuer' in owner
          ? sql`${owner.issuer}`
          : sql`(select issuer_id from delivery where id = ${owner.delivery})`
      }
    order by v.version desc
    limit 1
  `;
  if (!found) return undefined;
  const { version, ...table } = found;
  return { version, table };
}
