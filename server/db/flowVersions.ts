import type { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import type { AnySql } from './anySql.ts';

export interface FlowVersion {
  readonly flowId: string;
  readonly version: number;
  readonly hash: string;
  readonly note: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly flow: Flow;
  readonly plan: Plan;
}

/** The version that new deliveries follow: the newest one. */
export async function liveVersion(sql: AnySql, flowId: string): Promise<FlowVersion | undefined> {
  const [live] = await sql<FlowVersion[]>`
    select flow_id, version, hash, note, published_at, published_by, flow, plan
    from flow_version
    where flow_id = ${flowId}
    order by version desc
    limit 1
  `;
  return live;
}

/** A published version of a flow of that issuer. */
export async function flowVersion(
  sql: AnySql,
  issuerId: string,
  flowId: string,
  version: number,
): Promise<FlowVersion | undefined> {
  const [found] = await sql<FlowVersion[]>`
    select v.flow_id, v.version, v.hash, v.note, v.published_at, v.published_by, v.flow, v.plan
    from flow_version v
    join flow f on f.id = v.flow_id
    where v.flow_id = ${flowId}
      and f.issuer_id = ${issuerId}
      and v.version = ${version}
  `;
  return found;
}
