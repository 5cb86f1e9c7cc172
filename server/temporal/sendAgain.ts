import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryInput } from '#workflows/delivery.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { type Given, givenSoFar } from '#workflows/given.ts';
import { sealEvent } from '#workflows/seal.ts';
import { same, type Text } from '#workflows/text.ts';
import { fold, type ToldEvent } from '#workflows/trace.ts';
import type { DeliveryState, previewAgain } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { ApiError, notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from '../db/actions.ts';
import { type AnySql, jsonOf } from '../db/anySql.ts';
import { withdraw } from '../db/batchMembers.ts';
import { customerById } from '../db/customers.ts';
import { eventsOf, recordEvents } from '../db/events.ts';
import { flowVersion, liveVersion } from '../db/flowVersions.ts';
import type { Sql } from '../db/sql.ts';
import { paramsOf } from '../intake/context.ts';
import { amendedSoFar } from './amendedSoFar.ts';
import type { TemporalAccess } from './startDelivery.ts';

interface Deps {
  readonly sql: Sql;
  readonly temporal: TemporalAccess;
}

export interface Again {
  readonly version?: number | undefined;
  readonly reason: string;
  /** True where whoever asks has seen that something was given to the customer already. */
  readonly confirm?: boolean | undefined;
  /** The same id twice is one action. */
  readonly actionId: string;
}

const DEADLINE = 10_000;

/** What sending again would do, and what the customer was given already. @throws NOT_FOUND */
export async function againPreview(
  sql: AnySql,
  issuerId: string,
  deliveryId: string,
  asked: number | undefined,
): Promise<Reply<typeof previewAgain>> {
  const old = await deliveryOf(sql, issuerId, deliveryId);
  const version = await versionFor(sql, issuerId, old, asked);
  const given = await givenOf(sql, old.invoiceId);
  const why = await obstacle(sql, old);
  return {
    from: old.version,
    version: version.version,
    ends: old.endedAt === null,
    amended: Object.keys(amendedSoFar(old.input.plan, await eventsOf(sql, deliveryId))),
    given: [...given],
    refused: why ?? null,
  };
}

/**
 * Sends the invoice of a delivery again, by a version of its flow: a new delivery that knows the one that it follows. One
 * that waits is ended for it; what people corrected is taken along, and its steps begin anew.
 *
 * @throws ApiError NOT_FOUND, ACTION_NOT_POSSIBLE, CONFIRMATION_NEEDED, ENGINE_UNAVAILABLE
 */
export async function sendAgain(
  { sql, temporal }: Deps,
  actor: Pick<Actor, 'issuerId' | 'login'>,
  deliveryId: string,
  again: Again,
): Promise<{ delivery: string; invoice: string; version: number }> {
  const { issuerId } = actor;
  const old = await deliveryOf(sql, issuerId, deliveryId);
  const before = await doneBefore(sql, deliveryId, again.actionId);
  if (before) return before;
  const version = await versionFor(sql, issuerId, old, again.version);
  const why = await obstacle(sql, old);
  if (why) throw notPossible(why);
  const given = await givenOf(sql, old.invoiceId);
  if (given.length > 0 && !again.confirm) throw confirmationNeeded(given);
  if (old.endedAt === null) {
    // Out of its batch before it is over: it would leave twice.
    const putBack = await withdraw(sql, deliveryId, null);
    await end(sql, temporal, deliveryId, again.actionId).catch(async (error: unknown) => {
      if (error instanceof ApiError && error.problem.code === 'ACTION_NOT_POSSIBLE')
        await putBack();
      throw error;
    });
  }
  return create(sql, actor, { old, version, again, given });
}

interface OldDelivery {
  readonly id: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly flowId: string;
  readonly version: number;
  readonly state: DeliveryState;
  readonly endedAt: string | null;
  readonly input: DeliveryInput;
}

async function deliveryOf(sql: AnySql, issuerId: string, id: string): Promise<OldDelivery> {
  const [found] = await sql<OldDelivery[]>`
    select d.id, d.invoice_id, i.customer_id, d.flow_id, d.version, d.state, d.ended_at, d.input
    from delivery d
    join invoice i on i.id = d.invoice_id
    where d.id = ${id}
      and d.issuer_id = ${issuerId}
  `;
  if (!found) throw notFound();
  return found;
}

async function versionFor(
  sql: AnySql,
  issuerId: string,
  { flowId }: OldDelivery,
  asked: number | undefined,
) {
  const found =
    asked === undefined
      ? await liveVersion(sql, flowId)
      : await flowVersion(sql, issuerId, flowId, asked);
  if (!found) throw notFound();
  return found;
}

/** Of one invoice one delivery is at work at a time; and one that is at work itself has to come to a rest first. */
async function obstacle(sql: AnySql, old: OldDelivery): Promise<Text | undefined> {
  const [other] = await sql<{ id: string; state: string }[]>`
    select id, state from delivery
    where invoice_id = ${old.invoiceId} and id <> ${old.id} and ended_at is null
    limit 1
  `;
  if (other)
    return {
      fr: `une autre remise de cette facture est en cours (${other.id})`,
      en: `another delivery of this invoice is under way (${other.id})`,
    };
  if (old.endedAt !== null) return undefined;
  const { nodes } = fold(old.input.plan, await eventsOf(sql, old.id));
  const states = Object.values(nodes).map(({ state }) => state);
  if (states.includes('uncertain'))
    return {
      fr: 'une étape est incertaine : dites d’abord si elle est arrivée',
      en: 'a step is uncertain: say first whether it arrived',
    };
  const rests = states.includes('parked') || states.includes('waiting');
  return rests && !states.includes('running')
    ? undefined
    : {
        fr: 'elle est au travail : attendez qu’elle finisse ou s’arrête',
        en: 'it is at work: wait until it ends or rests',
      };
}

type GivenBy = Given & { readonly delivery: string };

/** By all deliveries of the invoice: the customer does not tell them apart. */
async function givenOf(sql: AnySql, invoiceId: string): Promise<readonly GivenBy[]> {
  const deliveries = await sql<{ id: string; input: DeliveryInput }[]>`
    select id, input from delivery where invoice_id = ${invoiceId} order by started_at, id
  `;
  const all = await Promise.all(
    deliveries.map(async ({ id, input }) =>
      givenSoFar(input.plan, await eventsOf(sql, id)).map((one) => ({ ...one, delivery: id })),
    ),
  );
  return all.flat();
}

function confirmationNeeded(given: readonly GivenBy[]): Error {
  const list = given.map(({ node, at }) => `${node} (${at})`).join(', ');
  return refuse(
    'CONFIRMATION_NEEDED',
    {
      fr: `Le client a déjà reçu cette facture, ou peut-être : ${list}.`,
      en: `The customer was given this invoice already, or may have been: ${list}.`,
    },
    {
      problems: given.map(({ delivery, node, level, at }) => ({
        code: 'GIVEN',
        at: node,
        message: {
          fr: `${level ?? 'incertain'}, le ${at}, par la remise ${delivery}`,
          en: `${level ?? 'uncertain'}, at ${at}, by the delivery ${delivery}`,
        },
        fix: {
          fr: 'Assurez-vous que le client veut la recevoir encore une fois.',
          en: 'Make sure that the customer wants to be given it once more.',
        },
      })),
    },
  );
}

const notPossible = ({ fr, en }: Text): Error =>
  refuse('ACTION_NOT_POSSIBLE', {
    fr: `La facture ne peut pas repartir : ${fr}.`,
    en: `The invoice can’t be sent again: ${en}.`,
  });

/** Ends a delivery that waits, and keeps what it told last. */
async function end(
  sql: Sql,
  { client }: TemporalAccess,
  deliveryId: string,
  updateId: string,
): Promise<void> {
  const handle = client.workflow.getHandle(deliveryId);
  try {
    await client.withDeadline(Date.now() + DEADLINE, async () => {
      await handle.executeUpdate('moveDelivery', { updateId }).catch((error: unknown) => {
        // Over already: by this very action, whose answer was lost, or by itself a moment ago.
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
      const told = await handle.query<readonly ToldEvent[]>('trace');
      await recordEvents(sql, deliveryId, told.map(sealEvent));
    });
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      throw notPossible((error.cause.details?.[0] ?? same(error.cause.message)) as Text);
    throw refuse('ENGINE_UNAVAILABLE', {
      fr: 'L’action n’a pas pu être confirmée. La refaire telle quelle ne la double pas.',
      en: 'The action could not be confirmed. Doing the very same again does not double it.',
    });
  }
}

async function doneBefore(sql: AnySql, deliveryId: string, actionId: string) {
  const [done] = await sql<{ delivery: string; invoice: string; version: number }[]>`
    select detail->>'delivery' as delivery, detail->>'invoice' as invoice,
      (detail->>'version')::int as version
    from action
    where kind = 'send-again' and subject = ${deliveryId} and detail->>'actionId' = ${actionId}
  `;
  return done;
}

async function create(
  sql: Sql,
  { issuerId, login }: Pick<Actor, 'issuerId' | 'login'>,
  {
    old,
    version,
    again,
    given,
  }: {
    readonly old: OldDelivery;
    readonly version: Awaited<ReturnType<typeof versionFor>>;
    readonly again: Again;
    readonly given: readonly GivenBy[];
  },
): Promise<{ delivery: string; invoice: string; version: number }> {
  const customer = await customerById(sql, old.customerId);
  const amended = amendedSoFar(old.input.plan, await eventsOf(sql, old.id));
  return sql.begin(async (tx) => {
    // Two calls at once: the second one finds what the first one did.
    await tx`select id from invoice where id = ${old.invoiceId} for update`;
    const before = await doneBefore(tx, old.id, again.actionId);
    if (before) return before;
    const now = await deliveryOf(tx, issuerId, old.id);
    const why =
      now.endedAt === null
        ? { fr: 'elle n’est pas terminée', en: 'it is not over' }
        : await obstacle(tx, now);
    if (why) throw notPossible(why);
    const delivery = randomUUID();
    const startedAt = new Date().toISOString();
    const { params: _, ...facts } = customer;
    const input: DeliveryInput = {
      plan: version.plan,
      context: {
        ...old.input.context,
        customer: facts,
        params: paramsOf(version.flow as Flow, customer.params),
        delivery: { id: delivery, flow: version.flowId, version: version.version, startedAt },
      },
      ...(Object.keys({ ...old.input.amended, ...amended }).length > 0
        ? { amended: { ...old.input.amended, ...amended } }
        : {}),
    };
    await tx`
      insert into delivery (id, issuer_id, invoice_id, flow_id, version, input, again_of, started_at, changed_at)
      values (${delivery}, ${issuerId}, ${old.invoiceId}, ${version.flowId}, ${version.version},
        ${jsonOf(tx, input)}, ${old.id}, ${startedAt}, ${startedAt})
    `;
    await tx`insert into outbox (delivery_id) values (${delivery})`;
    await tx`select pg_notify('outbox', '')`;
    const done = { delivery, invoice: old.invoiceId, version: version.version };
    await recordAction(tx, {
      issuerId,
      actor: login,
      kind: 'send-again',
      subject: old.id,
      detail: {
        ...done,
        from: old.version,
        reason: again.reason,
        actionId: again.actionId,
        given: given.length,
      },
    });
    return done;
  });
}
