import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { nothing, Text } from './shapes.ts';

const kinds = ['smtp', 'sftp', 'ftps', 'folder', 'https', 'webhook', 'imap'] as const;
const admins = ['admin'] as const;
const name = z.string().trim().min(1).max(60);
/** By the names that the kind has for them; what belongs to which kind is judged when it is saved. */
const Settings = z.record(
  z.string().max(60),
  z.union([
    z.string().max(100_000),
    z.number(),
    z.boolean(),
    z.array(z.string().max(1000)).max(100),
  ]),
);
const Secret = z.union([
  z.string().max(100_000),
  z.record(z.string().max(200), z.string().max(8000)),
]);

/** A connection as an administrator sets it. A secret that is not named stays as it is, one that is null is taken away. */
const Draft = z.strictObject({
  name,
  kind: z.enum(kinds),
  settings: Settings,
  secrets: z.record(z.string().max(60), Secret.nullable()),
});

const Connection = z.object({
  name: z.string(),
  kind: z.enum(kinds),
  /** The built-in mailbox and drop are set by the demo itself. */
  demo: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  /** Names of the secrets that it has; they themselves never leave the server. */
  secrets: z.array(z.string()),
});

export const getConnection = endpoint({
  method: 'get',
  path: '/api/channels/settings',
  summary: 'The settings of a connection, without its secrets',
  roles: admins,
  query: z.object({ name }),
  body: nothing,
  reply: Connection,
});

export const createConnection = endpoint({
  method: 'post',
  path: '/api/channels',
  summary: 'Add a connection under a name that is free',
  roles: admins,
  query: nothing,
  body: Draft,
  reply: Connection,
  status: 201,
});

export const changeConnection = endpoint({
  method: 'put',
  path: '/api/channels',
  summary:
    'Change a connection; secrets that are not sent stay, unless it would then lead elsewhere',
  roles: admins,
  query: nothing,
  body: Draft,
  reply: Connection,
});

export const testConnection = endpoint({
  method: 'post',
  path: '/api/channels/test',
  summary: 'Call the far end as these settings would, sign in, and hang up: nothing is delivered',
  roles: admins,
  query: nothing,
  body: Draft,
  reply: z.object({
    ok: z.boolean(),
    said: Text,
    /** What both sides said, where the protocol is made of lines; no secrets. */
    lines: z.array(z.string()),
  }),
});
