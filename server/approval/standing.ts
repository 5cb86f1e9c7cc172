import type { AskedQuestion, PersonAsked } from '../db/approvalQuestion.ts';

/** How a question stands for one of the people who were asked. */
export type Standing =
  | { readonly kind: 'open' }
  /** The invoice was amended: the question is another one now. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'answered'; readonly answer: NonNullable<PersonAsked['answer']> }
  | { readonly kind: 'passed-on'; readonly to: string }
  | { readonly kind: 'decided'; readonly decision: 'approved' | 'rejected'; readonly at: string }
  /** Nobody is asked any more: its time is up, somebody passed the step over, or the delivery has ended. */
  | { readonly kind: 'over' }
  | { readonly kind: 'expired' };

export function standingOf(asked: AskedQuestion, person: string): Standing {
  const { last, ref, decision, decidedAt } = asked;
  if (last && last.generation > ref.generation) return { kind: 'changed' };
  const own = asked.people.find((one) => one.person === person);
  if (own?.answer) return { kind: 'answered', answer: own.answer };
  if (own?.passedTo) return { kind: 'passed-on', to: own.passedTo };
  if (decision && decidedAt) return { kind: 'decided', decision, at: decidedAt };
  if (asked.isDeliveryOver || last?.kind === 'done' || last?.kind === 'dead')
    return { kind: 'over' };
  return { kind: asked.isExpired ? 'expired' : 'open' };
}
