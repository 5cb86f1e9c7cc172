import { z } from 'zod';
import { endpoint, roles } from '../endpoint.ts';
import { everyone, Id, Instant, nothing, PageQuery, page } from './shapes.ts';

const User = z.object({
  id: Id,
  login: z.string(),
  role: z.enum(roles),
});

export const session = endpoint({
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in, and to what',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    user: User,
    issuer: z.object({ id: Id, name: z.string(), siren: z.string() }),
    /** True while the seeded demo data are there: the built-in mailbox and drop are shown. */
    demo: z.boolean(),
    version: z.string(),
  }),
});

export const signIn = endpoint({
  method: 'post',
  path: '/api/session',
  summary: 'Sign in with a one-time link’s token; sets the session cookie',
  roles: 'anyone',
  query: nothing,
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  reply: z.object({ user: User }),
});

export const signOut = endpoint({
  method: 'delete',
  path: '/api/session',
  summary: 'End this session',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({ ended: z.boolean() }),
});

export const listUsers = endpoint({
  method: 'get',
  path: '/api/users',
  summary: 'Users and their roles',
  roles: ['admin'],
  query: PageQuery,
  body: nothing,
  reply: page(User),
});

export const makeSignInLink = endpoint({
  method: 'post',
  path: '/api/users/:userId/sign-in-link',
  summary: 'A one-time sign-in link for a user, good for 15 minutes',
  roles: ['admin'],
  query: nothing,
  body: z.strictObject({}),
  reply: z.object({ url: z.string(), expiresAt: Instant }),
});
