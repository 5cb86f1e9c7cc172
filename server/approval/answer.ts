import type { QuestionRef } from '#activities/approval/question.ts';
import { aboutOf, type Message } from '#workflows/message.ts';
import type { ApiDeps } from '../api/deps.ts';
import { notFound } from '../api/problems.ts';
import type { AnySql } from '../db/anySql.ts';
import { type AskedQuestion, approvalQuestion } from '../db/approvalQuestion.ts';
import { isQuestion } from '../db/approvals.ts';
import { keepMessage } from '../db/messages.ts';
import { giveMessage } from '../temporal/giveMessage.ts';
import { addProof } from './proof.ts';
import { type Standing, standingOf } from './standing.ts';
import { decisionOf } from './tally.ts';

export type AnswerDeps = Pick<ApiDeps, 'sql' | 'store' | 'temporal' | 'log'>;

export interface GivenAnswer {
  readonly answer: 'approved' | 'rejected';
  readonly comment?: string | undefined;
  /** `link`, or the login of who answers on the delivery's page. */
  readonly means: string;
  /** Network address that the answer came from. */
  readonly address: string;
}

/**
 * Takes a person's answer, once, and tells the delivery where it decides. What was decided is kept with the answer, so that
 * the delivery hears of it even where this process ends here.
 *
 * @returns how the question stood; `open` where this answer counted
 * @throws ApiError NOT_FOUND
 */
export async function answerQuestion(
  deps: AnswerDeps,
  ref: QuestionRef,
  person: string,
  given: GivenAnswer,
): Promise<Standing> {
  const { standing, issuerId, message } = await deps.sql.begin((tx) =>
    record(tx, ref, person, given),
  );
  if (message)
    // Nobody waits for the engine: what it does not hear now it is given later.
    void giveMessage(deps, issuerId, ref.delivery, message).catch((error: unknown) =>
      deps.log.warn({ err: error, delivery: ref.delivery }, 'answer not given yet'),
    );
  return standing;
}

async function record(
  sql: AnySql,
  ref: QuestionRef,
  person: string,
  given: GivenAnswer,
): Promise<{ standing: Standing; issuerId: string; message?: Message }> {
  const { issuerId, standing } = await lockedStanding(sql, ref, person);
  // A link grows old; who is signed in is known anew.
  const isOpen =
    standing.kind === 'open' || (standing.kind === 'expired' && given.means !== 'link');
  if (!isOpen) return { standing, issuerId };
  const { answer, comment, means, address } = given;
  await sql`
    insert into approval_answer (delivery_id, node, generation, person, answer, comment, means, address)
    values (
      ${ref.delivery}, ${ref.node}, ${ref.generation}, ${person}, ${answer}, ${comment ?? null}, ${means}, ${address}
    )
  `;
  const now = await existing(sql, ref);
  const own = now.people.find((one) => one.person === person);
  await addProof(sql, ref, 'approval-answer', {
    about: aboutOf(ref),
    person,
    answer,
    ...(comment === undefined ? {} : { comment }),
    at: own?.answer?.at,
    means,
    address,
    ...(own?.delegatedBy ? { delegatedBy: own.delegatedBy } : {}),
  });
  const decision = decisionOf(now);
  if (!decision) return { standing, issuerId };
  await sql`
    update approval_question q set decision = ${decision}, decided_at = now()
    where ${isQuestion(sql, ref)}
  `;
  const message = messageOf(now, decision, comment);
  await keepMessage(sql, issuerId, ref.delivery, message);
  return { standing, issuerId, message };
}

/** One answer at a time: two that come together are counted one after the other. */
export async function lockedStanding(
  sql: AnySql,
  ref: QuestionRef,
  person: string,
): Promise<AskedQuestion & { standing: Standing }> {
  await sql`select from approval_question q where ${isQuestion(sql, ref)} for update`;
  const asked = await existing(sql, ref);
  return { ...asked, standing: standingOf(asked, person) };
}

async function existing(sql: AnySql, ref: QuestionRef): Promise<AskedQuestion> {
  const asked = await approvalQuestion(sql, ref);
  if (!asked) throw notFound();
  return asked;
}

function messageOf(
  { ref, people }: AskedQuestion,
  decision: 'approved' | 'rejected',
  comment: string | undefined,
): Message {
  const about = aboutOf(ref);
  const from = people.filter(({ answer }) => answer?.answer === decision);
  return {
    id: `approval ${about}`,
    name: 'approval',
    value: decision,
    about,
    from: from.map(({ person }) => person).join(', '),
    ...(comment === undefined ? {} : { comment }),
  };
}
