import { amendedLabel } from '#workflows/invoice/amend.ts';
import type { SeenFault } from '#workflows/trace.ts';
import type { previewBulkRun, startBulkRun } from '../api/contract.ts';
import type { Input, Reply } from '../api/endpoint.ts';
import { ApiError, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import type { AnySql } from '../db/anySql.ts';
import {
  type BulkRun,
  bulkRun,
  type DueItem,
  keepRun,
  nextDue,
  postpone,
  settleItem,
} from '../db/bulkRuns.ts';
import { ofInvoiceOrBatch } from '../db/deliveriesOf.ts';
import { isMendable } from '../db/parkedForms.ts';
import type { Sql } from '../db/sql.ts';
import { inTurn } from '../db/turn.ts';
import type { Log } from '../log.ts';
import { type Chosen, chosenDeliveries, doneBefore, judge, resolveParked } from './bulk.ts';
import type { Decision, ResolveDeps } from './resolve.ts';

type Selection = Input<typeof previewBulkRun>['body'];
type Preview = Reply<typeof previewBulkRun>;

/** What one run takes at most. */
const MOST = 10_000;
/** How many a preview tells one by one. */
const SHOWN = 200;

/** What a run would do with each delivery, in the order that it would take them. */
export async function previewRun(
  sql: AnySql,
  issuerId: string,
  selection: Selection,
): Promise<Preview> {
  const counts = { safe: 0, 'will-fail-again': 0, 'may-send-twice': 0, 'not-parked': 0 };
  const judged = await judgedOf(sql, issuerId, selection);
  for (const { verdict } of judged) counts[verdict] += 1;
  const missing = new Set(judged.flatMap((one) => one.missing));
  return {
    counts,
    missing: [...missing].slice(0, 20).map((path) => ({ path, label: labelOf(path) })),
    items: judged.slice(0, SHOWN).map(({ missing: _, ...item }) => item),
  };
}

/** Begins a run, or tells how the one of this id stands. */
export async function beginBulkRun(
  sql: Sql,
  actor: Actor,
  wanted: Input<typeof startBulkRun>['body'],
): Promise<BulkRun> {
  if (wanted.action === 'amend' && Object.keys(wanted.patch ?? {}).length === 0) {
    throw refuse('REQUEST_INVALID', {
      fr: 'patch : aucune valeur à corriger n’est donnée.',
      en: 'patch: no value to amend is given.',
    });
  }
  const judged = await judgedOf(sql, actor.issuerId, wanted);
  const included: readonly string[] = wanted.include;
  const items = judged.map((one) => ({ ...one, isIn: included.includes(one.verdict) }));
  await keepRun(sql, actor, wanted, items);
  return bulkRun(sql, actor.issuerId, wanted.actionId);
}

const labelOf = (path: string) => amendedLabel(path.slice('invoice.'.length));

/** What a person may give of what a fault names as missing. */
const missingOf = (fault: SeenFault | null): readonly string[] => {
  const named: unknown = fault?.details.missing;
  if (!Array.isArray(named)) return [];
  return named.filter(
    (path) => typeof path === 'string' && /^invoice\./.test(path) && isMendable(path),
  );
};

async function judgedOf(sql: AnySql, issuerId: string, selection: Selection) {
  const { action, patch } = selection;
  const chosen = await selected(sql, issuerId, selection);
  return chosen.map(({ id, invoiceNumber, customerName, state, fault }) => ({
    id,
    invoiceNumber,
    customerName,
    missing: missingOf(fault),
    ...judge({ state, fault }, { action, patch }),
  }));
}

function selected(
  sql: AnySql,
  issuerId: string,
  selection: Selection,
): Promise<Omit<Chosen, 'plan'>[]> {
  const { where = {}, order } = selection;
  const ids = selection.ids ?? null;
  const { state = null, code = null, type = null, customer = null } = where;
  const by = {
    oldest: sql`i.received_at`,
    customer: sql`c.name, c.id, i.received_at`,
    amount: sql`i.total desc, i.received_at`,
  };
  return sql<Omit<Chosen, 'plan'>[]>`
    select d.id, coalesce(i.number, b.period) as invoice_number, c.name as customer_name, d.state, d.fault
    from delivery d
    ${ofInvoiceOrBatch(sql)}
    where d.issuer_id = ${issuerId}
      and (${ids}::text[] is null or d.id = any(${ids}))
      and (${ids}::text[] is not null or d.state in ('parked', 'uncertain'))
      and (${state}::text is null or d.state = ${state})
      and (${code}::text is null or d.fault->>'code' = ${code})
      and (${type}::text is null or d.fault->>'type' = ${type})
      and (${customer}::text is null or c.id = ${customer})
    order by ${by[order]}, i.number, d.started_at, d.id
    limit ${MOST}
  `;
}

/** Seconds until a run asks an engine again that did not answer. */
const PATIENCE = 10;

/**
 * Does what is due of all runs, one delivery after another, until nothing is or it is stopped. A delivery that was done and
 * not noted is done again under the same id, which the workflow takes as one.
 *
 * @returns how many deliveries were settled
 */
export async function workOffRuns(deps: ResolveDeps, isStopped = () => false): Promise<number> {
  let settled = 0;
  while (!isStopped()) {
    const due = await nextDue(deps.sql);
    if (!due) break;
    const outcome = await outcomeOf(deps, due);
    if (outcome === 'no-answer') await postpone(deps.sql, due.runId, PATIENCE);
    else await settleItem(deps.sql, due, outcome);
    settled += outcome === 'no-answer' ? 0 : 1;
  }
  return settled;
}

type Outcome = Parameters<typeof settleItem>[2];

async function outcomeOf(deps: ResolveDeps, due: DueItem): Promise<Outcome | 'no-answer'> {
  const { sql } = deps;
  const { issuerId, actor: login, runId, deliveryId } = due;
  const done = { state: 'done', why: null } as const;
  const [delivery] = await chosenDeliveries(sql, issuerId, [deliveryId]);
  if (!delivery) throw new Error(`delivery ${deliveryId} of run ${runId} is gone`);
  const { action, patch } = due;
  const { verdict, why } = judge(delivery, { action, patch: patch ?? undefined });
  if (verdict === 'may-send-twice' || verdict === 'not-parked') {
    const before = await doneBefore(sql, [deliveryId], runId);
    return before.has(deliveryId) ? done : { state: 'refused', why };
  }
  try {
    await resolveParked(deps, { issuerId, login }, delivery, (node) => decisionOf(due, node));
    return done;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.problem.code === 'ENGINE_UNAVAILABLE') return 'no-answer';
    return { state: 'refused', why: error.problem.detail };
  }
}

const decisionOf = ({ runId, action, reason, patch, exit }: DueItem, node: string): Decision => ({
  node,
  action,
  reason,
  actionId: `${runId}:${node}`,
  ...(patch === null ? {} : { patch }),
  ...(exit === null ? {} : { exit }),
});

/** Looks every half second for what is due, and does it unless another server is at it. */
export function startBulkRuns(deps: ResolveDeps, log: Log): { stop: () => Promise<void> } {
  let stopped = false;
  let running: Promise<unknown> | undefined;
  const look = async (): Promise<void> => {
    if (await nextDue(deps.sql))
      await inTurn(deps.sql, 'bulk', () => workOffRuns(deps, () => stopped));
  };
  const clock = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'bulk runs not worked on'))
      .finally(() => {
        running = undefined;
      });
  }, 500);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(clock);
      await running;
    },
  };
}
