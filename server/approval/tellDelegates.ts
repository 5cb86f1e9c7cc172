import type { Ports } from '#activities/activity.ts';
import type { Question, QuestionRef } from '#activities/approval/question.ts';
import { request } from '#activities/approval/request.ts';
import type { Sql } from '../db/sql.ts';
import type { Log } from '../log.ts';

interface Delegate extends QuestionRef {
  readonly person: string;
  readonly by: string;
  readonly reason: string;
  readonly since: string;
  readonly question: Question;
}

/** How many requests are sent in one go. */
const BATCH = 20;

/**
 * Sends the request to people whom a question was passed on to. Each is taken for a growing while, up to an hour, so that no
 * two workers send it at once and one that a server refuses is tried again later; after two days nobody tries any more.
 *
 * @returns how many left
 */
export async function tellDelegates(
  sql: Sql,
  portsFor: (owner: { delivery: string }) => Ports,
  log: Log,
): Promise<number> {
  const taken = await sql<Delegate[]>`
    update approval_person p
    set tries = tries + 1, next_at = now() + least(interval '1 hour', interval '1 minute' * power(2, tries))
    from approval_question q
    where (p.delivery_id, p.node, p.generation, p.person) in (
        select one.delivery_id, one.node, one.generation, one.person
        from approval_person one
        join approval_question still using (delivery_id, node, generation)
        where one.told_at is null and one.delegated_by is not null and one.next_at <= now()
          and one.delegated_at > now() - interval '2 days' and still.decision is null
        order by one.next_at
        limit ${BATCH}
        for update of one skip locked
      )
      and q.delivery_id = p.delivery_id and q.node = p.node and q.generation = p.generation
    returning p.delivery_id as delivery, p.node, p.generation, p.person, p.delegated_by as by, p.reason,
      p.delegated_at as since, q.question
  `;
  const sent = await Promise.all(
    taken.map(async ({ person, by, reason, since, question, ...ref }) => {
      try {
        const delegated = { by, reason };
        await request(portsFor(ref), ref, question, { person, delegated, since });
        return true;
      } catch (error) {
        log.warn({ err: error, delivery: ref.delivery, node: ref.node }, 'request not sent');
        return false;
      }
    }),
  );
  return sent.filter(Boolean).length;
}

/** Looks every two seconds: whoever passes a question on is on the telephone with the other. */
export function startTellingDelegates(
  sql: Sql,
  portsFor: (owner: { delivery: string }) => Ports,
  log: Log,
): { stop: () => Promise<void> } {
  let running: Promise<unknown> | undefined;
  const clock = setInterval(() => {
    running ??= tellDelegates(sql, portsFor, log)
      .catch((error: unknown) => log.error({ err: error }, 'requests not sent'))
      .finally(() => {
        running = undefined;
      });
  }, 2000);
  return {
    stop: async () => {
      clearInterval(clock);
      await running;
    },
  };
}
