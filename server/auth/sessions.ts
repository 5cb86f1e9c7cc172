import type { Sql } from '../db/sql.ts';
import type { Actor } from './actor.ts';
import { isToken, newToken, tokenHash } from './token.ts';

/** @returns the session's token, for the cookie; it ends after 8 h without a call, and 24 h from now at the latest */
export async function beginSession(sql: Sql, accountId: string): Promise<string> {
  const token = newToken();
  await sql`
    insert into session (token_hash, account_id, expires_at)
    values (${tokenHash(token)}, ${accountId}, now() + interval '24 hours')
  `;
  return token;
}

/** Who the session belongs to, with the role that they have now. */
export async function sessionActor(sql: Sql, token: string): Promise<Actor | undefined> {
  if (!isToken(token)) return undefined;
  const hash = tokenHash(token);
  const [actor] = await sql<(Actor & { stale: boolean })[]>`
    select 'person' as kind, a.id, a.login, a.role, a.issuer_id,
      s.seen_at < now() - interval '1 minute' as stale
    from session s
    join account a on a.id = s.account_id
    where s.token_hash = ${hash}
      and s.expires_at > now()
      and s.seen_at > now() - interval '8 hours'
  `;
  if (!actor) return undefined;
  const { stale, ...who } = actor;
  // A page asks several times a second: one write a minute keeps the idle clock well enough.
  if (stale) await sql`update session set seen_at = now() where token_hash = ${hash}`;
  return who;
}

/** @returns whether there was such a session */
export async function endSession(sql: Sql, token: string): Promise<boolean> {
  const { count } = await sql`delete from session where token_hash = ${tokenHash(token)}`;
  return count > 0;
}

/** Sessions and links that can't be used any more. */
export async function forgetExpired(sql: Sql): Promise<void> {
  await sql`
    delete from session where expires_at < now() or seen_at < now() - interval '8 hours'
  `;
  await sql`delete from sign_in_link where expires_at < now() - interval '1 day'`;
}
