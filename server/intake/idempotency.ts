import type { Detected } from '#activities/formats/csv/mapping.ts';
import { refuse } from '../api/problems.ts';
import { type AnySql, jsonOf } from '../db/anySql.ts';

export interface Receipt {
  readonly invoice: string;
  readonly delivery: string;
  /** The invoice that these very files gave before. */
  readonly duplicateOf?: string;
  /** What each table of a CSV or Excel file was taken for; told once, with the first answer. */
  readonly detected?: readonly Detected[];
}

interface Request {
  readonly issuerId: string;
  /** `Idempotency-Key`; undefined where the caller sent none. */
  readonly key: string | undefined;
  readonly requestHash: string;
}

/**
 * The answer that this key got before.
 *
 * @throws IDEMPOTENCY_KEY_REUSED where the key went with another request
 */
export async function earlierAnswer(
  sql: AnySql,
  { issuerId, key, requestHash }: Request,
): Promise<Receipt | undefined> {
  if (key === undefined) return undefined;
  const [earlier] = await sql<{ requestHash: string; reply: Receipt }[]>`
    select request_hash, reply from idempotency where issuer_id = ${issuerId} and key = ${key}
  `;
  if (!earlier) return undefined;
  if (earlier.requestHash === requestHash) return earlier.reply;
  throw refuse('IDEMPOTENCY_KEY_REUSED', {
    fr: 'Cette clé a déjà servi pour une autre facture.',
    en: 'This key went with another invoice before.',
  });
}

/** Ties an answer to its key, for ever. Where another call under the key came first, that one's answer stands. */
export async function rememberAnswer(
  sql: AnySql,
  request: Request,
  reply: Receipt,
): Promise<Receipt> {
  const { issuerId, key, requestHash } = request;
  if (key === undefined) return reply;
  const { count } = await sql`
    insert into idempotency (issuer_id, key, request_hash, reply)
    values (${issuerId}, ${key}, ${requestHash}, ${jsonOf(sql, reply)})
    on conflict do nothing
  `;
  return count === 1 ? reply : ((await earlierAnswer(sql, request)) ?? reply);
}
