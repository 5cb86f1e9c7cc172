import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { DocumentStore } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import type { Catalogue } from '#workflows/node.ts';
import type { Plan } from '#workflows/plan.ts';
import { sealEvent } from '#workflows/seal.ts';
import { same, type Text } from '#workflows/text.ts';
import { stepOf } from '#workflows/toldSteps.ts';
import type { Resolution, ToldEvent } from '#workflows/trace.ts';
import type { DeliveryState } from '../api/contract.ts';
import { ApiError, notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from '../db/actions.ts';
import { withdraw } from '../db/batchMembers.ts';
import { recordEvents } from '../db/events.ts';
import type { Sql } from '../db/sql.ts';
import { checkAmendment } from '../intake/checkAmendment.ts';
import type { TemporalAccess } from './startDelivery.ts';

/** What resolving needs of the world. */
export interface ResolveDeps {
  readonly sql: Sql;
  readonly store: DocumentStore;
  readonly temporal: TemporalAccess;
}

const DEADLINE = 10_000;

/** What a person decided, as it comes from outside. */
export interface Decision {
  readonly node: string;
  readonly action: Resolution['action'];
  readonly reason: string;
  readonly patch?: Resolution['patch'] | undefined;
  readonly exit?: string | undefined;
  /** The same id twice is one action, also when the first answer was lost. */
  readonly actionId: string;
}

/**
 * Tells a delivery what a person decided about a parked node, and keeps who decided it and why.
 *
 * @throws ApiError NOT_FOUND, AMENDMENT_INVALID, ACTION_NOT_POSSIBLE, ENGINE_UNAVAILABLE
 */
export async function resolveNode(
  { sql, store, temporal }: ResolveDeps,
  { issuerId, login }: Pick<Actor, 'issuerId' | 'login'>,
  deliveryId: string,
  { actionId, ...decision }: Decision,
): Promise<{ delivery: string; state: DeliveryState; generation: number }> {
  const [delivery] = await sql<{ invoiceId: string | null; plan: Plan }[]>`
    select invoice_id, input->'plan' as plan from delivery where id = ${deliveryId} and issuer_id = ${issuerId}
  `;
  if (!delivery) throw notFound();
  if (decision.patch) await checkAmendment(sql, store, delivery.invoiceId, decision.patch);
  const resolution = resolutionOf(exitNamed(decision, delivery.plan), login);
  const { action, node } = decision;
  const leavesBatch = action === 'skip' || action === 'abort';
  const putBack = leavesBatch
    ? await withdraw(sql, deliveryId, action === 'abort' ? null : node)
    : undefined;
  const { generation } = await update(temporal, deliveryId, actionId, resolution).catch(
    async (error: unknown) => {
      // What is not known to be refused may have been taken: who is out of the batch then asks again.
      if (error instanceof ApiError && error.problem.code === 'ACTION_NOT_POSSIBLE')
        await putBack?.();
      throw error;
    },
  );
  await recordAction(sql, {
    issuerId,
    actor: login,
    kind: 'resolve',
    subject: deliveryId,
    detail: { ...decision, actionId, generation },
  });
  return { delivery: deliveryId, state: await stateNow(sql, temporal, deliveryId), generation };
}

/**
 * A step that is passed over by its first exit, by that name: a plan that was read back from the database no longer knows
 * which one its manifest has first.
 */
function exitNamed(decision: Omit<Decision, 'actionId'>, plan: Plan): Omit<Decision, 'actionId'> {
  const { action, exit, node } = decision;
  if ((action !== 'skip' && action !== 'arrived') || exit !== undefined) return decision;
  const step = stepOf(plan, node);
  const known: Catalogue = catalogue;
  const first = step && known[step.type]?.exits.find(({ id }) => Object.hasOwn(step.exits, id));
  return first && first.id !== 'failed' ? { ...decision, exit: first.id } : decision;
}

/** In the workflow's words: what is not said is absent, since it travels as JSON. */
const resolutionOf = (
  { node, action, reason, patch, exit }: Omit<Decision, 'actionId'>,
  actor: string,
): Resolution => ({
  node,
  action,
  actor,
  reason,
  ...(patch === undefined ? {} : { patch }),
  ...(exit === undefined ? {} : { exit }),
});

async function update(
  { client }: TemporalAccess,
  deliveryId: string,
  updateId: string,
  resolution: Resolution,
): Promise<{ generation: number }> {
  try {
    return await client.withDeadline(Date.now() + DEADLINE, () =>
      client.workflow
        .getHandle(deliveryId)
        .executeUpdate<{ generation: number }, [Resolution]>('resolveNode', {
          args: [resolution],
          updateId,
        }),
    );
  } catch (error) {
    throw problemOf(error);
  }
}

function problemOf(error: unknown): Error {
  if (error instanceof WorkflowNotFoundError) {
    return refuse('ACTION_NOT_POSSIBLE', {
      fr: 'La remise n’a pas commencé, ou elle est terminée.',
      en: 'The delivery has not begun, or it is over.',
    });
  }
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const why = (error.cause.details?.[0] ?? same(error.cause.message)) as Text;
    return refuse('ACTION_NOT_POSSIBLE', {
      fr: `L’étape ne peut pas recevoir cette action : ${why.fr}.`,
      en: `The step can’t take this action: ${why.en}.`,
    });
  }
  return refuse('ENGINE_UNAVAILABLE', {
    fr: 'L’action n’a pas pu être confirmée. La refaire telle quelle ne la double pas.',
    en: 'The action could not be confirmed. Doing the very same again does not double it.',
  });
}

/** Asks the workflow rather than waiting for it to tell; what the database knows, where it doesn't answer. */
async function stateNow(
  sql: Sql,
  { client }: TemporalAccess,
  deliveryId: string,
): Promise<DeliveryState> {
  await client
    .withDeadline(Date.now() + DEADLINE, () =>
      client.workflow.getHandle(deliveryId).query<readonly ToldEvent[]>('trace'),
    )
    .then((told) => recordEvents(sql, deliveryId, told.map(sealEvent)))
    .catch(() => 0);
  const [row] = await sql<{ state: DeliveryState }[]>`
    select state from delivery where id = ${deliveryId}
  `;
  if (!row) throw notFound();
  return row.state;
}
