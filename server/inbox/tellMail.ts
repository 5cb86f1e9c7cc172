import type { Message } from '#workflows/message.ts';
import { ApiError } from '../api/problems.ts';
import type { Log } from '../log.ts';
import { giveMessage } from '../temporal/giveMessage.ts';
import type { ResolveDeps } from '../temporal/resolve.ts';
import { alarming } from './mailKinds.ts';

interface Untold {
  readonly id: string;
  readonly issuerId: string;
  readonly deliveryId: string;
  readonly kind: (typeof alarming)[number];
  readonly status: string | null;
  readonly reporter: string;
  readonly words: string | null;
}

/** How the workflow is told; what it does not hear waits for a person. */
type Heard = 'taken' | 'kept' | 'rejected' | 'late' | 'nobody';

const BATCH = 100;

/** Messages that say that an invoice is not where it was sent, and how a drawing hears them. */
const messages: Readonly<Record<(typeof alarming)[number], { name: string; value?: string }>> = {
  bounced: { name: 'bounce', value: 'hard' },
  expired: { name: 'bounce', value: 'expired' },
  refused: { name: 'refused-reply' },
};

/**
 * Tells deliveries what came back about them. Where a delivery is over, or its drawing waits for no such thing, it stands as
 * having come back until a person settles it; also where a drawing that kept the message for later ended without it.
 */
export async function tellMail(deps: ResolveDeps, log: Log): Promise<void> {
  const { sql } = deps;
  const untold = await sql<Untold[]>`
    select id, issuer_id, delivery_id, kind, status, reporter, words
    from inbox_mail
    where delivery_id is not null
      and heard is null
      and kind = any(${[...alarming]})
    order by received_at
    limit ${BATCH}
  `;
  for (const mail of untold) {
    const heard = await tell(deps, mail, log);
    if (heard) await keepHeard(deps, mail, heard);
  }
  await findUnheard(deps);
}

/** @returns undefined where the engine has not answered yet: it is asked again */
async function tell(deps: ResolveDeps, mail: Untold, log: Log): Promise<Heard | undefined> {
  const { id, issuerId, deliveryId, kind, status, reporter, words } = mail;
  const comment = [status, words]
    .filter((part) => part !== null)
    .join(' · ')
    .slice(0, 1000);
  const message: Message = {
    id: `mail-${id}`,
    ...messages[kind],
    from: reporter,
    ...(comment === '' ? {} : { comment }),
  };
  try {
    const { verdict } = await giveMessage(deps, issuerId, deliveryId, message);
    return verdict === 'open' ? undefined : verdict;
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === 'ACTION_NOT_POSSIBLE') return 'nobody';
    log.warn({ err: error, delivery: deliveryId }, 'delivery not told what came back');
    return undefined;
  }
}

async function keepHeard(
  { sql }: ResolveDeps,
  { id, deliveryId }: Untold,
  heard: Heard,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update inbox_mail set heard = ${heard} where id = ${id}`;
    if (heard === 'taken' || heard === 'kept') return;
    await tx`update delivery set came_back = 'open', changed_at = now() where id = ${deliveryId}`;
  });
}

/** Kept for a step that never came. */
async function findUnheard({ sql }: ResolveDeps): Promise<void> {
  await sql`
    with over as (
      select m.id, m.delivery_id, exists (
        select from delivery_event e
        where e.delivery_id = m.delivery_id
          and e.event->>'kind' = 'received'
          and e.event->>'verdict' = 'taken'
          and e.event->'message'->>'id' = 'mail-' || m.id
      ) as taken
      from inbox_mail m
      join delivery d on d.id = m.delivery_id
      where m.heard = 'kept' and d.ended_at is not null
    ), told as (
      update inbox_mail m set heard = case when over.taken then 'taken' else 'late' end
      from over
      where m.id = over.id
    )
    update delivery d set came_back = 'open', changed_at = now()
    from over
    where d.id = over.delivery_id and not over.taken
  `;
}
