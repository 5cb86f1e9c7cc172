import { randomUUID } from 'node:crypto';
import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Problem } from '#workflows/problem.ts';
import type {
  getFlow,
  getVersion,
  listFlows,
  listVersions,
  publishFlow,
  saveDraft,
} from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from './actions.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';
import { type FlowVersion, flowVersion, liveVersion } from './flowVersions.ts';
import { libraryFor } from './library.ts';
import type { Sql } from './sql.ts';

type Publication = Reply<typeof publishFlow>;

interface FlowRow {
  readonly id: string;
  readonly draft: Flow;
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** Flows of an issuer by name. */
export async function flowPage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listFlows>> {
  const after = placeOf(cursor, 'name');
  const rows = await sql<
    (FlowRow & {
      customers: number;
      week: { delivered: number; parked: number; running: number };
      live: Publication | null;
      place: string;
    })[]
  >`
    select f.id, f.draft, f.revision, f.saved_by, f.saved_at, live.publication as live,
      f.draft->>'name' as place,
      (select count(*)::int from customer c where c.flow_id = f.id) as customers,
      (
        select jsonb_build_object(
          'delivered', count(*) filter (where d.state in ('delivered', 'handed-over')),
          'parked', count(*) filter (where d.state in ('parked', 'uncertain')),
          'running', count(*) filter (where d.state in ('planned', 'running', 'retrying', 'waiting'))
        )
        from delivery d
        where d.flow_id = f.id
          and d.started_at > now() - interval '7 days'
      ) as week
    from flow f
    left join lateral (
      select jsonb_build_object('version', v.version, 'hash', v.hash, 'note', v.note,
        'publishedBy', v.published_by,
        'publishedAt', to_char(v.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      ) as publication
      from flow_version v
      where v.flow_id = f.id
      order by v.version desc
      limit 1
    ) live on true
    where f.issuer_id = ${issuerId}
      and (${after?.by ?? null}::text is null
        or (f.draft->>'name', f.id) > (${after?.by ?? null}, ${after?.id ?? null}))
    order by f.draft->>'name', f.id
    limit ${limit + 1}
  `;
  const { items, next } = pageOf(rows, limit);
  return {
    items: await Promise.all(
      items.map(async ({ draft, revision: _, ...card }) => ({
        ...card,
        name: draft.name,
        draftDiffers: await differs(sql, issuerId, draft, card.live),
      })),
    ),
    next,
  };
}

/** A flow's draft and what is live of it. */
export async function flowDetail(
  sql: AnySql,
  issuerId: string,
  flowId: string,
): Promise<Reply<typeof getFlow>> {
  const row = await flowOf(sql, issuerId, flowId);
  const live = await liveVersion(sql, flowId);
  const customers = await sql<{ id: string; name: string }[]>`
    select id, name from customer where flow_id = ${flowId} order by name, id
  `;
  return {
    ...row,
    live: live ? { ...publicationOf(live), flow: live.flow } : null,
    customers: [...customers],
  };
}

export async function beginFlow(
  sql: AnySql,
  { issuerId, login }: Actor,
  flow: Flow,
): Promise<{ id: string; revision: number }> {
  const id = randomUUID();
  await sql`
    insert into flow (id, issuer_id, draft, saved_by)
    values (${id}, ${issuerId}, ${jsonOf(sql, flow)}, ${login})
  `;
  return { id, revision: 1 };
}

/** @throws DRAFT_CONFLICT when somebody saved since `revision` */
export async function saveFlowDraft(
  sql: AnySql,
  { issuerId, login }: Actor,
  flowId: string,
  { revision, flow }: { revision: number; flow: Flow },
): Promise<Reply<typeof saveDraft>> {
  const [saved] = await sql<{ revision: number; savedAt: string }[]>`
    update flow
    set draft = ${jsonOf(sql, flow)}, revision = revision + 1, saved_by = ${login}, saved_at = now()
    where id = ${flowId}
      and issuer_id = ${issuerId}
      and revision = ${revision}
    returning revision, saved_at
  `;
  if (!saved) throw conflict(await flowOf(sql, issuerId, flowId));
  return { ...saved, problems: [...(await problemsOf(sql, issuerId, flowId, flow))] };
}

/**
 * Compiles the draft and makes it the live version: new deliveries follow it, running ones keep theirs.
 *
 * @throws DRAFT_CONFLICT, FLOW_HAS_PROBLEMS
 */
export async function publishDraft(
  sql: Sql,
  { issuerId, login }: Actor,
  flowId: string,
  { revision, note }: { revision: number; note: string },
): Promise<Publication> {
  return sql.begin(async (tx) => {
    await tx`select from flow where id = ${flowId} for update`;
    const row = await flowOf(tx, issuerId, flowId);
    if (row.revision !== revision) throw conflict(row);
    const version = ((await liveVersion(tx, flowId))?.version ?? 0) + 1;
    const library = await libraryFor(tx, issuerId, row.draft);
    const compiled = compile(row.draft, catalogue, { flow: flowId, version }, library);
    if (!compiled.ok) throw hasProblems(compiled.problems);
    const { plan } = compiled;
    const [published] = await tx<Publication[]>`
      insert into flow_version (flow_id, version, flow, plan, hash, note, published_by)
      values (${flowId}, ${version}, ${jsonOf(tx, row.draft)}, ${jsonOf(tx, plan)}, ${plan.hash},
        ${note}, ${login})
      returning version, hash, note, published_by, published_at
    `;
    if (!published) throw new Error('no row came back');
    const detail = { version, hash: plan.hash, note };
    await recordAction(tx, { issuerId, actor: login, kind: 'publish', subject: flowId, detail });
    return published;
  });
}

/** Published versions, newest first. @throws NOT_FOUND */
export async function versionPage(
  sql: AnySql,
  issuerId: string,
  flowId: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listVersions>> {
  await flowOf(sql, issuerId, flowId);
  const after = placeOf(cursor, 'version');
  const rows = await sql<(Publication & { id: string; place: string })[]>`
    select version, hash, note, published_by, published_at, version::text as id, version::text as place
    from flow_version
    where flow_id = ${flowId}
      and (${after?.by ?? null}::int is null or version < ${after?.by ?? null}::int)
    order by version desc
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}

/** One published version: drawing and plan. @param version as it stands in the path @throws NOT_FOUND */
export async function versionDetail(
  sql: AnySql,
  issuerId: string,
  flowId: string,
  version: string,
): Promise<Reply<typeof getVersion>> {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw notFound();
  const found = await flowVersion(sql, issuerId, flowId, Number(version));
  if (!found) throw notFound();
  const { flow, plan } = found;
  const newest = (await liveVersion(sql, flowId))?.version ?? found.version;
  return { ...publicationOf(found), flow, plan, newest };
}

const publicationOf = ({
  version,
  hash,
  note,
  publishedAt,
  publishedBy,
}: FlowVersion): Publication => ({ version, hash, note, publishedAt, publishedBy });

async function flowOf(sql: AnySql, issuerId: string, flowId: string): Promise<FlowRow> {
  const [row] = await sql<FlowRow[]>`
    select id, draft, revision, saved_by, saved_at
    from flow
    where id = ${flowId}
      and issuer_id = ${issuerId}
  `;
  if (!row) throw notFound();
  return row;
}

/** Layout, titles and order in the file mean nothing, so that a moved card is no difference. */
async function differs(
  sql: AnySql,
  issuerId: string,
  draft: Flow,
  live: Publication | null,
): Promise<boolean> {
  const library = await libraryFor(sql, issuerId, draft);
  const compiled = compile(draft, catalogue, unnamed, library);
  return !compiled.ok || compiled.plan.hash !== live?.hash;
}

const unnamed = { flow: '', version: 0 };

async function problemsOf(
  sql: AnySql,
  issuerId: string,
  flowId: string,
  flow: Flow,
): Promise<readonly Problem[]> {
  const library = await libraryFor(sql, issuerId, flow);
  const compiled = compile(flow, catalogue, { flow: flowId, version: 0 }, library);
  return compiled.ok ? compiled.warnings : compiled.problems;
}

const conflict = ({ savedBy, savedAt, revision }: FlowRow) =>
  refuse('DRAFT_CONFLICT', {
    fr: `${savedBy} a enregistré la révision ${revision} à ${savedAt}.`,
    en: `${savedBy} saved revision ${revision} at ${savedAt}.`,
  });

function hasProblems(problems: readonly Problem[]) {
  const count = problems.filter(({ severity }) => severity === 'fatal').length;
  return refuse(
    'FLOW_HAS_PROBLEMS',
    {
      fr: `${count} problème${count > 1 ? 's' : ''} à corriger avant de publier.`,
      en: `${count} problem${count > 1 ? 's' : ''} to correct before publishing.`,
    },
    { problems },
  );
}
