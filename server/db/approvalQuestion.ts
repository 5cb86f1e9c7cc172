import type { Question, QuestionRef } from '#activities/approval/question.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { isToken, tokenHash } from '../auth/token.ts';
import type { AnySql } from './anySql.ts';
import { isQuestion } from './approvals.ts';

export interface PersonAsked {
  readonly person: string;
  readonly toldAt: string | null;
  readonly delegatedBy: string | null;
  readonly reason: string | null;
  /** Whom this person passed the question on to. */
  readonly passedTo: string | null;
  readonly answer: {
    readonly answer: 'approved' | 'rejected';
    readonly comment: string | null;
    readonly at: string;
    /** `link`, or the login of who answered. */
    readonly means: string;
  } | null;
}

export interface AskedQuestion {
  readonly ref: QuestionRef;
  readonly issuerId: string;
  readonly question: Question;
  readonly openedAt: string;
  readonly isExpired: boolean;
  readonly decision: 'approved' | 'rejected' | null;
  readonly decidedAt: string | null;
  readonly people: readonly PersonAsked[];
  /** What the delivery last told of the node. */
  readonly last: Extract<TraceEvent, { node: string }> | null;
  readonly isDeliveryOver: boolean;
}

type Row = Omit<AskedQuestion, 'ref' | 'people'>;

/** A question as it stands now. */
export async function approvalQuestion(
  sql: AnySql,
  ref: QuestionRef,
): Promise<AskedQuestion | undefined> {
  const [row] = await sql<Row[]>`
    select d.issuer_id, q.question, q.opened_at, q.expires_at < now() as is_expired, q.decision, q.decided_at,
      d.ended_at is not null as is_delivery_over, (
        select e.event from delivery_event e
        where e.delivery_id = q.delivery_id and e.event->>'node' = q.node
        order by e.seq desc
        limit 1
      ) as last
    from approval_question q
    join delivery d on d.id = q.delivery_id
    where ${isQuestion(sql, ref)}
  `;
  return row && { ...row, ref, people: await peopleAsked(sql, ref) };
}

async function peopleAsked(sql: AnySql, ref: QuestionRef): Promise<PersonAsked[]> {
  return sql<PersonAsked[]>`
    select q.person, q.told_at, q.delegated_by, q.reason, next.person as passed_to,
      case when a.person is null then null else jsonb_build_object(
        'answer', a.answer, 'comment', a.comment, 'means', a.means,
        'at', to_char(a.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      ) end as answer
    from approval_person q
    left join approval_person next
      on next.delivery_id = q.delivery_id and next.node = q.node and next.generation = q.generation
        and next.delegated_by = q.person
    left join approval_answer a
      on a.delivery_id = q.delivery_id and a.node = q.node and a.generation = q.generation
        and a.person = q.person
    where ${isQuestion(sql, ref)}
    order by q.position, q.delegated_at nulls first
  `;
}

/** Whom a link belongs to, and for which question; undefined for one that nobody made. */
export async function linkHolder(
  sql: AnySql,
  token: string,
): Promise<{ ref: QuestionRef; person: string } | undefined> {
  if (!isToken(token)) return undefined;
  const [row] = await sql<(QuestionRef & { person: string })[]>`
    select delivery_id as delivery, node, generation, person
    from approval_link
    where token_hash = ${tokenHash(token)}
  `;
  if (!row) return undefined;
  const { person, ...ref } = row;
  return { ref, person };
}

/** The question that a node of a delivery asked last. */
export async function latestQuestion(
  sql: AnySql,
  { delivery, node }: Omit<QuestionRef, 'generation'>,
): Promise<AskedQuestion | undefined> {
  const [row] = await sql<{ generation: number }[]>`
    select generation from approval_question
    where delivery_id = ${delivery} and node = ${node}
    order by generation desc
    limit 1
  `;
  return row && approvalQuestion(sql, { delivery, node, generation: row.generation });
}
