import { createHash } from 'node:crypto';
import { type Client, isGrpcServiceError } from '@temporalio/client';
import type { DocumentStore } from '#activities/activity.ts';
import { canonicalJson, type Plan, planHash } from '#workflows/plan.ts';
import { quoted } from '#workflows/text.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import type { replayDelivery as contract } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { refuse } from '../api/problems.ts';
import { eventsOf } from '../db/events.ts';
import type { Sql } from '../db/sql.ts';
import { Broken, type Check, check } from '../evidence/check.ts';
import { documentsOf } from '../evidence/documents.ts';
import { eventCount, inputPlanOf, workflowIdOf } from '../evidence/history.ts';
import { type Archived, archivedHistory, linkHolds, liveHistory } from './archive.ts';
import { type Build, buildFor, type Chosen } from './builds.ts';
import { decisionsHold, eventsHold, inputsHold } from './compareEvents.ts';
import { type Rerun, rerun } from './rerun.ts';

export interface ReplayDeps {
  readonly sql: Sql;
  readonly client: Client;
  readonly store: Pick<DocumentStore, 'read'>;
  /** What runs today. */
  readonly build: Build;
}

type Verdict = Reply<typeof contract>;

interface Published {
  readonly flow: string;
  readonly version: number;
  readonly hash: string;
  readonly plan: Plan;
  readonly given: Plan;
}

/**
 * Replays a delivery and says of each thing on record whether it is what the code makes of the history: the order and
 * ids of steps, what each was given, every event, the plan, the documents, the archive. It runs the very code that ran
 * then, and sends nothing.
 *
 * @returns undefined where this issuer has no such delivery
 * @throws ApiError ACTION_NOT_POSSIBLE where there is no history yet or any more, ENGINE_UNAVAILABLE
 */
export async function replayDelivery(
  deps: ReplayDeps,
  { issuer, delivery: id }: { issuer: string; delivery: string },
): Promise<Verdict | undefined> {
  const begun = performance.now();
  const published = await publishedPlan(deps.sql, issuer, id);
  if (!published) return undefined;
  const archived = await archivedHistory(deps.sql, id).catch(() => 'unreadable' as const);
  const { history, chosen, again, told } = await runAgain(deps, id, archived);

  const checks: Check[] = [
    await check({ fr: 'Code exécuté', en: 'Code that ran' }, chosen.holds),
    await check({ fr: 'Ordre et identifiants des étapes', en: 'Order and ids of steps' }, () =>
      orderHolds(id, history, again),
    ),
    await check({ fr: 'Ce que chaque étape a reçu', en: 'What each step was given' }, () =>
      inputsHold(again.events, told),
    ),
    await check({ fr: 'Événements enregistrés', en: 'Recorded events' }, () =>
      eventsHold(again.events, told),
    ),
    await check({ fr: 'Décisions humaines', en: 'Human decisions' }, () =>
      decisionsHold(history, told),
    ),
    await check({ fr: 'Empreinte du plan', en: 'Plan hash' }, () => planHolds(history, published)),
    await check({ fr: 'Documents', en: 'Documents' }, () => documentsHold(deps, id)),
    await check({ fr: 'Chaîne d’archive', en: 'Archive chain' }, () =>
      archiveHolds(deps.sql, archived),
    ),
  ];
  return {
    identical: checks.every(({ ok }) => ok),
    checks: [...checks],
    historyEvents: countOf(history),
    ms: performance.now() - begun,
  };
}

interface Ran {
  readonly history: unknown;
  readonly chosen: Chosen;
  readonly again: Rerun;
  readonly told: readonly TraceEvent[];
}

/** A delivery that goes on may move between the two looks at it, hence a second look where they differ. */
async function runAgain(
  deps: ReplayDeps,
  id: string,
  archived: Archived | 'unreadable' | undefined,
): Promise<Ran> {
  for (let looks = 1; ; looks++) {
    const text =
      typeof archived === 'object' ? archived.history : await historyNow(deps.client, id);
    const history = parse(text);
    const chosen = await buildFor(deps, history);
    const again =
      history === undefined
        ? { events: [], divergence: 'the history is no JSON' }
        : await rerun(chosen.code, history, id);
    const told = await eventsOf(deps.sql, id);
    const settled = archived !== undefined || looks === 3;
    if (settled || canonicalJson(again.events) === canonicalJson(told))
      return { history, chosen, again, told };
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const LONGEST_LOOK = 10_000;

/** gRPC status code. */
const NOT_FOUND = 5;

async function historyNow(client: Client, id: string): Promise<string> {
  try {
    return await client.withDeadline(Date.now() + LONGEST_LOOK, () => liveHistory(client, id));
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) {
      throw refuse('ACTION_NOT_POSSIBLE', {
        fr: 'Rien à rejouer : la remise n’a pas commencé, ou son historique n’est plus lisible nulle part.',
        en: 'Nothing to replay: the delivery has not begun, or its history can’t be read anywhere any more.',
      });
    }
    throw refuse('ENGINE_UNAVAILABLE', {
      fr: 'L’historique n’est pas archivé, et le moteur qui le tient ne répond pas.',
      en: 'The history is not archived, and the engine that holds it does not answer.',
    });
  }
}

function orderHolds(id: string, history: unknown, { divergence, events }: Rerun) {
  if (divergence !== undefined) {
    const seen = quoted(divergence.slice(0, 400));
    throw new Broken({
      fr: `le rejeu diverge : ${seen.fr}`,
      en: `the replay diverges: ${seen.en}`,
    });
  }
  if (workflowIdOf(history) !== id) {
    throw new Broken({
      fr: 'l’historique est celui d’une autre remise',
      en: 'the history is that of another delivery',
    });
  }
  const steps = new Set(events.flatMap((event) => ('node' in event ? [event.node] : []))).size;
  return {
    fr: `${steps} étapes, mêmes identifiants, même ordre`,
    en: `${steps} steps, same ids, same order`,
  };
}

function planHolds(history: unknown, { flow, version, hash, plan, given }: Published) {
  const ran = inputPlanOf(history) as Plan;
  const recomputed = planHash(ran);
  if (recomputed !== hash) {
    throw new Broken({
      fr: `le plan exécuté donne ${recomputed}, la version publiée porte ${hash}`,
      en: `the plan that ran gives ${recomputed}, the published version bears ${hash}`,
    });
  }
  const copies = [plan, given, ran].map(canonicalJson);
  if (new Set(copies).size !== 1 || ran.flow !== flow || ran.version !== version) {
    throw new Broken({
      fr: 'le plan publié, celui donné au moteur et celui exécuté diffèrent',
      en: 'the plan as published, as given to the engine and as run differ',
    });
  }
  return { fr: `${hash}, celle publiée (v${version})`, en: `${hash}, as published (v${version})` };
}

async function documentsHold({ sql, store }: ReplayDeps, id: string) {
  const documents = await documentsOf(sql, { delivery: id });
  for (const { sha256, name } of documents) {
    const seen = await store.read({ sha256 }).then(hash, () => undefined);
    if (seen === sha256) continue;
    throw new Broken({
      fr: `« ${name} » n’est plus dans le stockage tel qu’il y fut mis (${sha256})`,
      en: `“${name}” is no longer in the store as it was put there (${sha256})`,
    });
  }
  return {
    fr: `${documents.length} documents relus, empreintes égales`,
    en: `${documents.length} documents read again, hashes equal`,
  };
}

async function archiveHolds(sql: Sql, archived: Archived | 'unreadable' | undefined) {
  if (archived === undefined) {
    return { fr: 'remise pas encore archivée', en: 'delivery not archived yet' };
  }
  if (archived === 'unreadable' || !(await linkHolds(sql, archived))) {
    throw new Broken({
      fr: 'l’historique archivé n’est plus celui qui a été chaîné',
      en: 'the archived history is no longer the one that was chained',
    });
  }
  return {
    fr: `maillon ${archived.position} juste, voisins compris`,
    en: `link ${archived.position} right, its neighbours too`,
  };
}

async function publishedPlan(sql: Sql, issuer: string, id: string): Promise<Published | undefined> {
  const [row] = await sql<Published[]>`
    select v.flow_id as flow, v.version, v.hash, v.plan, d.input->'plan' as given
    from delivery d
    join flow_version v on v.flow_id = d.flow_id and v.version = d.version
    where d.id = ${id} and d.issuer_id = ${issuer}
  `;
  return row;
}

function countOf(history: unknown): number {
  try {
    return eventCount(history);
  } catch {
    return 0;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
