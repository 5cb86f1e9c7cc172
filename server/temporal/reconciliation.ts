import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { getReconciliation } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { refuse } from '../api/problems.ts';
import {
  type OpenDelivery,
  openAmong,
  openDeliveries,
  unansweredEffects,
} from '../db/reconciliation.ts';
import type { Sql } from '../db/sql.ts';
import { sideBySide } from './sideBySide.ts';
import type { TemporalAccess } from './startDelivery.ts';

type Report = Reply<typeof getReconciliation>;

/** What one report looks at of each side. */
const MOST = 5000;
const SHOWN = 100;
const SIDE_BY_SIDE = 16;
const DEADLINE = 10_000;

/**
 * Where database, engine and ledger disagree, and have for a while. Mends nothing: that is the reconciler's.
 *
 * @throws ApiError ENGINE_UNAVAILABLE
 */
export async function reconciliation(
  sql: Sql,
  temporal: TemporalAccess,
  issuerId: string,
  afterMinutes: number,
): Promise<Report> {
  const { client } = temporal;
  const [rows, workflows, effectsWithoutAnswer] = await Promise.all([
    openDeliveries(sql, issuerId, afterMinutes, MOST),
    runningWorkflows(temporal, afterMinutes),
    unansweredEffects(sql, issuerId, afterMinutes),
  ]);
  const [rowsWithoutWorkflow, workflowsWithoutRow] = await Promise.all([
    withoutWorkflow(client, rows, new Set(workflows.map(({ id }) => id))),
    withoutRow(sql, client, issuerId, workflows),
  ]);
  return {
    at: new Date().toISOString(),
    rowsWithoutWorkflow: counted(rowsWithoutWorkflow),
    workflowsWithoutRow: counted(workflowsWithoutRow),
    effectsWithoutAnswer,
    looked: {
      deliveries: rows.length,
      workflows: workflows.length,
      complete: rows.length < MOST && workflows.length < MOST,
    },
  };
}

const counted = <T>(all: readonly T[]) => ({ count: all.length, items: all.slice(0, SHOWN) });

interface Running {
  readonly id: string;
  readonly startedAt: string;
}

/** Those of all issuers of this installation: the engine does not know of issuers. */
async function runningWorkflows(
  { client, taskQueue }: TemporalAccess,
  afterMinutes: number,
): Promise<Running[]> {
  const before = new Date(Date.now() - afterMinutes * 60_000).toISOString();
  const query = `WorkflowType = 'delivery' and TaskQueue = '${taskQueue}' and ExecutionStatus = 'Running' and StartTime < '${before}'`;
  const found: Running[] = [];
  try {
    await client.withDeadline(Date.now() + DEADLINE, async () => {
      for await (const { workflowId, startTime } of client.workflow.list({ query })) {
        found.push({ id: workflowId, startedAt: startTime.toISOString() });
        if (found.length === MOST) break;
      }
    });
  } catch {
    throw refuse('ENGINE_UNAVAILABLE', {
      fr: 'Le moteur n’a pas donné la liste de ses remises.',
      en: 'The engine did not give the list of its deliveries.',
    });
  }
  return found;
}

/** The list lags behind and is cut at its longest: each that it lacks is asked for by its id. */
async function withoutWorkflow(
  client: Client,
  rows: readonly OpenDelivery[],
  running: ReadonlySet<string>,
): Promise<OpenDelivery[]> {
  const asked = rows.filter(({ id }) => !running.has(id));
  const known = await sideBySide(asked, SIDE_BY_SIDE, ({ id }) => isKnown(client, id));
  return asked.filter((_, index) => !known[index]);
}

async function isKnown(client: Client, id: string): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + DEADLINE, () =>
      client.workflow.getHandle(id).describe(),
    );
    return true;
  } catch (error) {
    // One that did not answer is not one that is gone.
    return !(error instanceof WorkflowNotFoundError);
  }
}

async function withoutRow(
  sql: Sql,
  client: Client,
  issuerId: string,
  workflows: readonly Running[],
): Promise<Report['workflowsWithoutRow']['items']> {
  const rows = await openAmong(
    sql,
    workflows.map(({ id }) => id),
  );
  type Suspect = Report['workflowsWithoutRow']['items'][number];
  const suspects = workflows.flatMap(({ id, startedAt }): Suspect[] => {
    const row = rows.get(id);
    if (row === undefined) return [{ id, startedAt, known: 'unknown' }];
    return row.isOver && row.issuerId === issuerId ? [{ id, startedAt, known: 'over' }] : [];
  });
  const still = await sideBySide(suspects, SIDE_BY_SIDE, ({ id }) => isRunning(client, id));
  return suspects.filter((_, index) => still[index]);
}

async function isRunning(client: Client, id: string): Promise<boolean> {
  const { status } = await client
    .withDeadline(Date.now() + DEADLINE, () => client.workflow.getHandle(id).describe())
    .catch(() => ({ status: { name: 'UNKNOWN' } }));
  return status.name === 'RUNNING';
}
