import type { Role } from '../api/endpoint.ts';
import type { Sql } from '../db/sql.ts';
import type { Actor } from './actor.ts';
import { isToken, newToken, tokenHash } from './token.ts';

/** So that a key which leaks is recognised for what it is. */
const PREFIX = 'fct_';

/** @returns the key, shown this once */
export async function makeApiKey(
  sql: Sql,
  { issuerId, name, role }: { issuerId: string; name: string; role: Role },
): Promise<string> {
  const token = newToken();
  await sql`
    insert into api_key (token_hash, issuer_id, name, role)
    values (${tokenHash(token)}, ${issuerId}, ${name}, ${role})
  `;
  return PREFIX + token;
}

/** Makes a key and ends the earlier ones of that name: a start of the product must not leave one more open door. */
export async function renewApiKey(
  sql: Sql,
  key: { issuerId: string; name: string; role: Role },
): Promise<string> {
  await sql`
    update api_key set revoked_at = now()
    where issuer_id = ${key.issuerId} and name = ${key.name} and revoked_at is null
  `;
  return makeApiKey(sql, key);
}

export async function apiKeyActor(sql: Sql, key: string): Promise<Actor | undefined> {
  const token = key.slice(PREFIX.length);
  if (!key.startsWith(PREFIX) || !isToken(token)) return undefined;
  const [actor] = await sql<Actor[]>`
    select 'key' as kind, name as id, 'key:' || name as login, role, issuer_id
    from api_key
    where token_hash = ${tokenHash(token)}
      and revoked_at is null
  `;
  return actor;
}
