import { refuse } from '../api/problems.ts';
import { accountActor } from '../db/accounts.ts';
import { recordAction } from '../db/actions.ts';
import type { Sql } from '../db/sql.ts';
import type { Actor } from './actor.ts';
import { beginSession } from './sessions.ts';
import { consumeSignInLink } from './signInLinks.ts';

/**
 * Uses a one-time link up and begins a session of its own: a session that somebody planted before means nothing.
 *
 * @returns the session's token, for the cookie
 * @throws SIGN_IN_LINK_UNUSABLE, the same for a link that is unknown, used or expired
 */
export async function signInWith(
  sql: Sql,
  token: string,
): Promise<{ token: string; actor: Actor }> {
  const accountId = await consumeSignInLink(sql, token);
  if (accountId === undefined) {
    throw refuse('SIGN_IN_LINK_UNUSABLE', {
      fr: 'Ce lien est inconnu, déjà utilisé ou expiré.',
      en: 'This link is unknown, used or expired.',
    });
  }
  const actor = await accountActor(sql, accountId);
  const { issuerId, login, id } = actor;
  await recordAction(sql, { issuerId, actor: login, kind: 'sign-in', subject: id });
  return { token: await beginSession(sql, accountId), actor };
}
