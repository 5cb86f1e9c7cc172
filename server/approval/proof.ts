import type { QuestionRef } from '#activities/approval/question.ts';
import { type AnySql, jsonOf } from '../db/anySql.ts';

/**
 * Adds what a person did to the proof of the step's last try, after that one was closed: the step asked, people answer
 * later.
 */
export async function addProof(
  sql: AnySql,
  { delivery, node, generation }: QuestionRef,
  kind: 'approval-answer' | 'approval-passed-on',
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`
    insert into evidence (id, attempt_id, delivery_id, kind, detail)
    select a.id || '-person-' || lpad((count(e.id) + 1)::text, 3, '0'), a.id, a.delivery_id,
      ${kind}, ${jsonOf(sql, detail)}
    from (
      select id, delivery_id from attempt
      where delivery_id = ${delivery} and node = ${node} and generation = ${generation}
      order by number desc
      limit 1
    ) a
    left join evidence e on e.attempt_id = a.id
    group by a.id, a.delivery_id
  `;
}
