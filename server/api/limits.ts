import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { actorOf } from '../auth/authenticate.ts';
import { refuse } from './problems.ts';

/** How often in a minute, counted in this process's memory. */
export interface Limits {
  /** Calls of one API key or person. */
  readonly calls: number;
  /** Calls from one address by nobody known: wrong keys among them. */
  readonly unknownCalls: number;
  /** Sign-in links from one address that do not work: a guess at a token is one. */
  readonly failedSignIns: number;
  /** Pages by which people without an account answer, opened or sent from one address. */
  readonly answers: number;
}

export const usualLimits: Limits = {
  calls: 6000,
  unknownCalls: 300,
  failedSignIns: 10,
  answers: 120,
};

/** Refuses with 429 and `Retry-After` (RFC 6585 §4) who calls too often. Needs to know who calls: `authenticate` first. */
export const limitCalls = ({ calls, unknownCalls }: Limits): RequestHandler =>
  limited({
    limit: (req: Request) => (actorOf(req) ? calls : unknownCalls),
    keyGenerator: (req: Request) => {
      const actor = actorOf(req);
      return actor ? JSON.stringify([actor.issuerId, actor.kind, actor.id]) : addressOf(req);
    },
  });

export const limitSignIns = ({ failedSignIns }: Limits): RequestHandler =>
  limited({ limit: failedSignIns, keyGenerator: addressOf, skipSuccessfulRequests: true });

export const limitAnswers = ({ answers }: Limits): RequestHandler =>
  limited({ limit: answers, keyGenerator: addressOf });

const limited = (options: Partial<Options>): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res, next) => {
      const seconds = String(res.getHeader('retry-after') ?? 60);
      next(
        refuse('TOO_MANY_REQUESTS', {
          fr: `Trop de demandes en une minute ; la suite dans ${seconds} s.`,
          en: `Too many requests in a minute; go on in ${seconds} s.`,
        }),
      );
    },
    ...options,
  });

/** Of IPv6 the network counts: one customer of a provider has more addresses than anybody could block. */
const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');
