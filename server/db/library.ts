import { type Library, libraryOf, type Published } from '#workflows/flow/library.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { AnySql } from './anySql.ts';

/** The published versions that a drawing's sub-flows name, and theirs in turn: of flows of the same issuer only. */
export function libraryFor(
  sql: AnySql,
  issuerId: string,
  drawing: Pick<Flow, 'nodes'>,
): Promise<Library> {
  return libraryOf(drawing, async ({ flow, version }) => {
    const [found] = await sql<Published[]>`
      select v.flow as drawing, (select max(version) from flow_version where flow_id = f.id) as newest
      from flow_version v
      join flow f on f.id = v.flow_id
      where f.id::text = ${flow}
        and f.issuer_id = ${issuerId}
        and v.version::text = ${String(version)}
    `;
    return found;
  });
}
