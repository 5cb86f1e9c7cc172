import type { listUsers, session } from '../api/contract.ts';
import type { Reply, Role } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { Actor } from '../auth/actor.ts';
import { makeSignInLink } from '../auth/signInLinks.ts';
import { version } from '../version.ts';
import { recordAction } from './actions.ts';
import type { AnySql } from './anySql.ts';
import { type PageAsked, pageOf, placeOf } from './cursor.ts';
import { isDemo, issuerFacts } from './issuers.ts';
import type { Sql } from './sql.ts';

export interface User {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
}

/** People of an issuer, by login. */
export async function userPage(
  sql: AnySql,
  issuerId: string,
  { cursor, limit }: PageAsked,
): Promise<Reply<typeof listUsers>> {
  const after = placeOf(cursor, 'name');
  const rows = await sql<(User & { place: string })[]>`
    select id, login, role, login as place
    from account
    where issuer_id = ${issuerId}
      and (${after?.by ?? null}::text is null or login > ${after?.by ?? null})
    order by login
    limit ${limit + 1}
  `;
  return pageOf(rows, limit);
}

/** A one-time link for a person of the actor's issuer, noted in the audit trail. @throws NOT_FOUND */
export async function linkFor(
  sql: Sql,
  url: string,
  { issuerId, login: actor }: Actor,
  accountId: string,
): Promise<{ url: string; expiresAt: string }> {
  const [user] = await sql<User[]>`
    select id, login, role from account where id = ${accountId} and issuer_id = ${issuerId}
  `;
  if (!user) throw notFound();
  const detail = { login: user.login };
  await recordAction(sql, { issuerId, actor, kind: 'sign-in-link', subject: accountId, detail });
  return makeSignInLink(sql, url, accountId);
}

/** Who the actor is and what they are signed in to. */
export async function sessionView(sql: AnySql, actor: Actor): Promise<Reply<typeof session>> {
  const { id, name, siren } = await issuerFacts(sql, actor.issuerId);
  return {
    user: { id: actor.id, login: actor.login, role: actor.role },
    issuer: { id, name, siren },
    demo: await isDemo(sql, actor.issuerId),
    version,
  };
}

export async function accountActor(sql: AnySql, accountId: string): Promise<Actor> {
  const [actor] = await sql<Actor[]>`
    select 'person' as kind, id, login, role, issuer_id from account where id = ${accountId}
  `;
  if (!actor) throw new Error(`no account ${accountId}`);
  return actor;
}
