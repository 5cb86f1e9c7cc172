import type { AskedQuestion } from '../db/approvalQuestion.ts';

/**
 * What the answers so far decide. Where any is enough, the first one; where all must agree, at once or in turn, a refusal, or the last approval:
 * whoever passed the question on has no answer of their own to give.
 */
export function decisionOf({
  question: { agree },
  people,
}: Pick<AskedQuestion, 'people'> & { question: Pick<AskedQuestion['question'], 'agree'> }):
  | 'approved'
  | 'rejected'
  | undefined {
  const answers = people.flatMap(({ answer }) => (answer ? [answer] : []));
  if (agree === 'any') return [...answers].sort((a, b) => a.at.localeCompare(b.at))[0]?.answer;
  if (answers.some(({ answer }) => answer === 'rejected')) return 'rejected';
  const asked = people.filter(({ passedTo }) => passedTo === null);
  return asked.every(({ answer }) => answer?.answer === 'approved') ? 'approved' : undefined;
}
