import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { DocumentStore } from '#activities/activity.ts';
import { canonicalJson, type Plan, planHash } from '#workflows/plan.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import type { replayDelivery as contract } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { eventsOf } from '../db/events.ts';
import type { Sql } from '../db/sql.ts';
import { Broken, type Check, check } from '../evidence/check.ts';
import { documentsOf } from '../evidence/documents.ts';
import { eventCount, inputPlanOf, resolutionsOf, workflowIdOf } from '../evidence/history.ts';
import { type Archived, archivedHistory, linkHolds, liveHistory } from './archive.ts';
import { type Rerun, rerun } from './rerun.ts';

export interface ReplayDeps {
  readonly sql: Sql;
  readonly client: Client;
  readonly store: Pick<DocumentStore, 'read'>;
  /** Path of the pre-built workflow code. */
  readonly bundle: string;
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
 * ids of steps, what each was given, every event, the plan, the documents, the archive. It sends nothing.
 *
 * @returns undefined where this issuer has no such delivery
 */
export async function replayDelivery(
  deps: ReplayDeps,
  { issuer, delivery: id }: { issuer: string; delivery: string },
): Promise<Verdict | undefined> {
  const begun = performance.now();
  const published = await publishedPlan(deps.sql, issuer, id);
  if (!published) return undefined;
  const archived = await archivedHistory(deps.sql, id).catch(() => 'unreadable' as const);
  const { history, again, told } = await runAgain(deps, id, archived);

  const checks: Check[] = [
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
      typeof archived === 'object' ? archived.history : await liveHistory(deps.client, id);
    const history = parse(text);
    const again =
      history === undefined
        ? { events: [], divergence: 'the history is no JSON' }
        : await rerun(deps.bundle, history, id);
    const told = await eventsOf(deps.sql, id);
    const settled = archived !== undefined || looks === 3;
    if (settled || canonicalJson(again.events) === canonicalJson(told))
      return { history, again, told };
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function orderHolds(id: string, history: unknown, { divergence, events }: Rerun) {
  if (divergence !== undefined) {
    const seen = divergence.slice(0, 400);
    throw new Broken({ fr: `le rejeu diverge : ${seen}`, en: `the replay diverges: ${seen}` });
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

function inputsHold(again: readonly TraceEvent[], told: readonly TraceEvent[]) {
  const [now, then] = [inputsOf(again), inputsOf(told)];
  const other = [...new Set([...now.keys(), ...then.keys()])].filter(
    (run) => now.get(run) !== then.get(run),
  );
  if (other.length > 0) {
    throw new Broken({
      fr: `empreinte différente pour ${other.join(', ')}`,
      en: `another hash for ${other.join(', ')}`,
    });
  }
  return { fr: `${now.size} empreintes égales`, en: `${now.size} equal hashes` };
}

/** Hash of what was given by run: `mail#2` is the mail step's second generation, `mail#2.2` its second run. */
function inputsOf(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const inputs = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'started') continue;
    const name = `${event.node}#${event.generation}`;
    let run = name;
    for (let n = 2; inputs.has(run); n++) run = `${name}.${n}`;
    inputs.set(run, event.input);
  }
  return inputs;
}

function eventsHold(again: readonly TraceEvent[], told: readonly TraceEvent[]) {
  const length = Math.max(again.length, told.length);
  for (let i = 0; i < length; i++) {
    if (canonicalJson(again[i]) === canonicalJson(told[i])) continue;
    const what = told[i] === undefined ? 'missing' : again[i] === undefined ? 'extra' : 'changed';
    const fr = { missing: 'n’est pas enregistré', extra: 'est en trop', changed: 'diffère' }[what];
    const en = { missing: 'is not recorded', extra: 'is one too many', changed: 'differs' }[what];
    const event = told[i] ?? again[i];
    const at = event && 'node' in event ? `${event.kind}, ${event.node}` : (event?.kind ?? '');
    throw new Broken({
      fr: `l’événement ${i + 1} (${at}) ${fr}`,
      en: `event ${i + 1} (${at}) ${en}`,
    });
  }
  return {
    fr: `${told.length} événements égaux, octet pour octet`,
    en: `${told.length} events equal, byte for byte`,
  };
}

function decisionsHold(history: unknown, told: readonly TraceEvent[]) {
  const accepted = resolutionsOf(history);
  const recorded = told.flatMap((event) => (event.kind === 'resolved' ? [event.resolution] : []));
  if (sorted(accepted) !== sorted(recorded)) {
    throw new Broken({
      fr: 'le moteur en a reçu d’autres que celles enregistrées',
      en: 'the engine was given others than those on record',
    });
  }
  return {
    fr: `${accepted.length}, auteur et motif égaux`,
    en: `${accepted.length}, same actor and reason`,
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

const sorted = (values: readonly unknown[]): string => values.map(canonicalJson).sort().join('\n');
