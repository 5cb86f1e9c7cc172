import type { Request, RequestHandler, Response } from 'express';
import { refuse } from '../api/problems.ts';
import type { Sql } from '../db/sql.ts';
import type { Actor } from './actor.ts';
import { apiKeyActor } from './apiKeys.ts';
import { sessionToken } from './cookie.ts';
import { isCrossSite } from './crossSite.ts';
import { sessionActor } from './sessions.ts';

const actors = new WeakMap<Request, Actor>();

/** Who makes this call, if anybody known. Whether they may is `mount`'s to decide. */
export const actorOf = (req: Request): Actor | undefined => actors.get(req);

/**
 * Finds out who calls, by API key (`Authorization: Bearer`) or session cookie, before anything of the body is read.
 *
 * @param url address of this installation
 */
export function authenticate(sql: Sql, url: string): RequestHandler {
  return async (req: Request, _res: Response, next) => {
    const bearer = /^bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
    const token = sessionToken(req, url);
    if (bearer === undefined && isCrossSite(req, url, token !== undefined)) {
      throw refuse('CROSS_SITE_REFUSED', {
        fr: 'La demande n’est pas partie d’une page de cette installation.',
        en: 'The request did not come from a page of this installation.',
      });
    }
    const actor =
      bearer !== undefined
        ? await apiKeyActor(sql, bearer)
        : token !== undefined
          ? await sessionActor(sql, token)
          : undefined;
    if (actor) actors.set(req, actor);
    next();
  };
}
