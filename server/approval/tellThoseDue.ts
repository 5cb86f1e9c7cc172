import type { Ports } from '#activities/activity.ts';
import type { Question, QuestionRef } from '#activities/approval/question.ts';
import { request } from '#activities/approval/request.ts';
import { isTheirTurn } from '../db/approvals.ts';
import type { Sql } from '../db/sql.ts';
import type { Log } from '../log.ts';

interface Due extends QuestionRef {
  readonly person: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly since: string;
  readonly question: Question;
}

/** How many requests are sent in one go. */
const BATCH = 20;

const MOST_TRIES = 50;

/**
 * Sends the request to people whom a question was passed on to, and to those whose turn has come. Each is taken for a growing while, up to an hour, so that no
 * two workers send it at once and one that a server refuses is tried again later; after some two days nobody tries any more.
 *
 * @returns how many left
 */
export async function tellThoseDue(
  sql: Sql,
  portsFor: (owner: { delivery: string }) => Ports,
  log: Log,
): Promise<number> {
  const taken = await sql<Due[]>`
    update approval_person p
    set tries = tries + 1, next_at = now() + least(interval '1 hour', interval '1 minute' * power(2, tries))
    from approval_question q
    where (p.delivery_id, p.node, p.generation, p.person) in (
        select q.delivery_id, q.node, q.generation, q.person
        from approval_person q
        join approval_question asked using (delivery_id, node, generation)
        where q.told_at is null and q.next_at <= now() and q.tries < ${MOST_TRIES} and asked.decision is null
          and (
            q.delegated_by is not null
            or (asked.question->>'agree' = 'turn' and q.position > 1 and ${isTheirTurn(sql)})
          )
        order by q.next_at
        limit ${BATCH}
        for update of q skip locked
      )
      and q.delivery_id = p.delivery_id and q.node = p.node and q.generation = p.generation
    returning p.delivery_id as delivery, p.node, p.generation, p.person, p.delegated_by as by, p.reason,
      coalesce(p.delegated_at, now()) as since, q.question
  `;
  const sent = await Promise.all(
    taken.map(async ({ person, by, reason, since, question, ...ref }) => {
      try {
        const delegated = by === null ? {} : { delegated: { by, reason: reason ?? '' } };
        await request(portsFor(ref), ref, question, { person, ...delegated, since });
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
export function startTellingThoseDue(
  sql: Sql,
  portsFor: (owner: { delivery: string }) => Ports,
  log: Log,
): { stop: () => Promise<void> } {
  let running: Promise<unknown> | undefined;
  const clock = setInterval(() => {
    running ??= tellThoseDue(sql, portsFor, log)
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
