import type { Approvals, QuestionRef } from '#activities/approval/question.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import { type AnySql, jsonOf } from './anySql.ts';
import type { Sql } from './sql.ts';

/** @param url address of this installation */
export const approvals = (sql: Sql, url: string): Approvals => ({
  async open(ref, question) {
    const { delivery, node, generation } = ref;
    return sql.begin(async (tx) => {
      await tx`
        insert into approval_question (delivery_id, node, generation, question, expires_at)
        values (${delivery}, ${node}, ${generation}, ${jsonOf(tx, question)}, ${question.expiresAt})
        on conflict do nothing
      `;
      await tx`
        insert into approval_person (delivery_id, node, generation, person, position)
        select q.delivery_id, q.node, q.generation, p.person, p.position
        from approval_question q,
          jsonb_array_elements_text(q.question->'people') with ordinality as p (person, position)
        where ${isQuestion(tx, ref)}
        on conflict do nothing
      `;
      const untold = await tx<{ person: string }[]>`
        select q.person from approval_person q
        join approval_question asked using (delivery_id, node, generation)
        where ${isQuestion(tx, ref)} and q.told_at is null and q.delegated_by is null
          and (asked.question->>'agree' <> 'turn' or ${isTheirTurn(tx)})
        order by q.position
      `;
      return untold.map(({ person }) => person);
    });
  },

  async link({ delivery, node, generation }, person) {
    const token = newToken();
    await sql`
      insert into approval_link (token_hash, delivery_id, node, generation, person)
      values (${tokenHash(token)}, ${delivery}, ${node}, ${generation}, ${person})
    `;
    return `${url.replace(/\/+$/, '')}/answer/${token}`;
  },

  async told(ref, person) {
    await sql`
      update approval_person q set told_at = now()
      where ${isQuestion(sql, ref)} and person = ${person}
    `;
  },
});

/** Condition on a row of any of the tables, called `q`. */
export const isQuestion = (sql: AnySql, { delivery, node, generation }: QuestionRef) =>
  sql`(q.delivery_id = ${delivery} and q.node = ${node} and q.generation = ${generation})`;

/** Whether everybody before a person called `q`, or whom they passed the question on to, has approved. */
export const isTheirTurn = (sql: AnySql) => sql`not exists (
  select from approval_person before
  where before.delivery_id = q.delivery_id and before.node = q.node and before.generation = q.generation
    and before.position < q.position
    and not exists (
      select from approval_person heir
      where heir.delivery_id = q.delivery_id and heir.node = q.node and heir.generation = q.generation
        and heir.delegated_by = before.person
    )
    and not exists (
      select from approval_answer a
      where a.delivery_id = q.delivery_id and a.node = q.node and a.generation = q.generation
        and a.person = before.person and a.answer = 'approved'
    )
)`;

/** Somebody who answers although the drawing does not name them; who is asked already stays as they were. */
export async function joinPeople(sql: AnySql, ref: QuestionRef, person: string): Promise<void> {
  await sql`
    insert into approval_person (delivery_id, node, generation, person, position, told_at)
    select q.delivery_id, q.node, q.generation, ${person}, count(*) + 1, now()
    from approval_person q
    where ${isQuestion(sql, ref)}
    group by q.delivery_id, q.node, q.generation
    on conflict do nothing
  `;
}
