import { WorkflowNotFoundError } from '@temporalio/client';
import { notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from '../db/actions.ts';
import type { Sql } from '../db/sql.ts';
import type { TemporalAccess } from './startDelivery.ts';

const DEADLINE = 10_000;
/** `PENDING_ACTIVITY_STATE_SCHEDULED` of Temporal's API: it waits, for a worker or for its next try. */
const SCHEDULED = 1;

/**
 * Ends the wait before the next automatic try of each step of a delivery that the engine tries again. The engine counts its
 * tries anew from there, and writes nothing of it into the history: the audit trail says who asked.
 *
 * @returns the nodes whose wait was ended
 * @throws ApiError NOT_FOUND, ACTION_NOT_POSSIBLE, ENGINE_UNAVAILABLE
 */
export async function tryNow(
  sql: Sql,
  { client }: TemporalAccess,
  { issuerId, login }: Actor,
  deliveryId: string,
  { reason, actionId }: { readonly reason: string; readonly actionId: string },
): Promise<{ nodes: string[] }> {
  const [delivery] = await sql`
    select from delivery where id = ${deliveryId} and issuer_id = ${issuerId}
  `;
  if (!delivery) throw notFound();
  const ids = await client
    .withDeadline(Date.now() + DEADLINE, async () => {
      const { raw } = await client.workflow.getHandle(deliveryId).describe();
      const waiting = (raw.pendingActivities ?? []).filter(
        // One that was never tried waits for a worker, which a reset does not make come sooner.
        ({ state, attempt }) => state === SCHEDULED && Number(attempt) > 1,
      );
      const ids = waiting.flatMap(({ activityId }) => activityId ?? []);
      for (const id of ids) {
        await client.workflowService.resetActivity({
          namespace: client.options.namespace,
          execution: { workflowId: deliveryId },
          id,
        });
      }
      return ids;
    })
    .catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return [];
      throw refuse('ENGINE_UNAVAILABLE', {
        fr: 'Le moteur n’a pas confirmé l’essai. Le redemander ne le double pas.',
        en: 'The engine did not confirm the try. Asking again does not double it.',
      });
    });
  if (ids.length === 0) {
    throw refuse('ACTION_NOT_POSSIBLE', {
      fr: 'Aucune étape n’attend son prochain essai automatique.',
      en: 'No step waits for its next automatic try.',
    });
  }
  const nodes = ids.map((id) => id.replace(/#.*$/, ''));
  const detail = { nodes, reason, actionId };
  await recordAction(sql, { issuerId, actor: login, kind: 'try-now', subject: deliveryId, detail });
  return { nodes };
}
