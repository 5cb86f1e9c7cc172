import type { Router } from 'express';
import { clearSessionCookie, sessionToken, setSessionCookie } from '../auth/cookie.ts';
import { endSession } from '../auth/sessions.ts';
import { signInWith } from '../auth/signIn.ts';
import { linkFor, sessionView, userPage } from '../db/accounts.ts';
import { listUsers, makeSignInLink, session, signIn, signOut } from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount, mountOpen } from './mount.ts';

export function people(router: Router, { sql, config: { url } }: ApiDeps): void {
  mount(router, session, (_, { actor }) => sessionView(sql, actor));

  mountOpen(router, signIn, async ({ body }, res) => {
    const { token, actor } = await signInWith(sql, body.token);
    setSessionCookie(res, url, token);
    return { user: actor };
  });

  mount(router, signOut, async (_, _call, res) => {
    clearSessionCookie(res, url);
    return { ended: await endSession(sql, sessionToken(res.req, url) ?? '') };
  });

  mount(router, listUsers, ({ query }, { actor }) => userPage(sql, actor.issuerId, query));

  mount(router, makeSignInLink, ({ userId }, { actor }) => linkFor(sql, url, actor, userId));
}
