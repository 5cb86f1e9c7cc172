import type { Sql } from '../db/sql.ts';
import { isToken, newToken, tokenHash } from './token.ts';

/**
 * A link that signs one person in, once, within 15 minutes. The token stands after `#`, which browsers send to nobody:
 * it stays out of logs, and a mail scanner that opens the link consumes nothing.
 *
 * @param url address of this installation
 */
export async function makeSignInLink(
  sql: Sql,
  url: string,
  accountId: string,
): Promise<{ url: string; expiresAt: string }> {
  const token = newToken();
  const [link] = await sql<{ expiresAt: string }[]>`
    insert into sign_in_link (token_hash, account_id, expires_at)
    values (${tokenHash(token)}, ${accountId}, now() + interval '15 minutes')
    returning expires_at
  `;
  if (!link) throw new Error('no row came back');
  return { url: `${url.replace(/\/$/, '')}/sign-in#${token}`, expiresAt: link.expiresAt };
}

/** Uses a link up. @returns the account, or undefined for a link that is unknown, used or expired */
export async function consumeSignInLink(sql: Sql, token: string): Promise<string | undefined> {
  if (!isToken(token)) return undefined;
  const [link] = await sql<{ accountId: string }[]>`
    update sign_in_link set used_at = now()
    where token_hash = ${tokenHash(token)}
      and used_at is null
      and expires_at > now()
    returning account_id
  `;
  return link?.accountId;
}
