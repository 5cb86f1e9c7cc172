import type { QuestionRef } from '#activities/approval/question.ts';
import { parseAddress } from '#activities/email/address.ts';
import { aboutOf } from '#workflows/message.ts';
import type { Text } from '#workflows/text.ts';
import { isQuestion } from '../db/approvals.ts';
import type { Sql } from '../db/sql.ts';
import { lockedStanding } from './answer.ts';
import { addProof } from './proof.ts';
import type { Standing } from './standing.ts';

/** A question that goes from hand to hand is nobody's. */
const MOST_PEOPLE = 60;

export type PassedOn =
  | { readonly ok: true; readonly standing: Standing }
  | { readonly ok: false; readonly field: 'to' | 'reason'; readonly problem: Text };

/** Passes a question on to somebody else, who then answers instead; a worker sends them the request. */
export async function passOn(
  sql: Sql,
  ref: QuestionRef,
  person: string,
  { to, reason, address }: { to: string; reason: string; address: string },
): Promise<PassedOn> {
  const parsed = parseAddress(to);
  if (!parsed.ok) return { ok: false, field: 'to', problem: parsed.message };
  if (reason === '') return { ok: false, field: 'reason', problem: whyNeeded };
  return sql.begin(async (tx): Promise<PassedOn> => {
    const { standing, people, question } = await lockedStanding(tx, ref, person);
    if (standing.kind !== 'open') return { ok: true, standing };
    const known = people.some((one) => one.person.toLowerCase() === parsed.address.toLowerCase());
    if (known) return { ok: false, field: 'to', problem: alreadyAsked };
    if (!question.delegation || people.length >= MOST_PEOPLE)
      return { ok: false, field: 'to', problem: notPassedOn };
    await tx`
      insert into approval_person (
        delivery_id, node, generation, person, position, delegated_by, delegated_at, reason
      )
      values (
        ${ref.delivery}, ${ref.node}, ${ref.generation}, ${parsed.address}, (
          select position from approval_person q where ${isQuestion(tx, ref)} and q.person = ${person}
        ), ${person}, now(),
        ${reason}
      )
    `;
    await addProof(tx, ref, 'approval-passed-on', {
      about: aboutOf(ref),
      person,
      to: parsed.address,
      reason,
      address,
    });
    return { ok: true, standing: { kind: 'passed-on', to: parsed.address } };
  });
}

const whyNeeded: Text = { fr: 'Dites pourquoi.', en: 'Say why.' };
const alreadyAsked: Text = {
  fr: 'Cette personne est déjà interrogée.',
  en: 'This person is asked already.',
};
const notPassedOn: Text = {
  fr: 'Cette question ne se confie pas à quelqu’un d’autre.',
  en: 'This question can’t be passed on.',
};
