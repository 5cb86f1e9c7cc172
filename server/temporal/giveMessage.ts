import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Message } from '#workflows/message.ts';
import type { Plan } from '#workflows/plan.ts';
import { same, type Text } from '#workflows/text.ts';
import { notFound, refuse } from '../api/problems.ts';
import { type KeptVerdict, keepMessage, keepVerdict, openMessages } from '../db/messages.ts';
import type { Sql } from '../db/sql.ts';
import { checkAmendment } from '../intake/checkAmendment.ts';
import type { Log } from '../log.ts';
import type { ResolveDeps } from './resolve.ts';
import type { TemporalAccess } from './startDelivery.ts';

const DEADLINE = 10_000;

/** How many are given side by side. */
const BATCH = 20;

/** What became of a message; `open` while the engine has not answered: it is given again until it has. */
export type Given = KeptVerdict | { readonly verdict: 'open' };

/**
 * Keeps a message for a delivery, then gives it to its workflow. The same id twice is one message.
 *
 * @throws ApiError NOT_FOUND, AMENDMENT_INVALID where it brings a value that the invoice can't take, ACTION_NOT_POSSIBLE
 *   where nothing in the drawing waits for it
 */
export async function giveMessage(
  { sql, store, temporal }: ResolveDeps,
  issuerId: string,
  deliveryId: string,
  message: Message,
): Promise<Given> {
  const [delivery] = await sql<{ invoiceId: string | null; input: DeliveryInput }[]>`
    select invoice_id, input from delivery where id = ${deliveryId} and issuer_id = ${issuerId}
  `;
  if (!delivery) throw notFound();
  const hearing = hearingSteps(delivery.input.plan, message.name);
  if (hearing.length === 0)
    throw refuse('ACTION_NOT_POSSIBLE', {
      fr: `Rien dans cette remise n’attend « ${message.name} ».`,
      en: `Nothing in this delivery waits for “${message.name}”.`,
    });
  const patch = patchOf(hearing, message);
  if (patch) await checkAmendment(sql, store, delivery.invoiceId, patch);
  const kept = await keepMessage(sql, issuerId, deliveryId, message);
  if (kept.verdict) return kept.verdict;
  return give(sql, temporal, deliveryId, kept.message);
}

/** What wakes a step that waits for its batch is the house's to tell. */
const hearingSteps = (plan: Plan, name: string) =>
  plan.steps.filter(({ hears, batch }) => hears === name && batch === undefined);

/** The value of the invoice that a message would amend. */
function patchOf(
  hearing: readonly Plan['steps'][number][],
  { value }: Message,
): Record<string, string> | undefined {
  const paths = hearing.flatMap(({ config: { writes } }) => (Array.isArray(writes) ? writes : []));
  const path = paths.find((one) => typeof one === 'string' && one.startsWith('invoice.'));
  return path === undefined || value === undefined ? undefined : { [path]: value };
}

async function give(
  sql: Sql,
  { client }: TemporalAccess,
  deliveryId: string,
  message: Message,
): Promise<Given> {
  let verdict: KeptVerdict;
  try {
    verdict = await client.withDeadline(Date.now() + DEADLINE, () =>
      client.workflow
        .getHandle(deliveryId)
        .executeUpdate<KeptVerdict, [Message]>('receiveMessage', {
          args: [message],
          updateId: message.id,
        }),
    );
  } catch (error) {
    const refused = await refusalOf(sql, deliveryId, error);
    if (!refused) return { verdict: 'open' };
    verdict = refused;
  }
  await keepVerdict(sql, deliveryId, message.id, verdict);
  return verdict;
}

/** Undefined where the engine, or the delivery that has not begun yet, may still take it. */
async function refusalOf(
  sql: Sql,
  deliveryId: string,
  error: unknown,
): Promise<KeptVerdict | undefined> {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const why = (error.cause.details?.[0] ?? same(error.cause.message)) as Text;
    return { verdict: 'rejected', why };
  }
  if (!(error instanceof WorkflowNotFoundError)) return undefined;
  const [row] = await sql<{ ended: boolean }[]>`
    select ended_at is not null as ended from delivery where id = ${deliveryId}
  `;
  return row?.ended ? { verdict: 'late' } : undefined;
}

/** Gives again what no workflow has answered for: the engine was away, or the delivery had not begun. */
export function startGivingMessages(
  sql: Sql,
  temporal: TemporalAccess,
  log: Log,
): { stop: () => Promise<void> } {
  let running: Promise<unknown> | undefined;
  const look = async (): Promise<void> => {
    for (let open = await openMessages(sql, BATCH); ; open = await openMessages(sql, BATCH)) {
      const given = await Promise.all(
        open.map(({ deliveryId, message }) => give(sql, temporal, deliveryId, message)),
      );
      // As long as the engine takes them: a batch has many to wake.
      if (open.length < BATCH || given.some(({ verdict }) => verdict === 'open')) return;
    }
  };
  const clock = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'messages not given'))
      .finally(() => {
        running = undefined;
      });
  }, 5000);
  return {
    stop: async () => {
      clearInterval(clock);
      await running;
    },
  };
}
