import type { Text } from '#workflows/text.ts';
import type { answerApproval, getApproval } from '../api/contract.ts';
import type { Input, Reply } from '../api/endpoint.ts';
import { notFound, refuse } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { recordAction } from '../db/actions.ts';
import { type AskedQuestion, latestQuestion } from '../db/approvalQuestion.ts';
import { joinPeople } from '../db/approvals.ts';
import type { Sql } from '../db/sql.ts';
import { type AnswerDeps, answerQuestion } from './answer.ts';
import { instantWords } from './instantWords.ts';
import { standingOf } from './standing.ts';
import { standingWords } from './words.ts';

interface Place {
  readonly deliveryId: string;
  readonly node: string;
}

/** What the delivery's page shows of a question. @throws ApiError NOT_FOUND */
export async function approvalSeenBy(
  sql: Sql,
  actor: Actor,
  place: Place,
): Promise<Reply<typeof getApproval>> {
  const asked = await askedAt(sql, actor, place);
  const { ref, question, openedAt, decision, people } = asked;
  return {
    generation: ref.generation,
    question: question.text,
    agree: question.agree,
    askedAt: openedAt,
    decision,
    people: people.map(({ person, toldAt, delegatedBy, passedTo, answer }) => ({
      person,
      toldAt,
      delegatedBy,
      passedTo,
      answer,
    })),
    refusal: refusalFor(asked, actor),
  };
}

/**
 * Takes the answer of somebody who is signed in: as the person whose address is their login; else, where one answer is
 * enough, as themselves.
 *
 * @throws ApiError NOT_FOUND, ACTION_NOT_POSSIBLE
 */
export async function answerSignedIn(
  deps: AnswerDeps,
  actor: Actor,
  place: Place,
  { generation, answer, comment }: Input<typeof answerApproval>['body'],
  address: string,
): Promise<Reply<typeof answerApproval>> {
  const { sql } = deps;
  const asked = await askedAt(sql, actor, place);
  const why =
    asked.ref.generation === generation
      ? refusalFor(asked, actor)
      : standingWords({ kind: 'changed' }, actor.login, instantWords).title;
  if (why) throw refuse('ACTION_NOT_POSSIBLE', why);
  if (answer === 'rejected' && comment === undefined)
    throw refuse('ACTION_NOT_POSSIBLE', {
      fr: 'Un refus dit pourquoi.',
      en: 'A refusal says why.',
    });
  const person = ownName(asked, actor);
  await joinPeople(sql, asked.ref, person);
  const { kind } = await answerQuestion(deps, asked.ref, person, {
    answer,
    comment,
    means: actor.login,
    address,
  });
  await recordAction(sql, {
    issuerId: actor.issuerId,
    actor: actor.login,
    kind: 'approve',
    subject: place.deliveryId,
    detail: { node: place.node, generation, answer, comment },
  });
  return { delivery: place.deliveryId, counted: kind === 'open' || kind === 'expired' };
}

async function askedAt(
  sql: Sql,
  { issuerId }: Actor,
  { deliveryId, node }: Place,
): Promise<AskedQuestion> {
  const asked = await latestQuestion(sql, { delivery: deliveryId, node });
  if (asked?.issuerId !== issuerId) throw notFound();
  return asked;
}

/** Their name among those who were asked, whatever its capitals; else their login. */
const ownName = ({ people }: AskedQuestion, { login }: Actor): string =>
  people.find(({ person }) => person.toLowerCase() === login.toLowerCase())?.person ?? login;

function refusalFor(asked: AskedQuestion, actor: Actor): Text | null {
  const person = ownName(asked, actor);
  const standing = standingOf(asked, person);
  // An address and a link grow old; somebody who is signed in is known anew each time.
  if (standing.kind !== 'open' && standing.kind !== 'expired')
    return standingWords(standing, person, instantWords).text;
  const isAsked = asked.people.some((one) => one.person === person);
  return isAsked || asked.question.agree === 'any' ? null : notAmongThem;
}

const notAmongThem: Text = {
  fr: 'Toutes les personnes nommées doivent approuver, et vous n’en êtes pas.',
  en: 'All the people who are named must approve, and you are not one of them.',
};
