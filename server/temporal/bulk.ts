import type { Plan } from '#workflows/plan.ts';
import { fold, type SeenFault } from '#workflows/trace.ts';
import type { DeliveryState, previewBulk, runBulk } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { ApiError } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import type { AnySql } from '../db/anySql.ts';
import { ofInvoiceOrBatch } from '../db/deliveriesOf.ts';
import { eventsOf } from '../db/events.ts';
import { type Decision, type ResolveDeps, resolveNode } from './resolve.ts';

type Preview = Reply<typeof previewBulk>[number];
type Done = Reply<typeof runBulk>[number];

interface Bulk {
  readonly ids: readonly string[];
  readonly action: 'retry' | 'abort';
}

/** What is to be done to each delivery of many. */
export interface BulkAction {
  readonly action: 'retry' | 'amend' | 'skip' | 'abort';
  readonly patch?: Readonly<Record<string, string | null>> | undefined;
}

export interface Chosen {
  readonly id: string;
  readonly invoiceNumber: string;
  readonly customerName: string;
  readonly state: DeliveryState;
  readonly fault: SeenFault | null;
  readonly plan: Plan;
}

/** What a bulk action would do, in the order that it would do it. Ids of nobody's, or of others', are left out. */
export async function bulkPreview(sql: AnySql, issuerId: string, bulk: Bulk): Promise<Preview[]> {
  const chosen = await chosenDeliveries(sql, issuerId, bulk.ids);
  return chosen.map(({ id, invoiceNumber, ...standing }) => ({
    id,
    invoiceNumber,
    ...judge(standing, bulk),
  }));
}

type Judgement = Pick<Preview, 'verdict' | 'why'>;

/** What an action would come to, as things stand. */
export function judge(
  { state, fault }: Pick<Chosen, 'state' | 'fault'>,
  { action, patch = {} }: BulkAction,
): Judgement {
  if (state === 'uncertain') {
    return {
      verdict: 'may-send-twice',
      why: {
        fr: 'Peut-être déjà arrivée : à traiter une par une.',
        en: 'May have arrived already: settle it by itself.',
      },
    };
  }
  if (state !== 'parked') {
    return {
      verdict: 'not-parked',
      why: { fr: 'N’attend personne.', en: 'Does not wait for anybody.' },
    };
  }
  if (action === 'abort') {
    return {
      verdict: 'safe',
      why: { fr: 'Se termine en échec.', en: 'Ends as failed.' },
    };
  }
  if (action === 'skip') {
    return {
      verdict: 'safe',
      why: { fr: 'Continue sans cette étape.', en: 'Goes on without this step.' },
    };
  }
  if (action === 'amend' && fault && givesAll(patch, fault)) {
    return {
      verdict: 'safe',
      why: {
        fr: 'Reçoit les valeurs qui lui manquent.',
        en: 'Gets the values that it lacks.',
      },
    };
  }
  if (fault?.remedy !== 'fix') {
    return {
      verdict: 'safe',
      why: {
        fr: 'Le temps a pu y remédier ; rien n’est envoyé deux fois.',
        en: 'Time may have cured it; nothing is sent twice.',
      },
    };
  }
  return lacksValue(fault)
    ? {
        verdict: 'will-fail-again',
        why: { fr: 'La valeur manque toujours.', en: 'The value is still missing.' },
      }
    : {
        verdict: 'will-fail-again',
        why: {
          fr: 'Échouera de nouveau, sauf si la cause a été corrigée ailleurs.',
          en: 'Will fail again, unless the cause was mended elsewhere.',
        },
      };
}

/** Other faults name what a person may change as well, such as the file name that another file has: mended there, it may do. */
const lacksValue = ({ code }: SeenFault): boolean =>
  code === 'RULE_ERROR' || code.endsWith('_VALUE_MISSING');

/** Whether a patch holds every value that a fault names as missing. */
function givesAll(patch: Readonly<Record<string, string | null>>, { details }: SeenFault): boolean {
  const missing = Array.isArray(details.missing) ? details.missing : [];
  return missing.length > 0 && missing.every((path) => typeof patch[path] === 'string');
}

/**
 * Does one action for many, one after another in the order of their invoices, and tells what became of each. Uncertain
 * deliveries are never touched.
 *
 * @param actionId the same id again does nothing again, and tells the same of what it did
 */
export async function bulkRun(
  deps: ResolveDeps,
  actor: Actor,
  { ids, action, reason, actionId }: Bulk & { reason: string; actionId: string },
): Promise<Done[]> {
  const results: Done[] = [];
  const done = await doneBefore(deps.sql, ids, actionId);
  for (const delivery of await chosenDeliveries(deps.sql, actor.issuerId, ids)) {
    const { verdict, why } = judge(delivery, { action });
    const untouched = verdict === 'may-send-twice' || verdict === 'not-parked';
    const decide = (node: string) => ({ node, action, reason, actionId: `${actionId}:${node}` });
    if (!untouched) results.push(await resolveAll(deps, actor, delivery, decide));
    else if (done.has(delivery.id)) results.push({ id: delivery.id, ok: true, problem: null });
    else results.push({ id: delivery.id, ok: false, problem: why });
  }
  return results;
}

/** Deliveries that this very action was done to, where its answer got lost. */
export async function doneBefore(
  sql: AnySql,
  ids: readonly string[],
  actionId: string,
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ subject: string }[]>`
    select subject
    from action
    where kind = 'resolve'
      and subject = any(${[...ids]})
      and starts_with(detail->>'actionId', ${`${actionId}:`})
  `;
  return new Set(rows.map(({ subject }) => subject));
}

async function resolveAll(
  deps: ResolveDeps,
  actor: Actor,
  delivery: Chosen,
  decide: (node: string) => Decision,
): Promise<Done> {
  const { id } = delivery;
  try {
    await resolveParked(deps, actor, delivery, decide);
    return { id, ok: true, problem: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { id, ok: false, problem: error.problem.detail };
  }
}

/**
 * Tells a delivery what was decided about each of its parked steps.
 *
 * @throws ApiError as `resolveNode`
 */
export async function resolveParked(
  deps: ResolveDeps,
  actor: Pick<Actor, 'issuerId' | 'login'>,
  { id, plan }: Pick<Chosen, 'id' | 'plan'>,
  decide: (node: string) => Decision,
): Promise<void> {
  const { nodes } = fold(plan, await eventsOf(deps.sql, id));
  const parked = Object.keys(nodes).filter((node) => nodes[node]?.state === 'parked');
  for (const decision of parked.map(decide)) {
    await resolveNode(deps, actor, id, decision);
    // The first abort ends them all.
    if (decision.action === 'abort') break;
  }
}

/** @returns those of the issuer, in the order of their invoices */
export function chosenDeliveries(
  sql: AnySql,
  issuerId: string,
  ids: readonly string[],
): Promise<Chosen[]> {
  return sql<Chosen[]>`
    select d.id, coalesce(i.number, b.period) as invoice_number, c.name as customer_name, d.state, d.fault, d.input->'plan' as plan
    from delivery d
    ${ofInvoiceOrBatch(sql)}
    where d.issuer_id = ${issuerId}
      and d.id = any(${[...ids]})
    order by i.received_at, i.number, d.started_at
  `;
}
