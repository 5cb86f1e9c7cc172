import { randomUUID } from 'node:crypto';
import type { AttemptLog } from '#activities/activity.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { Remedy } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';
import { jsonOf } from './anySql.ts';
import type { Sql } from './sql.ts';

/** One try of one step, with all that proves how it went. The shape that the API gives it. */
export interface Attempt {
  readonly id: string;
  readonly node: string;
  readonly type: string;
  readonly generation: number;
  /** 1, 2, 3 … within node and generation. */
  readonly number: number;
  readonly key: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** `interrupted`: it never came to an end; the next try tells what became of it. */
  readonly result: 'running' | 'done' | 'failed' | 'interrupted';
  readonly fault: {
    readonly code: string;
    readonly message: Text;
    readonly remedy: Remedy;
    readonly details: Record<string, unknown>;
  } | null;
  readonly input: Record<string, unknown>;
  readonly output: Record<string, unknown> | null;
  readonly evidence: {
    readonly kind: string;
    readonly detail: Record<string, unknown>;
    readonly document: DocumentRef | null;
  }[];
}

/** Every try of a delivery, oldest first. */
export async function attemptsOf(sql: Sql, deliveryId: string): Promise<Attempt[]> {
  return sql<Attempt[]>`
    select a.id, a.node, a.type, a.generation, a.number, a.key, a.started_at, a.ended_at, a.result,
      a.fault, a.input, a.output, coalesce(e.evidence, '[]') as evidence
    from attempt a
    left join lateral (
      select jsonb_agg(
        jsonb_build_object('kind', kind, 'detail', detail, 'document', document)
        order by id
      ) as evidence
      from evidence
      where attempt_id = a.id
    ) e on true
    where a.delivery_id = ${deliveryId}
    order by a.started_at, a.generation, a.number
  `;
}

export const attemptLog = (sql: Sql): AttemptLog => ({
  /** An earlier try of the node that is still open was cut off: a node has one try at a time. */
  async open({ delivery, node, type, generation, key, input }) {
    const id = randomUUID();
    await sql`
      with cut_off as (
        update attempt set result = 'interrupted', ended_at = now()
        where delivery_id = ${delivery} and node = ${node} and result = 'running'
      )
      insert into attempt (id, delivery_id, node, type, generation, number, key, input)
      select ${id}, ${delivery}, ${node}, ${type}, ${generation}, coalesce(max(number), 0) + 1, ${key},
        ${jsonOf(sql, input)}::jsonb
      from attempt
      where delivery_id = ${delivery} and node = ${node} and generation = ${generation}
    `;
    return id;
  },

  async close(id, end) {
    if ('fault' in end) {
      await sql`
        update attempt set result = 'failed', ended_at = now(), fault = ${jsonOf(sql, end.fault)}
        where id = ${id}
      `;
      return;
    }
    const { evidence, ...output } = end.outcome;
    // Closing twice, after an answer that was lost, keeps one set of evidence.
    await sql`
      with closed as (
        update attempt set result = 'done', ended_at = now(), output = ${jsonOf(sql, output)}
        where id = ${id}
        returning id, delivery_id
      )
      insert into evidence (id, attempt_id, delivery_id, kind, detail, document)
      select closed.id || '-' || lpad(n::text, 3, '0'), closed.id, closed.delivery_id,
        proof ->> 'kind', proof -> 'detail', proof -> 'document'
      from closed, jsonb_array_elements(${jsonOf(sql, evidence)}::jsonb) with ordinality as e (proof, n)
      on conflict (id) do nothing
    `;
  },
});
